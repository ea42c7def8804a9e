using FsCheck;
using FsCheck.Fluent;
using Kheo.Domain.Registrations;
using static Kheo.Domain.Registrations.RegistrationStatus;
using static Kheo.Domain.Tests.Registrations.GivenRegistration;

namespace Kheo.Domain.Tests.Registrations;

public class LifecycleTests
{
    /// <summary>Written from DOMAIN, not from the code: all that is lawful. Whatever is not here must be refused and change nothing.</summary>
    private static readonly Dictionary<(RegistrationStatus, string), RegistrationStatus> Lawful = new()
    {
        [(Draft, "Save")] = Draft, [(Draft, "Submit")] = Submitted, [(Draft, "Withdraw")] = Withdrawn, [(Draft, "Attach")] = Draft,
        [(Submitted, "Accept")] = Accepted, [(Submitted, "Return")] = Returned, [(Submitted, "Refuse")] = Refused, [(Submitted, "Withdraw")] = Withdrawn,
        [(Submitted, "Merge")] = Merged, [(Submitted, "Join")] = Submitted, [(Accepted, "Join")] = Accepted,
        [(Accepted, "TakeBackAnswer")] = Submitted, [(Returned, "TakeBackAnswer")] = Submitted, [(Refused, "TakeBackAnswer")] = Submitted, [(Merged, "TakeBackAnswer")] = Submitted,
        [(Submitted, "Part")] = Submitted, [(Accepted, "Part")] = Accepted,
        [(Returned, "Save")] = Returned, [(Returned, "Submit")] = Submitted, [(Returned, "Withdraw")] = Withdrawn, [(Returned, "Attach")] = Returned,
        [(Accepted, "HandInResult")] = Reported, [(Accepted, "Attach")] = Accepted, [(Accepted, "DraftResult")] = Accepted, [(Accepted, "CarryOut")] = Accepted,
        [(Draft, "Aim")] = Draft, [(Returned, "Aim")] = Returned, [(Accepted, "Aim")] = Accepted,
        [(Draft, "AttachPaper")] = Draft, [(Returned, "AttachPaper")] = Returned, [(Accepted, "AttachPaper")] = Accepted, [(Reported, "AttachPaper")] = Reported,
        [(Confirmed, "AttachPaper")] = Confirmed, [(Judged, "AttachPaper")] = Judged, [(Recognised, "AttachPaper")] = Recognised,
        [(Accepted, "MarkPilot")] = Accepted, [(Reported, "MarkPilot")] = Reported, [(Confirmed, "MarkPilot")] = Confirmed, [(Judged, "MarkPilot")] = Judged, [(Recognised, "MarkPilot")] = Recognised,
        [(Accepted, "Inspect")] = Accepted, [(Reported, "Inspect")] = Reported, [(Confirmed, "Inspect")] = Confirmed, [(Judged, "Inspect")] = Judged, [(Recognised, "Inspect")] = Recognised,
        [(Reported, "ReturnResult")] = Accepted, [(Reported, "ConfirmResult")] = Confirmed,
        [(Confirmed, "MarkJudged")] = Judged,
        [(Judged, "MarkJudged")] = Judged, [(Judged, "MarkRecognised")] = Recognised,
        [(Recognised, "MarkJudged")] = Recognised, [(Recognised, "MarkRecognised")] = Recognised, [(Recognised, "UnmarkRecognised")] = Judged,
    };

    [Fact]
    public void The_table_names_every_verb() => Assert.Equal(Verbs.Keys.Order(), Registration.Lifecycle.Select(s => s.Verb).Distinct().Order());

    [Fact]
    public void Every_status_and_verb_is_either_a_step_or_a_named_refusal() => Assert.Empty(Strays(Lawful));

    [Fact]
    public void Control_a_pair_missing_added_or_leading_elsewhere_is_found()
    {
        var other = new Dictionary<(RegistrationStatus, string), RegistrationStatus>(Lawful) { [(Draft, "Accept")] = Accepted, [(Submitted, "Return")] = Refused };
        other.Remove((Reported, "ConfirmResult"));
        Assert.Equal([(Draft, "Accept"), (Reported, "ConfirmResult"), (Submitted, "Return")], Strays(other).OrderBy(s => $"{s.Status}"));
    }

    private static IEnumerable<(RegistrationStatus Status, string Verb)> Strays(Dictionary<(RegistrationStatus, string), RegistrationStatus> table)
    {
        foreach (var status in Enum.GetValues<RegistrationStatus>())
        foreach (var (verb, act) in Verbs)
        {
            var registration = At(status);
            Assert.Equal(status, registration.Status);
            var lawful = table.TryGetValue((status, verb), out var next);
            var broken = Record.Exception(() => act(registration)) as RuleBroken;
            var refusal = lawful ? null : Registration.Lifecycle.First(s => s.Verb == verb).Refusal;
            if (Registration.Allows(verb, status) != lawful || broken?.Rule != refusal || registration.Status != (lawful ? next : status)) yield return (status, verb);
        }
    }

    [Fact]
    public void Random_histories_never_leave_the_table() => Prop.ForAll(Gen.Elements(Verbs.Keys.ToArray()).ArrayOf().ToArbitrary(), verbs =>
    {
        var registration = At(Draft);
        foreach (var verb in verbs)
        {
            var before = registration.Status;
            try { Verbs[verb](registration); }
            catch (RuleBroken) { Assert.False(Lawful.ContainsKey((before, verb))); }
            Assert.Equal(Lawful.GetValueOrDefault((before, verb), before), registration.Status);
        }
        return registration.Status is Draft or Withdrawn || registration.SubmittedAt is not null;
    }).QuickCheckThrowOnFailure();
}
