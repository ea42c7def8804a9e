using Kheo.Api.Web;
using Kheo.Domain.Recognitions;

namespace Kheo.Api.Features.Recognition;

/// <summary>What the policy must know of a decision.</summary>
public sealed record DecisionFacts(string UnitPath, DecisionStatus Status);

/// <summary>What the policy must know of a recognition: by whose authority it stands.</summary>
public sealed record RecognitionFacts(string AuthorityPath, HonourStatus Status);

/// <summary>What the policy must know of a nomination: who answers it.</summary>
public sealed record NominationFacts(string ToPath, NominationStatus Status);

internal static class DecisionPolicy
{
    public static readonly Policy<DecisionFacts> Table = new(
        (nameof(SaveDecision), (a, d) => a.May(Permission.DecisionsDraft, d.UnitPath), d => Decision.Allows("Save", d.Status)),
        (nameof(DeleteDraft), (a, d) => a.May(Permission.DecisionsDraft, d.UnitPath), d => Decision.Allows("Delete", d.Status)),
        (nameof(IssueDecision), (a, d) => a.May(Permission.DecisionsIssue, d.UnitPath), d => Decision.Allows("Issue", d.Status)),
        (nameof(RevokeDecision), (a, d) => a.May(Permission.DecisionsIssue, d.UnitPath), d => Decision.Allows("Revoke", d.Status)));

    public static readonly Policy<RecognitionFacts> Recognitions = new(
        (nameof(SendNomination), (a, r) => a.May(Permission.NominationsSend, r.AuthorityPath), r => r.Status == HonourStatus.Issued));

    public static readonly Policy<NominationFacts> Nominations = new(
        (nameof(AcceptNomination), (a, n) => a.May(Permission.NominationsAnswer, n.ToPath), n => Nomination.Allows("Accept", n.Status)),
        (nameof(ReturnNomination), (a, n) => a.May(Permission.NominationsAnswer, n.ToPath), n => Nomination.Allows("Return", n.Status)));
}
