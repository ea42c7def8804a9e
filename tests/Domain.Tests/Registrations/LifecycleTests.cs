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
        [(Returned, "Save")] = Returned, [(Returned, "Submit")] = Submitted, [(Returned, "Withdraw")] = Withdrawn, [(Returned, "Attach")] = Returned,
        [(Accepted, "HandInResult")] = Reported, [(Accepted, "Attach")] = Accepted, [(Accepted, "DraftResult")] = Accepted,
        [(Reported, "ReturnResult")] = Accepted, [(Reported, "ConfirmResult")] = Confirmed,
        [(Confirmed, "MarkJudged")] = Judged,
        [(Judged, "MarkJudged")] = Judged, [(Judged, "MarkRecognised")] = Recognised,
        [(Recognised, "MarkJudged")] = Recognised, [(Recognised, "MarkRecognised")] = Recognised, [(Recognised, "UnmarkRecognised")] = Judged,
    };

    [Fact]
    public void The_table_names_every_verb() => Assert.Equal(Verbs.Keys.Order(), Registration.Lifecycle.Select(s => s.Verb).Distinct().Order());

    [Fact]
    public void Every_status_and_verb_is_either_a_step_or_a_named_refusal()
    {
        foreach (var status in Enum.GetValues<RegistrationStatus>())
        foreach (var (verb, act) in Verbs)
        {
            var registration = At(status);
            Assert.Equal(status, registration.Status);
            var lawful = Lawful.TryGetValue((status, verb), out var next);
            Assert.Equal(lawful, Registration.Allows(verb, status));
            if (lawful) act(registration);
            else Assert.Equal(Registration.Lifecycle.First(s => s.Verb == verb).Refusal, Assert.Throws<RuleBroken>(() => act(registration)).Rule);
            Assert.Equal(lawful ? next : status, registration.Status);
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
