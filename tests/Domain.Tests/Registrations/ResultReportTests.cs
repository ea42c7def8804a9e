using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using static Kheo.Domain.Tests.Campaigns.Given;
using static Kheo.Domain.Tests.Registrations.GivenRegistration;

namespace Kheo.Domain.Tests.Registrations;

public class ResultReportTests
{
    private static readonly IReadOnlyList<Indicator> Asked = [new("workdays", "Ngày công", Measure.Workday, RollUp.Sum, Required: true), new("money", "Kinh phí", Measure.Dong, RollUp.Sum)];
    private static readonly Campaign Demanding = OpenCampaign(Content(CampaignRules.Plain with { ResultSections = [ResultSection.Narrative, ResultSection.Causes] }) with { Indicators = Asked });
    private static readonly ResultText Words = new("Đã trồng 2 km hoa", null, "Chủ quan: triển khai chậm", null);
    private static readonly IndicatorFigure Over500 = new("workdays", 0, 400, 500, true, "trên 500");

    private static (Registration, ResultReport) Begun(ResultText? text = null, params IndicatorFigure[] figures)
    {
        var registration = At(RegistrationStatus.Accepted);
        return (registration, ResultReport.Draft(registration, text ?? Words, figures.Length == 0 ? [Over500] : figures, Asked));
    }

    private static (Registration, ResultReport) Brought(ResultStatus status)
    {
        var (registration, report) = Begun();
        if (status != ResultStatus.Draft) report.HandIn(registration, Demanding, Now);
        if (status == ResultStatus.Returned) report.Return(registration, [new("workdays", "Kèm bảng chấm công")], Now);
        if (status == ResultStatus.Confirmed) report.Confirm(registration, Chair, Now);
        return (registration, report);
    }

    [Fact]
    public void Every_status_and_verb_is_either_a_step_or_a_named_refusal()
    {
        var verbs = new Dictionary<string, Action<Registration, ResultReport>>
        {
            ["Save"] = (_, r) => r.Save(Words, [Over500], Asked),
            ["HandIn"] = (g, r) => r.HandIn(g, Demanding, Now),
            ["Return"] = (g, r) => r.Return(g, [new("narrative", "Cụ thể hơn")], Now),
            ["Confirm"] = (g, r) => r.Confirm(g, Chair, Now),
        };
        var lawful = new Dictionary<(ResultStatus, string), (ResultStatus, RegistrationStatus)>
        {
            [(ResultStatus.Draft, "Save")] = (ResultStatus.Draft, RegistrationStatus.Accepted),
            [(ResultStatus.Draft, "HandIn")] = (ResultStatus.HandedIn, RegistrationStatus.Reported),
            [(ResultStatus.Returned, "Save")] = (ResultStatus.Returned, RegistrationStatus.Accepted),
            [(ResultStatus.Returned, "HandIn")] = (ResultStatus.HandedIn, RegistrationStatus.Reported),
            [(ResultStatus.HandedIn, "Return")] = (ResultStatus.Returned, RegistrationStatus.Accepted),
            [(ResultStatus.HandedIn, "Confirm")] = (ResultStatus.Confirmed, RegistrationStatus.Confirmed),
        };
        Assert.Equal(verbs.Keys.Order(), ResultReport.Lifecycle.Select(s => s.Verb).Order());
        foreach (var status in Enum.GetValues<ResultStatus>())
        foreach (var (verb, act) in verbs)
        {
            var (registration, report) = Brought(status);
            var before = (report.Status, registration.Status);
            if (lawful.TryGetValue((status, verb), out var next)) act(registration, report);
            else { Assert.Throws<RuleBroken>(() => act(registration, report)); next = before; }
            Assert.Equal(next, (report.Status, registration.Status));
        }
    }

    [Fact]
    public void An_approximate_figure_keeps_its_flag_and_its_words_and_takes_the_campaigns_measure()
    {
        var value = Assert.Single(Begun().Item2.Indicators);
        Assert.Equal((500m, true, "trên 500", Measure.Workday), (value.Actual!.Value, value.Approximate, value.Note, value.Measure));
    }

    [Fact]
    public void What_the_campaign_requires_must_be_there()
    {
        var (registration, report) = Begun(Words with { Causes = null });
        Breaks(Rules.ResultIncomplete, () => report.HandIn(registration, Demanding, Now));
        (registration, report) = Begun(null, new IndicatorFigure("money", null, null, 5_000_000, false, null));
        Breaks(Rules.ResultIndicatorMissing, () => report.HandIn(registration, Demanding, Now));
        Assert.Equal(RegistrationStatus.Accepted, registration.Status);
    }

    [Fact]
    public void Only_what_the_campaign_asks_is_taken_and_once()
    {
        Breaks(Rules.ResultIndicatorUnknown, () => Begun(null, Over500 with { Indicator = "km" }));
        Breaks(Rules.ResultIndicatorTwice, () => Begun(null, Over500, Over500));
    }

    [Fact]
    public void Returning_needs_a_remark()
    {
        var (registration, report) = Brought(ResultStatus.HandedIn);
        Breaks(Rules.ResultRemarkMissing, () => report.Return(registration, [], Now));
    }

    [Fact]
    public void Files_are_put_to_a_registration_only_while_the_unit_works_on_it()
    {
        var bytes = new StoredBytes(Guid.NewGuid(), "image/jpeg", 1000, [1]);
        var file = StoredFile.Put(At(RegistrationStatus.Accepted), FilePurpose.After, "sau.jpg", bytes, Author, Now);
        Assert.Equal((FilePurpose.After, "/VN/AB/X1/"), (file.Purpose, file.UnitPath));
        Breaks(Rules.RegistrationSealed, () => StoredFile.Put(At(RegistrationStatus.Submitted), FilePurpose.After, "sau.jpg", bytes, Author, Now));
    }
}
