using Kheo.Domain.Campaigns;
using Kheo.Domain.Reports;
using Kheo.Domain.Tests.Campaigns;
using static Kheo.Domain.Reports.ReportStatus;

namespace Kheo.Domain.Tests.Reports;

public class PeriodicReportTests
{
    private static readonly ReportFigures Figures = new(Given.Now, Geography.Recorded, [], new StageFigures(0, 112, 112, 112, 112), [], Funnel.Nested([]), []);
    private static readonly SectionText Causes = new("nguyen-nhan-chu-quan", "Một số chi bộ chưa chủ động.");

    private static Campaign Asking()
    {
        var campaign = Given.OpenCampaign();
        campaign.Save(campaign.Content() with { Rules = CampaignRules.Plain with { ReportSections = [new("nguyen-nhan-chu-quan", "Nguyên nhân chủ quan")] } }, Given.Now);
        return campaign;
    }

    private static PeriodicReport Draft(Campaign campaign, params SectionText[] sections) =>
        PeriodicReport.Draft(campaign, Guid.CreateVersion7(), "/VN/AB/", ReportKind.Final, campaign.PeriodFrom, campaign.PeriodTo, sections);

    [Fact]
    public void Every_status_and_verb_is_either_a_step_or_a_named_refusal()
    {
        var campaign = Asking();
        var verbs = new Dictionary<string, Action<PeriodicReport>>
        {
            ["Save"] = r => r.Save(campaign, [Causes]),
            ["HandIn"] = r => r.HandIn(campaign, Figures, Given.Now),
            ["Return"] = r => r.Return("Thiếu số liệu quý IV.", Given.Now),
            ["Accept"] = r => r.Accept(Given.Now),
        };
        var lawful = new Dictionary<(ReportStatus, string), ReportStatus>
        {
            [(ReportStatus.Draft, "Save")] = ReportStatus.Draft, [(ReportStatus.Draft, "HandIn")] = HandedIn,
            [(HandedIn, "Return")] = Returned, [(HandedIn, "Accept")] = Accepted,
            [(Returned, "Save")] = Returned, [(Returned, "HandIn")] = HandedIn,
        };
        Assert.Equal(verbs.Keys.Order(), PeriodicReport.Lifecycle.Select(s => s.Verb).Order());
        foreach (var status in Enum.GetValues<ReportStatus>())
        foreach (var (verb, act) in verbs)
        {
            var report = Draft(campaign, Causes);
            if (status != ReportStatus.Draft) verbs["HandIn"](report);
            if (status == Returned) verbs["Return"](report);
            if (status == Accepted) verbs["Accept"](report);
            if (lawful.ContainsKey((status, verb))) act(report);
            else Assert.Equal(PeriodicReport.Lifecycle.First(s => s.Verb == verb).Refusal, Assert.Throws<RuleBroken>(() => act(report)).Rule);
            Assert.Equal(lawful.GetValueOrDefault((status, verb), status), report.Status);
        }
    }

    [Fact]
    public void A_report_without_its_subjective_causes_is_not_taken()
    {
        var report = Draft(Asking(), new SectionText(PeriodicReport.General, "Kết quả chung"));
        Assert.Equal(Rules.ReportSectionMissing, Assert.Throws<RuleBroken>(() => report.HandIn(Asking(), Figures, Given.Now)).Rule);
        Assert.Equal(ReportStatus.Draft, report.Status);
    }

    [Fact]
    public void Figures_are_frozen_when_it_is_handed_in_and_stay_when_it_is_returned()
    {
        var campaign = Asking();
        var report = Draft(campaign, Causes);
        Assert.Null(report.Figures);
        report.HandIn(campaign, Figures, Given.Now);
        report.Return("Bổ sung phụ lục.", Given.Now);
        Assert.Same(Figures, report.Figures);
        Assert.Equal("Bổ sung phụ lục.", report.Reason);
    }

    [Fact]
    public void Returning_needs_a_reason()
    {
        var campaign = Asking();
        var report = Draft(campaign, Causes);
        report.HandIn(campaign, Figures, Given.Now);
        Assert.Equal(Rules.ReportReasonMissing, Assert.Throws<RuleBroken>(() => report.Return(" ", Given.Now)).Rule);
    }

    [Fact]
    public void Only_the_sections_of_the_campaign_are_written_and_each_once()
    {
        Assert.Equal(Rules.ReportSectionUnknown, Assert.Throws<RuleBroken>(() => Draft(Asking(), new SectionText("khac", "…"))).Rule);
        Assert.Equal(Rules.ReportSectionTwice, Assert.Throws<RuleBroken>(() => Draft(Asking(), Causes, Causes)).Rule);
    }

    [Fact]
    public void The_period_lies_within_the_campaign()
    {
        var campaign = Asking();
        Assert.Equal(Rules.ReportPeriodOutside, Assert.Throws<RuleBroken>(() =>
            PeriodicReport.Draft(campaign, Guid.CreateVersion7(), "/VN/AB/", ReportKind.Interim, campaign.PeriodFrom.AddDays(-1), campaign.PeriodTo, [])).Rule);
    }

    [Fact]
    public void A_campaign_that_was_not_opened_has_no_reports() =>
        Assert.Equal(Rules.ReportCampaignDraft, Assert.Throws<RuleBroken>(() => Draft(Given.DraftCampaign())).Rule);
}
