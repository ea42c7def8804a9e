using FsCheck;
using FsCheck.Fluent;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using Kheo.Domain.Reports;
using static Kheo.Domain.Tests.Campaigns.Given;
using static Kheo.Domain.Tests.Registrations.GivenRegistration;

namespace Kheo.Domain.Tests.Registrations;

public class ProgressTests
{
    private static readonly Indicator Workdays = new("workdays", "Ngày công", Measure.Workday, RollUp.Sum);
    private static readonly Campaign Counting = OpenCampaign(Content() with { Indicators = [Workdays] });
    private static readonly ProgressText Words = new("Trồng xong 600 m", null);
    private static readonly DateTimeOffset Later = VietnamTime.StartOf(new DateOnly(Counting.PeriodFrom.Year, 10, 2));
    private static readonly DateOnly Third = new(Counting.PeriodFrom.Year, 9, 30);

    private static ProgressReport Begun(Registration registration, ProgressText? text = null, params IndicatorFigure[] figures) =>
        ProgressReport.Draft(registration, Counting, Third, text ?? Words, figures.Length == 0 ? [new("workdays", 0, 320, 210)] : figures, Later);

    private static (Registration Registration, ProgressReport Report) Brought(ReportStatus status)
    {
        var registration = At(RegistrationStatus.Accepted);
        var report = Begun(registration);
        if (status != ReportStatus.Draft) report.HandIn(registration, Later);
        if (status == ReportStatus.Returned) report.Return(registration, [new("workdays", "Kiểm tra lại")], Chair, Later);
        if (status == ReportStatus.Accepted) report.Accept(Chair, Later);
        return (registration, report);
    }

    /// <summary>Written from the domain: all that is lawful. Whatever is not here is refused and changes nothing.</summary>
    private static readonly Dictionary<(ReportStatus, string), ReportStatus> Lawful = new()
    {
        [(ReportStatus.Draft, "Save")] = ReportStatus.Draft, [(ReportStatus.Draft, "HandIn")] = ReportStatus.HandedIn,
        [(ReportStatus.HandedIn, "Return")] = ReportStatus.Returned, [(ReportStatus.HandedIn, "Accept")] = ReportStatus.Accepted,
        [(ReportStatus.Returned, "Save")] = ReportStatus.Returned, [(ReportStatus.Returned, "HandIn")] = ReportStatus.HandedIn,
    };

    private static readonly Dictionary<string, Action<Registration, ProgressReport>> Verbs = new()
    {
        ["Save"] = (g, r) => r.Save(g, Counting, Words, [], Later),
        ["HandIn"] = (g, r) => r.HandIn(g, Later),
        ["Return"] = (g, r) => r.Return(g, [new("narrative", "Cụ thể hơn")], Chair, Later),
        ["Accept"] = (_, r) => r.Accept(Chair, Later),
    };

    [Fact]
    public void Every_status_and_verb_is_either_a_step_or_a_named_refusal()
    {
        Assert.Equal(Verbs.Keys.Order(), ProgressReport.Lifecycle.Select(s => s.Verb).Order());
        foreach (var status in Enum.GetValues<ReportStatus>())
        foreach (var (verb, act) in Verbs)
        {
            var (registration, report) = Brought(status);
            var lawful = Lawful.TryGetValue((status, verb), out var next);
            var broken = Record.Exception(() => act(registration, report)) as RuleBroken;
            Assert.Equal((lawful, lawful ? null : ProgressReport.Lifecycle.Single(s => s.Verb == verb).Refusal, lawful ? next : status), (ProgressReport.Allows(verb, status), broken?.Rule, report.Status));
        }
    }

    [Fact]
    public void What_is_no_longer_being_carried_out_is_neither_written_nor_returned_but_may_be_accepted()
    {
        foreach (var (verb, status) in new[] { ("Save", ReportStatus.Draft), ("HandIn", ReportStatus.Draft), ("Return", ReportStatus.HandedIn) })
        {
            var (registration, report) = Brought(status);
            registration.HandInResult(Later);
            Breaks(Rules.RegistrationNotUnderWay, () => Verbs[verb](registration, report));
            Assert.Equal(status, report.Status);
        }
        var (late, read) = Brought(ReportStatus.HandedIn);
        late.HandInResult(Later);
        read.Accept(Chair, Later);
        Breaks(Rules.RegistrationNotUnderWay, () => Begun(late));
    }

    [Fact]
    public void A_report_says_something_a_return_says_why_and_each_handing_in_is_a_sign_of_life()
    {
        var registration = At(RegistrationStatus.Accepted);
        Breaks(Rules.ProgressEmpty, () => Begun(registration, new ProgressText("  ", null)).HandIn(registration, Later));
        Breaks(Rules.ProgressRemarkMissing, () => { var (g, r) = Brought(ReportStatus.HandedIn); r.Return(g, [], Chair, Later); });
        Begun(registration).HandIn(registration, Later.AddHours(3));
        Assert.Equal(Later.AddHours(3), registration.LastSignOfLife);
        var (mended, returned) = Brought(ReportStatus.Returned);
        Assert.Single(returned.Remarks);
        returned.HandIn(mended, Later);
        returned.Accept(Chair, Later);
        Assert.Equal(([], Chair), (returned.Remarks, returned.AnsweredBy!.Value));
    }

    [Fact]
    public void Only_what_the_campaign_asks_is_taken_and_once()
    {
        Breaks(Rules.ResultIndicatorUnknown, () => Begun(At(RegistrationStatus.Accepted), null, new IndicatorFigure("km", Actual: 2)));
        Breaks(Rules.ResultIndicatorTwice, () => Begun(At(RegistrationStatus.Accepted), null, new("workdays", Actual: 2), new("workdays", Actual: 3)));
    }

    [Fact]
    public void A_report_is_on_a_period_of_the_campaign_that_has_begun()
    {
        ProgressReport Of(DateOnly to, DateTimeOffset now) => ProgressReport.Draft(At(RegistrationStatus.Accepted), Counting, to, Words, [], now);
        Breaks(Rules.ProgressPeriodUnknown, () => Of(Third.AddDays(-1), Later));
        var last = Counting.PeriodTo;
        var first = VietnamTime.StartOf(ProgressPeriod.Of(Counting)[^1].From);
        Breaks(Rules.ProgressPeriodAhead, () => Of(last, first.AddTicks(-1)));
        Assert.Equal((VietnamTime.Day(first), last), (Of(last, first).PeriodFrom, Of(last, first).PeriodTo));
    }

    [Theory]
    [InlineData(null, "01/01-31/03 01/04-30/06 01/07-30/09 01/10-31/12")]
    [InlineData(ProgressCycle.Quarter, "01/01-31/03 01/04-30/06 01/07-30/09 01/10-31/12")]
    [InlineData(ProgressCycle.HalfYear, "01/01-30/06 01/07-31/12")]
    public void The_campaigns_year_is_cut_by_its_rules(ProgressCycle? cycle, string expected) => Assert.Equal(expected, Said(new(2026, 1, 1), new(2026, 12, 31), cycle));

    [Fact]
    public void A_campaign_that_begins_or_ends_within_a_period_has_a_short_one()
    {
        Assert.Equal("15/02-31/03 01/04-30/06 01/07-10/07", Said(new(2026, 2, 15), new(2026, 7, 10), null));
        Assert.Equal("15/02-28/02 01/03-31/03 01/04-02/04", Said(new(2026, 2, 15), new(2026, 4, 2), ProgressCycle.Month));
        Assert.Equal("01/11-31/12 01/01-30/06 01/07-05/07", Said(new(2026, 11, 1), new(2027, 7, 5), ProgressCycle.HalfYear));
    }

    private static readonly Gen<(DateOnly From, DateOnly To, ProgressCycle Cycle)> Spans =
        from start in Gen.Choose(0, 700)
        from length in Gen.Choose(1, 900)
        from cycle in Gen.Elements(Enum.GetValues<ProgressCycle>())
        select (new DateOnly(2025, 1, 1).AddDays(start), new DateOnly(2025, 1, 1).AddDays(start + length), cycle);

    [Fact]
    public void Every_day_of_the_campaign_lies_in_exactly_one_period() => Prop.ForAll(Spans.ToArbitrary(), span =>
    {
        var periods = ProgressPeriod.Of(span.From, span.To, span.Cycle);
        return periods[0].From == span.From && periods[^1].To == span.To && periods.Zip(periods.Skip(1)).All(p => p.First.To.AddDays(1) == p.Second.From) && periods.All(p => p.From <= p.To);
    }).QuickCheckThrowOnFailure();

    private static readonly Gen<decimal[]> Values = Gen.Choose(0, 2000).Select(v => v / 4m).NonEmptyListOf().Select(l => l.ToArray());

    private static List<(DateTimeOffset At, IndicatorFigure Figure)> Told(decimal[] values) =>
        [.. values.Select((v, n) => (DateTimeOffset.UnixEpoch.AddDays(90 * n), new IndicatorFigure("x", Actual: v, Approximate: v > 490)))];

    // Each report tells what was reached so far. What is added grows by what each report adds, so all of them come to what the last one told; adding the
    // values themselves would count the first period again in every later one.
    [Fact]
    public void Over_the_periods_what_is_added_latest_greatest_or_counted_once_follows_the_indicators_rule() => Prop.ForAll(Values.ToArbitrary(), values =>
    {
        decimal? Of(RollUp rule) => ProgressFigures.SoFar(rule, Unit, Told(values)).Value;
        return Of(RollUp.Sum) == values[^1] && Of(RollUp.Latest) == values[^1] && Of(RollUp.Max) == values.Max() && Of(RollUp.Distinct) == values.Max()
            && ProgressFigures.SoFar(RollUp.Sum, Unit, Told(values)).Approximate == values.Any(v => v > 490);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Control_adding_what_was_reached_so_far_counts_twice() =>
        Assert.NotEqual(30, Indicator.Roll(RollUp.Sum, [new(Unit, Later, 10, false), new(Unit, Later.AddDays(90), 30, false)]).Value);

    [Fact]
    public void The_order_in_which_reports_are_read_does_not_matter_and_a_blank_is_no_zero() => Prop.ForAll(Values.ToArbitrary(), values =>
    {
        var told = Told(values);
        var blank = (DateTimeOffset.UnixEpoch.AddDays(9000), new IndicatorFigure("x", Note: "chưa có số liệu"));
        return Enum.GetValues<RollUp>().All(rule => ProgressFigures.SoFar(rule, Unit, told) == ProgressFigures.SoFar(rule, Unit, [blank, .. told.AsEnumerable().Reverse()]));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(RollUp.Sum, 90, 120, null)]
    [InlineData(RollUp.Sum, 90, 80, FigureHint.LowerThanBefore)]
    [InlineData(RollUp.Max, 90, 80, FigureHint.LowerThanBefore)]
    [InlineData(RollUp.Distinct, 90, 80, FigureHint.LowerThanBefore)]
    [InlineData(RollUp.Latest, 90, 80, null)]
    [InlineData(RollUp.Sum, 90, 899, null)]
    [InlineData(RollUp.Sum, 90, 900, FigureHint.TenTimesBefore)]
    [InlineData(RollUp.Latest, 90, 9, FigureHint.TenthOfBefore)]
    [InlineData(RollUp.Latest, 90, 10, null)]
    [InlineData(RollUp.Sum, 0, 50, null)]
    public void What_looks_odd_beside_the_period_before_is_said(RollUp rule, int before, int now, FigureHint? hint) => Assert.Equal(
        hint is { } said ? [said] : [], ProgressFigures.Hints(Workdays with { RollUp = rule }, new("workdays", Actual: now), new("workdays", Actual: before)));

    [Theory]
    [InlineData(319, null)]
    [InlineData(320, FigureHint.TargetReached)]
    [InlineData(3199, FigureHint.TargetReached)]
    [InlineData(3200, FigureHint.TenTimesTarget)]
    public void What_is_good_or_odd_beside_the_target_is_said(int now, FigureHint? hint)
    {
        Assert.Equal(hint is { } said ? [said] : [], ProgressFigures.Hints(Workdays, new("workdays", Target: 320, Actual: now), null));
        Assert.Equal(hint is { } same ? [same] : [], ProgressFigures.Hints(Workdays, new("workdays", Actual: now), new("workdays", Target: 320)));
    }

    [Fact]
    public void A_figure_that_was_told_and_is_missing_now_is_asked_after()
    {
        Assert.Equal([FigureHint.MissingNow], ProgressFigures.Hints(Workdays, null, new("workdays", Actual: 90)));
        Assert.Equal([FigureHint.MissingNow], ProgressFigures.Hints(Workdays, new("workdays", Target: 320), new("workdays", Actual: 90)));
        Assert.Empty(ProgressFigures.Hints(Workdays, null, new("workdays", Target: 320)));
        Assert.Empty(ProgressFigures.Hints(Workdays, null, null));
    }

    private static string Said(DateOnly from, DateOnly to, ProgressCycle? cycle) => string.Join(' ', ProgressPeriod.Of(from, to, cycle).Select(p => $"{p.From:dd/MM}-{p.To:dd/MM}"));
}
