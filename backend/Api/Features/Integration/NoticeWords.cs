using System.Globalization;
using System.Text.Json;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using Kheo.Domain.Reports;

namespace Kheo.Api.Features.Integration;

/// <summary>How notices are worded. They are kept as they were told.</summary>
internal static class NoticeWords
{
    /// <summary>When the digest of a day leaves.</summary>
    public static readonly TimeOnly DigestAt = new(7, 30);

    public static string Code(NoticeKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    public static string Form(string form) => form switch
    {
        "registration" => "đăng ký mô hình", "result" => "báo cáo kết quả", "interim" => "báo cáo sơ kết", "final" => "báo cáo tổng kết", _ => form,
    };

    public static string Message(Saying saying, Obligation row, DateOnly today)
    {
        var left = row.DueOn.DayNumber - today.DayNumber;
        return saying.Kind == ReminderKind.Escalation ? $"Đơn vị quá hạn {-left} ngày: {Form(row.Form)}" : left == 0 ? $"Hôm nay là hạn cuối: {Form(row.Form)}" : $"Còn {left} ngày: {Form(row.Form)}";
    }

    public static string About(Obligation row, string campaign, string unit) => $"{campaign} · {unit} · hạn {Day(row.DueOn)}";

    public static string Quiet(string name, DateOnly since) => $"Không có dấu hiệu hoạt động từ {Day(since)}: {name}";

    public static string Quiet(int days) => $"Quá {days} ngày chưa ghi hoạt động hoặc báo cáo tiến độ. Đề nghị đồng chí cập nhật việc đã làm.";

    public static NoticeKind Kind(CommitteeAnswer answer) => answer switch
    {
        CommitteeAnswer.Returned => NoticeKind.RegistrationReturned, CommitteeAnswer.Accepted => NoticeKind.RegistrationAccepted, CommitteeAnswer.Refused => NoticeKind.RegistrationRefused,
        _ => NoticeKind.RegistrationMerged,
    };

    public static string Title(CommitteeAnswer answer) => answer switch
    {
        CommitteeAnswer.Returned => "Trả để bổ sung", CommitteeAnswer.Accepted => "Đã tiếp nhận", CommitteeAnswer.Refused => "Không tiếp nhận", _ => "Đã gộp vào hồ sơ khác",
    };

    public static string Answer(HandIn handIn, string code, Joined? into)
    {
        string?[] said =
        [
            into is null ? code : $"{code} → {into.Code} {into.Name} · {into.UnitName}", handIn.MendBy is { } by ? $"Hẹn bổ sung trước hết ngày {Day(by)}" : null,
            handIn.Remarks.Count > 0 ? $"{handIn.Remarks.Count} góp ý cần sửa" : null, handIn.Reason,
        ];
        return string.Join('\n', said.Where(s => !string.IsNullOrWhiteSpace(s)));
    }

    /// <param name="act">On a twinning.</param>
    public static NoticeKind Kind(string act) => act switch
    {
        "AssignTwinning" => NoticeKind.TwinningAssigned, "ChangeTwinning" => NoticeKind.TwinningChanged, _ => NoticeKind.TwinningEnded,
    };

    /// <param name="helps">Whether it is said to who helps; else to who is helped.</param>
    public static string Title(Twinning twinning, string act, bool helps) => (Kind(act), helps) switch
    {
        (NoticeKind.TwinningAssigned, true) => $"Được phân công giúp đỡ {twinning.HelpedName}",
        (NoticeKind.TwinningAssigned, false) => $"{twinning.HelperName} được phân công giúp đỡ đơn vị đồng chí",
        (NoticeKind.TwinningChanged, true) => $"Thay đổi phân công giúp đỡ {twinning.HelpedName}",
        (NoticeKind.TwinningChanged, false) => $"Thay đổi việc {twinning.HelperName} giúp đỡ đơn vị đồng chí",
        (_, true) => $"Thôi phân công giúp đỡ {twinning.HelpedName} từ ngày {Day(twinning.EndedOn!.Value)}",
        (_, false) => $"{twinning.HelperName} thôi giúp đỡ đơn vị đồng chí từ ngày {Day(twinning.EndedOn!.Value)}",
    };

    public static string About(Twinning twinning, string by)
    {
        var days = twinning.ValidTo is { } to ? $"từ {Day(twinning.ValidFrom)} đến {Day(to)}" : $"từ {Day(twinning.ValidFrom)}";
        return $"{by} · {days}\n{twinning.EndReason ?? twinning.Content}";
    }

    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
