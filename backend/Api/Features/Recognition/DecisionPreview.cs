using System.Globalization;
using Kheo.Api.Database;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Recognitions;

namespace Kheo.Api.Features.Recognition;

/// <summary>The words of the document, laid out by the family's form: Party by 36-HD/VPTW, State by Decree 30/2020.</summary>
/// <param name="Issuer">Top left: the unit above and the unit that issues.</param>
/// <param name="Heading">Top right: the Party's name, or the State's with its motto.</param>
/// <param name="NumberLine">`Số 12-QĐ/ĐU` or `Số: 45/QĐ-UBND`; dots while the number is not given.</param>
public sealed record DecisionPreview(IReadOnlyList<string> Issuer, IReadOnlyList<string> Heading, string NumberLine, string DateLine, string Title,
    IReadOnlyList<string> Bases, IReadOnlyList<string> Articles, IReadOnlyList<string> Signature)
{
    public static DecisionPreview Example => new(["TỈNH ỦY AN BÌNH", "ĐẢNG ỦY XÃ BÌNH MINH"], ["ĐẢNG CỘNG SẢN VIỆT NAM"], "Số …-QĐ/ĐU", "ngày … tháng … năm …",
        "Công nhận và khen thưởng mô hình Dân vận khéo năm 2026", ["Căn cứ Quyết định số 1-QĐ/TU"],
        ["Điều 1. Công nhận 1 mô hình, điển hình (trong đó 1 tiêu biểu) theo danh sách kèm theo."], ["T/M BAN THƯỜNG VỤ"]);

    public static DecisionPreview Of(Decision decision, UnitName unit, UnitName? parent)
    {
        var party = decision.Family == Family.Party;
        string Name(UnitName u) => (party ? u.PartyName : u.StateName ?? u.PartyName).ToUpperInvariant();
        var day = decision.DecidedOn;
        return new DecisionPreview(
            parent is null ? [Name(unit)] : [Name(parent), Name(unit)],
            party ? ["ĐẢNG CỘNG SẢN VIỆT NAM"] : ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"],
            (party ? "Số " : "Số: ") + (decision.Number ?? "…"),
            day is { } d ? string.Create(CultureInfo.InvariantCulture, $"ngày {d.Day:00} tháng {d.Month:00} năm {d.Year}") : "ngày … tháng … năm …",
            decision.Title, [.. decision.LegalBases.Select(b => "Căn cứ " + b)], [.. ArticlesOf(decision)],
            [.. new[] { decision.Capacity ?? decision.Authority.ToUpperInvariant(), decision.Signatory }.OfType<string>()]);
    }

    private static IEnumerable<string> ArticlesOf(Decision decision)
    {
        var number = 0;
        string Next(string text) => string.Create(CultureInfo.InvariantCulture, $"Điều {++number}. {text}");
        var (recognised, typical) = (decision.Items.Count(i => i.Recognise), decision.Items.Count(i => i.Typical));
        if (recognised > 0)
            yield return Next($"Công nhận {recognised} mô hình, điển hình" + (typical > 0 ? $" (trong đó {typical} tiêu biểu)" : "") + " theo danh sách kèm theo.");
        foreach (var form in decision.Items.Where(i => i.AwardForm is not null).GroupBy(i => (i.AwardForm, i.AwardCategory)).OrderBy(g => g.Key))
        {
            var collectives = form.Count(i => i.Subject == Subject.Collective);
            var others = form.Count() - collectives;
            var recipients = string.Join(" và ", new[] { collectives > 0 ? $"{collectives} tập thể" : null, others > 0 ? $"{others} cá nhân, hộ gia đình" : null }.OfType<string>());
            yield return Next($"Tặng {Words(form.Key.AwardForm)} cho {recipients} {Words(form.Key.AwardCategory)}.");
        }
        yield return Next("Các cơ quan, đơn vị liên quan và các tập thể, cá nhân có tên trong danh sách chịu trách nhiệm thi hành Quyết định này.");
    }

    internal static string Words(AwardForm? form) => form switch
    {
        AwardForm.GiayKhen => "giấy khen", AwardForm.BangKhen => "bằng khen", AwardForm.BieuDuong => "biểu dương", AwardForm.ThuKhen => "thư khen", AwardForm.CoThiDua => "cờ thi đua", _ => "",
    };

    internal static string Words(AwardCategory? category) => category switch
    {
        AwardCategory.ForTheModel => "có mô hình, điển hình tiêu biểu", AwardCategory.ForImplementing => "có thành tích trong tổ chức thực hiện",
        AwardCategory.ForDirecting => "có thành tích trong chỉ đạo, tham mưu", _ => "",
    };
}
