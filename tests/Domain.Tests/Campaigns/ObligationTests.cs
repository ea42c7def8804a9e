using System.Reflection;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Reports;
using static Kheo.Domain.Tests.Campaigns.Given;

namespace Kheo.Domain.Tests.Campaigns;

public class ObligationTests
{
    private static readonly Guid Somebody = Guid.CreateVersion7();
    private static readonly DateTimeOffset Late = VietnamTime.EndOf(new DateOnly(2026, 6, 30));

    private static Obligation Owed()
    {
        var campaign = OpenCampaign();
        return Obligation.Of(Unit, "/VN/AB/X1/", campaign, campaign.PlanFor(Base, Unit)!);
    }

    /// <summary>Handing in, returning and transferring are the database's to write.</summary>
    private static Obligation In(ObligationState state)
    {
        var row = Owed();
        void Put(string name, object value) => typeof(Obligation).GetProperty(name, BindingFlags.Public | BindingFlags.Instance)!.SetValue(row, value);
        if (state is ObligationState.HandedIn or ObligationState.Returned) Put(nameof(Obligation.HandedInAt), Late.AddTicks(-1));
        if (state == ObligationState.Late) Put(nameof(Obligation.HandedInAt), Late);
        if (state == ObligationState.Returned) Put(nameof(Obligation.ReturnedAt), Late);
        if (state == ObligationState.Exempt) row.Exempt("Mới thành lập", Somebody, Now);
        if (state == ObligationState.Transferred) Put(nameof(Obligation.TransferredOn), new DateOnly(2026, 7, 1));
        return row;
    }

    [Fact]
    public void An_exemption_has_a_reason_and_ends_the_reminders()
    {
        var owed = Owed();
        Breaks(Rules.ObligationReasonMissing, () => owed.Exempt(" ", Somebody, Now));
        owed.Exempt("Chi bộ mới thành lập tháng 6", Somebody, Now);
        Assert.Equal((false, Somebody, Now), (owed.Missing, owed.ExemptedBy, owed.ExemptedAt));
        Breaks(Rules.ObligationMet, () => owed.Remind(Now));
        owed.Owe(Now);
        Assert.Equal((true, null, null, null), (owed.Missing, owed.ExemptReason, owed.ExemptedBy, owed.ExemptedAt));
        owed.Remind(Now);
    }

    [Fact]
    public void A_reminder_is_counted_and_can_be_answered()
    {
        var owed = Owed();
        Breaks(Rules.ObligationNotReminded, () => owed.Reply("Nộp trước ngày 20", null, Now));
        owed.Remind(Now);
        owed.Remind(Now.AddDays(1));
        owed.Reply("Nộp trước ngày 20", new DateOnly(2026, 3, 20), Now.AddDays(2));
        Assert.Equal((2, Now.AddDays(1), "Nộp trước ngày 20", new DateOnly(2026, 3, 20)), (owed.Reminded, owed.LastRemindedAt, owed.Answer, owed.WillHandInOn));
        Breaks(Rules.ObligationPromiseInPast, () => owed.Reply(null, VietnamTime.Day(Now).AddDays(-1), Now));
        owed.Reply(null, VietnamTime.Day(Now), Now);
    }

    [Fact]
    public void Every_state_allows_exactly_the_verbs_of_the_table()
    {
        var verbs = new Dictionary<string, Action<Obligation, DateTimeOffset>>
        {
            ["Remind"] = (o, now) => o.Remind(now),
            ["Reply"] = (o, now) => o.Reply("Sẽ nộp", null, now),
            ["Exempt"] = (o, now) => o.Exempt("Lý do", Somebody, now),
            ["Extend"] = (o, now) => Extension.Give(o, new DateOnly(2026, 12, 1), "Lý do", Somebody, now),
            ["Owe"] = (o, now) => o.Owe(now),
            ["AskForTime"] = (o, now) => Extension.Request(o, new DateOnly(2026, 12, 1), "Lý do", Somebody, now),
        };
        Assert.Equal(Obligation.Lifecycle.Select(s => s.Verb).Order(), verbs.Keys.Order());
        foreach (var state in Enum.GetValues<ObligationState>())
            foreach (var (verb, act) in verbs)
            {
                var (row, now) = (In(state), state == ObligationState.Owed ? Now : Late.AddDays(1));
                if (verb == "Reply" && row.Missing) row.Remind(now);
                Assert.Equal(state, row.StateOn(VietnamTime.Day(now)));
                if (verb == "Owe" ? state is ObligationState.Exempt : state is ObligationState.Owed or ObligationState.Overdue) act(row, now);
                else Breaks(verb == "Owe" ? Rules.RegistrationMovedOn : Rules.ObligationMet, () => act(row, now));
            }
    }

    [Fact]
    public void A_day_ends_at_midnight_in_Ha_Noi()
    {
        Assert.Equal(ObligationState.HandedIn, In(ObligationState.HandedIn).StateOn(new DateOnly(2026, 7, 1)));
        Assert.Equal(ObligationState.Late, In(ObligationState.Late).StateOn(new DateOnly(2026, 7, 1)));
        Assert.Equal(ObligationState.Owed, Owed().StateOn(VietnamTime.Day(Late.AddTicks(-1))));
        Assert.Equal(ObligationState.Overdue, Owed().StateOn(VietnamTime.Day(Late)));
    }

    [Fact]
    public void More_time_is_a_later_day_with_a_trace()
    {
        var owed = Owed();
        Breaks(Rules.ExtensionNotLater, () => Extension.Give(owed, new DateOnly(2026, 6, 30), "Mưa lũ", Somebody, Now));
        Breaks(Rules.ExtensionNotLater, () => Extension.Give(owed, new DateOnly(2026, 7, 5), "Mưa lũ", Somebody, VietnamTime.StartOf(new DateOnly(2026, 7, 6))));
        Breaks(Rules.ExtensionReasonMissing, () => Extension.Give(owed, new DateOnly(2026, 7, 5), "", Somebody, Now));
        var given = Extension.Give(owed, new DateOnly(2026, 7, 5), "Mưa lũ", Somebody, Now);
        Assert.Equal((new DateOnly(2026, 6, 30), new DateOnly(2026, 7, 5), ExtensionStatus.Granted, Somebody), (given.OldDueOn, given.NewDueOn, given.Status, given.DecidedBy));
        Assert.Equal((new DateOnly(2026, 7, 5), 1, ObligationState.Owed), (owed.DueOn, owed.Extensions, owed.StateOn(new DateOnly(2026, 7, 5))));
    }

    [Fact]
    public void A_request_is_answered_once_with_the_wanted_day_or_another()
    {
        var owed = Owed();
        Breaks(Rules.ExtensionNotLater, () => Extension.Request(owed, new DateOnly(2026, 6, 30), "Kiện toàn", Somebody, Now));
        var asked = Extension.Request(owed, new DateOnly(2026, 7, 10), "Kiện toàn", Somebody, Now);
        Assert.Equal(new DateOnly(2026, 6, 30), owed.DueOn);
        asked.Grant(owed, null, null, Somebody, Now);
        Assert.Equal((new DateOnly(2026, 7, 10), ExtensionStatus.Granted), (owed.DueOn, asked.Status));
        Breaks(Rules.ExtensionAnswered, () => asked.Grant(owed, null, null, Somebody, Now));
        Breaks(Rules.ExtensionAnswered, () => asked.Refuse("Không", Somebody, Now));

        var again = Extension.Request(owed, new DateOnly(2026, 7, 20), "Kiện toàn", Somebody, Now);
        Breaks(Rules.ExtensionReasonMissing, () => again.Refuse(" ", Somebody, Now));
        again.Refuse("Đã chốt số liệu", Somebody, Now);
        Assert.Equal((ExtensionStatus.Refused, new DateOnly(2026, 7, 10)), (again.Status, owed.DueOn));
        Breaks(Rules.ExtensionAnswered, () => again.Refuse("Không", Somebody, Now));
    }

    [Fact]
    public void Planned_reports_lie_in_the_campaign_once_and_a_pilots_is_not_later()
    {
        static PlannedReport Report(int month, int day, ReportKind kind = ReportKind.Interim) => new(kind, new DateOnly(2026, 1, 1), new DateOnly(2026, 6, 30), On(month, day));
        Campaign With(params TierDates[] tiers) => DraftCampaign(Content() with { Tiers = tiers });
        var tier = Tier(Base, On(6, 30)) with { Reports = [Report(7, 15)] };
        Assert.Equal([new DateOnly(2026, 7, 15)], With(tier).TierPlans[0].Dates.Reports!.Select(r => r.Due.On!.Value));
        Assert.Equal([new DateOnly(2026, 7, 15)], With(tier with { Reports = [Report(7, 15) with { Due = new PlannedDay(Text: "giữa tháng 7") }] }).TierPlans[0].Reports.Select(r => r.Due.On!.Value));
        Breaks(Rules.CampaignReportTwice, () => With(tier with { Reports = [Report(7, 15), Report(7, 20)] }));
        Breaks(Rules.CampaignReportOutside, () => With(tier with { Reports = [Report(7, 15) with { PeriodTo = new DateOnly(2027, 1, 1) }] }));
        Breaks(Rules.CampaignReportOutside, () => With(tier with { Reports = [Report(7, 15) with { Due = PlannedDay.None }] }));
        Breaks(Rules.CampaignPilotLater, () => With(tier, Tier(Base, On(6, 30), Pilot) with { Reports = [Report(7, 16)] }));
    }
}
