using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;

namespace Kheo.Api.Demo;

internal sealed partial class Story
{
    /// <summary>A draft of the result that is still being written.</summary>
    private void DraftResult(Year year, Dossiered dossier)
    {
        var some = dossier.Targets.OrderBy(t => t.Key, StringComparer.Ordinal).Take(1).Select(t => new IndicatorFigure(t.Key, Target: t.Value));
        dossier.Result = ResultReport.Draft(dossier.Registration, new ResultText("Đang tổng hợp số liệu từ các tổ tự quản.", null, null, null), [.. some], year.Campaign.Indicators);
    }

    private void HandInResult(Year year, Dossiered dossier, DateTimeOffset at)
    {
        var actuals = dossier.Targets.OrderBy(t => t.Key, StringComparer.Ordinal).ToDictionary(t => t.Key, t => Reached(t.Key, t.Value));
        var figures = actuals.Select(a => new IndicatorFigure(a.Key, _dice.Chance(35) ? Math.Floor(dossier.Targets[a.Key] / 5) : null, dossier.Targets[a.Key],
            a.Value, a.Key is "nguoi" or "hs" or "dong" && _dice.Chance(18), a.Key == "dong" && _dice.Chance(30) ? "Gồm cả vật liệu quy thành tiền." : null)).ToList();
        dossier.Result = ResultReport.Draft(dossier.Registration, Words.Result(dossier.Idea, actuals, _dice), figures, year.Campaign.Indicators);
        var author = Author(dossier);
        Act(dossier, "HandInResult", at, author, () => dossier.Result.HandIn(dossier.Registration, year.Campaign, at));
    }

    private void ConfirmResult(Dossiered dossier, DateTimeOffset at)
    {
        var above = Above(dossier);
        Act(dossier, "ConfirmResult", at, above, () => dossier.Result!.Confirm(dossier.Registration, above.Id, at));
    }

    private void ReturnResult(Dossiered dossier, DateTimeOffset at)
    {
        var about = dossier.Targets.Keys.Order(StringComparer.Ordinal).First();
        Act(dossier, "ReturnResult", at, Above(dossier), () => dossier.Result!.Return(dossier.Registration,
            [new ResultRemark(about, "Số thực hiện chưa khớp với biên bản họp chi bộ, đề nghị kiểm tra lại."), new ResultRemark("narrative", "Nêu thêm cách vận động cụ thể, việc khó nhất đã gỡ thế nào.")], at));
    }

    private Domain.Access.Account Author(Dossiered dossier) => Accounts.First(a => a.Id == dossier.Registration.AuthorId);

    private Domain.Access.Account Above(Dossiered dossier) => dossier.Spot.Unit == dossier.Upper.Unit ? Agency : dossier.Upper.Deputy;

    private decimal Reached(string figure, decimal target)
    {
        var step = Ideas.Figures[figure].Step;
        return Math.Max(step, Math.Round(target * _dice.Between(82, 128) / 100 / step) * step);
    }
}
