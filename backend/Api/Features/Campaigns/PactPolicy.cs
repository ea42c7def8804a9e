using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;

namespace Kheo.Api.Features.Campaigns;

/// <summary>What the policy must know of a pact.</summary>
public interface IPactRow
{
    string UnitPath { get; }
    PactStatus Status { get; }
}

/// <summary>Who may do what to one pact: the unit that leads writes, signs and scores it; the other parties read.</summary>
public static class PactPolicy
{
    public static readonly Policy<IPactRow> Table = new(
        (nameof(SavePact), Leads, p => EmulationPact.Allows("Save", p.Status)),
        (nameof(DeletePact), Leads, p => EmulationPact.Allows("Delete", p.Status)),
        (nameof(SignPact), Leads, p => EmulationPact.Allows("Sign", p.Status)),
        (nameof(ScorePact), Leads, p => EmulationPact.Allows("Score", p.Status)),
        (nameof(ClosePact), Leads, p => EmulationPact.Allows("Close", p.Status)),
        (nameof(ClonePact), Leads, p => p.Status != PactStatus.Draft));

    public static void Demand(Actor actor, string operation, EmulationPact pact) => Table.Demand(actor, operation, new Loaded(pact.UnitPath, pact.Status));

    private static bool Leads(Actor actor, IPactRow row) => actor.May(Permission.CampaignsManage, row.UnitPath);

    private sealed record Loaded(string UnitPath, PactStatus Status) : IPactRow;
}
