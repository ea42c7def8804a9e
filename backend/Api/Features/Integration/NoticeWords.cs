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

    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
