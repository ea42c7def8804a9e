using System.Security.Cryptography;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;

namespace Kheo.Api.Demo;

/// <summary>What the province sent down: one letter that nearly all answered, one that came this month, one withdrawn, and a draft.</summary>
internal sealed partial class Story
{
    private readonly Dice _letters = new(20261127);

    public List<Directive> Directives { get; } = [];
    public List<DirectiveReceipt> Receipts { get; } = [];
    public List<DirectiveReminder> DirectiveReminders { get; } = [];
    public List<Attachment> Attachments { get; } = [];

    private void SendLetters()
    {
        var campaign = Years[1].Campaign;
        Directive Write(string excerpt, string body, string? number, DateOnly? on, DateOnly? planBy, Guid[] tiers) => Directive.Draft(Province.Id, Province.Path, campaign.ProgrammeId, campaign.Id,
            new DirectiveText(excerpt, body, number, on, "Lê Quang Minh", "T/M BAN THƯỜNG VỤ, PHÓ BÍ THƯ", planBy), new Distribution(tiers, []));

        var communes = new[] { Home.Unit.TierId };
        var reached = Uppers.Where(u => u.Unit.TierId == Home.Unit.TierId).ToList();
        var spring = Write("Về việc đẩy mạnh thực hiện phong trào thi đua “Dân vận khéo” năm 2026",
            "1. Đảng ủy các xã, phường, đặc khu ban hành kế hoạch thực hiện trước ngày 15/4/2026.\n2. Mỗi chi bộ đăng ký ít nhất một mô hình trước ngày 30/6/2026.\n3. Báo cáo kết quả về Ban Tuyên giáo và Dân vận Tỉnh ủy.",
            "1029-CV/TU", new DateOnly(2026, 3, 16), new DateOnly(2026, 4, 15), communes);
        Attach(spring, "1029-CV-TU.png", Calendar.At(2026, 3, 16, 8));
        spring.Issue(reached.Count, Calendar.At(2026, 3, 16, 9));
        foreach (var (upper, n) in reached.Select((u, n) => (u, n)).Where(u => u.u == Home || _letters.Chance(95)))
        {
            var at = Calendar.At(2026, 3, 16, 10).AddHours(_letters.Between(1, 200));
            var receipt = DirectiveReceipt.Acknowledge(spring, upper.Unit.Id, upper.Unit.Path, upper.Deputy.Id, upper.Deputy.DisplayName, at);
            var planned = Domain.VietnamTime.Day(at).AddDays(_letters.Between(5, 24));
            if (upper == Home || _letters.Chance(85)) receipt.EnterPlan(spring, $"{12 + n % 60}-KH/ĐU", planned, Domain.VietnamTime.StartOf(planned.AddDays(1)).AddHours(9));
            Receipts.Add(receipt);
        }

        var wrong = Write("Về việc báo cáo kết quả giữa kỳ phong trào “Dân vận khéo” năm 2026", "Các đơn vị báo cáo theo mẫu đính kèm.", "1288-CV/TU", new DateOnly(2026, 6, 8), null, communes);
        wrong.Issue(reached.Count, Calendar.At(2026, 6, 8, 14));
        wrong.Withdraw("Mẫu báo cáo đính kèm chưa đúng; thay bằng Công văn số 1291-CV/TU ngày 10/6/2026.");

        var autumn = Write("Hướng dẫn tổng kết phong trào thi đua “Dân vận khéo” năm 2026",
            "1. Thời gian tổng kết ở cơ sở: xong trước ngày 15/12/2026.\n2. Chọn mô hình tiêu biểu đề nghị cấp trên công nhận.\n3. Mỗi đơn vị ban hành kế hoạch tổng kết và ghi vào hệ thống.",
            "46-HD/BTGDVTU", new DateOnly(2026, 11, 16), new DateOnly(2026, 12, 4), communes);
        Attach(autumn, "46-HD-BTGDVTU.png", Calendar.At(2026, 11, 16, 15));
        autumn.Issue(reached.Count, Calendar.At(2026, 11, 16, 16));
        foreach (var upper in reached.Where(u => u != Home && _letters.Chance(72)))
            Receipts.Add(DirectiveReceipt.Acknowledge(autumn, upper.Unit.Id, upper.Unit.Path, upper.Deputy.Id, upper.Deputy.DisplayName, Calendar.At(2026, 11, 17, 7).AddHours(_letters.Between(0, 90))));
        DirectiveReminders.Add(DirectiveReminder.Send(autumn, Province.Id, Province.Path, Wanted.Receipt, [], reached.Count - Receipts.Count(r => r.DirectiveId == autumn.Id),
            "Đề nghị các đồng chí xác nhận đã nhận Hướng dẫn số 46-HD/BTGDVTU trước ngày 24/11/2026.", Agency.Id, Calendar.At(2026, 11, 21, 9)));

        Directives.AddRange([spring, wrong, autumn, Write("Về việc chuẩn bị hội nghị biểu dương điển hình “Dân vận khéo” năm 2026", "Các đơn vị cử đại biểu theo phân bổ.", null, null, null, communes)]);
    }

    private void Attach(Directive directive, string name, DateTimeOffset at)
    {
        var png = Pictures.All[Attachments.Count % Pictures.All.Count].Png;
        var attachment = Attachment.Of(directive, name, new StoredBytes(Guid.CreateVersion7(), "image/png", png.Length, SHA256.HashData(png)), Agency.Id, at);
        Attachments.Add(attachment);
        Bytes[attachment.StoredAs] = png;
    }
}
