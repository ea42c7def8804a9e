using Kheo.Domain.Registrations;
using static Kheo.Domain.Tests.Campaigns.Given;
using static Kheo.Domain.Tests.Registrations.GivenRegistration;

namespace Kheo.Domain.Tests.Registrations;

public class VisitTests
{
    private static readonly DateTimeOffset Later = Now.AddDays(10);
    private static readonly DateOnly Today = VietnamTime.Day(Later);
    private static readonly VisitingBody Front = new(null, "Mặt trận xã");
    private static readonly VisitText Asking = new(Today, "Chủ tịch Mặt trận xã", "Đoạn tổ 4 chưa có hộ nhận", "Họp tổ 4", Today.AddDays(20));

    private static Visit Recorded(VisitText? text = null, RegistrationStatus status = RegistrationStatus.Accepted) => Visit.Record(At(status), Front, text ?? Asking, Chair, Later);

    private static Visit Brought(VisitStatus status)
    {
        var visit = Recorded();
        if (status == VisitStatus.Answered) visit.Answer(At(RegistrationStatus.Accepted), "Đã làm", Later);
        if (status == VisitStatus.Closed) visit.Close(Later);
        return visit;
    }

    [Fact]
    public void Every_status_and_verb_is_either_a_step_or_a_named_refusal()
    {
        var verbs = new Dictionary<string, Action<Visit>>
        {
            ["Save"] = v => v.Save(Front, Asking, Later), ["Answer"] = v => v.Answer(At(RegistrationStatus.Accepted), "Đã làm", Later), ["Close"] = v => v.Close(Later),
        };
        var lawful = new Dictionary<(VisitStatus, string), VisitStatus>
        {
            [(VisitStatus.Open, "Save")] = VisitStatus.Open, [(VisitStatus.Open, "Answer")] = VisitStatus.Answered, [(VisitStatus.Open, "Close")] = VisitStatus.Closed,
            [(VisitStatus.Answered, "Answer")] = VisitStatus.Answered, [(VisitStatus.Answered, "Close")] = VisitStatus.Closed,
        };
        Assert.Equal(verbs.Keys.Order(), Visit.Lifecycle.Select(s => s.Verb).Order());
        foreach (var status in Enum.GetValues<VisitStatus>())
        foreach (var (verb, act) in verbs)
        {
            var visit = Brought(status);
            var may = lawful.TryGetValue((status, verb), out var next);
            var broken = Record.Exception(() => act(visit)) as RuleBroken;
            Assert.Equal((may, may ? null : Visit.Lifecycle.Single(s => s.Verb == verb).Refusal, may ? next : status), (Visit.Allows(verb, status), broken?.Rule, visit.Status));
        }
    }

    [Fact]
    public void A_visit_that_asks_nothing_is_closed_as_it_is_recorded() =>
        Assert.Equal((VisitStatus.Closed, VisitStatus.Open), (Recorded(Asking with { FollowUpBy = null }).Status, Recorded().Status));

    [Fact]
    public void A_visit_has_been_and_what_it_asks_comes_after_it_and_is_said()
    {
        Breaks(Rules.VisitInFuture, () => Recorded(Asking with { VisitedOn = Today.AddDays(1) }));
        Breaks(Rules.VisitFollowUpEarly, () => Recorded(Asking with { FollowUpBy = Today.AddDays(-1) }));
        Breaks(Rules.VisitGuidanceMissing, () => Recorded(Asking with { Guidance = " " }));
        Breaks(Rules.RegistrationNotInspected, () => Recorded(status: RegistrationStatus.Submitted));
        Recorded(status: RegistrationStatus.Recognised);
    }

    [Fact]
    public void The_answer_is_a_sign_of_life_of_what_is_being_carried_out_and_no_step_of_what_is_past_it()
    {
        var (running, judged) = (At(RegistrationStatus.Accepted), At(RegistrationStatus.Judged));
        Recorded().Answer(running, "Đã làm", Later.AddDays(1));
        Recorded().Answer(judged, "Đã làm", Later.AddDays(1));
        Assert.Equal((Later.AddDays(1), RegistrationStatus.Judged, Now), (running.LastSignOfLife, judged.Status, judged.LastSignOfLife));
    }
}
