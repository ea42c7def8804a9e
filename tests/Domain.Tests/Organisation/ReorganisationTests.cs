using Kheo.Domain.Organisation;
using static Kheo.Domain.Organisation.ReorganisationStatus;

namespace Kheo.Domain.Tests.Organisation;

public class ReorganisationTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 3, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = VietnamTime.Day(Now);
    private static readonly DateOnly Founded = new(2020, 1, 1);
    private static readonly Planned Nothing = new(new Plan(Today, [], [], [], [], []), []);

    private static readonly Dictionary<(ReorganisationStatus, string), ReorganisationStatus> Lawful = new()
    {
        [(Draft, "Save")] = Draft, [(Draft, "Schedule")] = Scheduled, [(Draft, "Apply")] = Applied, [(Draft, "Withdraw")] = Withdrawn,
        [(Scheduled, "Apply")] = Applied, [(Scheduled, "Withdraw")] = Withdrawn, [(Applied, "Reverse")] = Reversed,
    };

    private static Dictionary<string, Action<Reorganisation>> Verbs(DateOnly on) => new()
    {
        ["Save"] = a => a.Save("Sắp xếp", Basis, on, []),
        ["Schedule"] = a => a.Schedule(Nothing, Guid.NewGuid(), on.AddDays(-1)),
        ["Apply"] = a => a.Apply(Nothing, Guid.NewGuid(), Now),
        ["Withdraw"] = a => a.Withdraw("Chưa thực hiện"),
        ["Reverse"] = a => a.Reverse("Áp dụng nhầm", Now),
    };

    private static readonly LegalBasis Basis = new("1654/NQ-UBTVQH15", new DateOnly(2025, 6, 16), "Ủy ban Thường vụ Quốc hội");

    private static Reorganisation At(ReorganisationStatus status)
    {
        var act = Act(Today);
        if (status is Scheduled) Verbs(Today)["Schedule"](act);
        if (status is Applied or Reversed) Verbs(Today)["Apply"](act);
        if (status is Reversed) Verbs(Today)["Reverse"](act);
        if (status is Withdrawn) Verbs(Today)["Withdraw"](act);
        return act;
    }

    private static Reorganisation Act(DateOnly on) =>
        Reorganisation.Draft(Unit.Root("VN", UnitKinds.CentralCommittee, "Trung ương", null, Founded, Today, u => Tier.Create(u, "TW", "Trung ương", 1, Founded)), "Sắp xếp", Basis, on, []);

    [Fact]
    public void The_table_names_every_verb() => Assert.Equal(Verbs(Today).Keys.Order(), Reorganisation.Lifecycle.Select(s => s.Verb).Distinct().Order());

    [Fact]
    public void Every_status_and_verb_is_either_a_step_or_a_named_refusal()
    {
        foreach (var status in Enum.GetValues<ReorganisationStatus>())
        foreach (var (verb, act) in Verbs(Today))
        {
            var reorganisation = At(status);
            Assert.Equal(status, reorganisation.Status);
            var lawful = Lawful.TryGetValue((status, verb), out var next);
            Assert.Equal(lawful, Reorganisation.Allows(verb, status));
            if (lawful) act(reorganisation);
            else Law.Refuses(Reorganisation.Lifecycle.First(s => s.Verb == verb).Refusal, () => act(reorganisation));
            Assert.Equal(lawful ? next : status, reorganisation.Status);
        }
    }

    [Fact]
    public void An_act_is_applied_on_its_day_and_not_the_day_before()
    {
        Law.Refuses(Rules.ReorganisationDateInFuture, () => Act(Today.AddDays(1)).Apply(Nothing, Guid.NewGuid(), Now));
        Act(Today).Apply(Nothing, Guid.NewGuid(), Now);
        Law.Refuses(Rules.ReorganisationDayHasCome, () => Act(Today).Schedule(Nothing, Guid.NewGuid(), Today));
        Act(Today.AddDays(1)).Schedule(Nothing, Guid.NewGuid(), Today);
    }

    [Fact]
    public void The_day_begins_at_midnight_in_Hanoi()
    {
        var midnight = new DateTimeOffset(2026, 11, 20, 17, 0, 0, TimeSpan.Zero);
        Law.Refuses(Rules.ReorganisationDateInFuture, () => Act(new DateOnly(2026, 11, 21)).Apply(Nothing, Guid.NewGuid(), midnight.AddSeconds(-1)));
        Act(new DateOnly(2026, 11, 21)).Apply(Nothing, Guid.NewGuid(), midnight);
    }

    [Fact]
    public void A_leap_day_is_a_day_like_any_other()
    {
        var act = Act(new DateOnly(2028, 2, 29));
        act.Schedule(Nothing, Guid.NewGuid(), new DateOnly(2028, 2, 28));
        act.Apply(Nothing, Guid.NewGuid(), new DateTimeOffset(2028, 2, 29, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void An_act_does_not_take_effect_before_its_legal_basis() => Law.Refuses(Rules.ReorganisationBeforeItsBasis, () => Act(Basis.Date.AddDays(-1)));

    [Fact]
    public void What_a_rule_refuses_is_neither_scheduled_nor_applied()
    {
        var refused = Nothing with { Refusals = [new Refusal(0, null, Rules.OperationCycle)] };
        Law.Refuses(Rules.OperationCycle, () => Act(Today).Apply(refused, Guid.NewGuid(), Now));
        Law.Refuses(Rules.OperationCycle, () => Act(Today.AddDays(1)).Schedule(refused, Guid.NewGuid(), Today));
    }

    [Fact]
    public void Withdrawing_and_reversing_need_a_reason()
    {
        Law.Refuses(Rules.ReorganisationReasonMissing, () => At(Scheduled).Withdraw(" "));
        Law.Refuses(Rules.ReorganisationReasonMissing, () => At(Applied).Reverse("", Now));
    }

    [Fact]
    public void Open_work_that_got_lost_undoes_the_act()
    {
        var act = At(Applied);
        act.Reconcile([], [new OpenWork("obligations", 9, 1, 8)]);
        Law.Refuses(Rules.ReorganisationNotReconciled, () => act.Reconcile([], [new OpenWork("registrations", 9, 8, 0)]));
    }
}
