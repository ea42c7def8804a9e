using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;

namespace Kheo.Api.Features.Documents;

/// <summary>What the policy must know of a directive.</summary>
public interface IDirectiveRow
{
    string UnitPath { get; }
    DirectiveStatus Status { get; }
}

/// <summary>What the policy must know of a unit's answer: its place, and how the directive stands.</summary>
public interface IReceiptRow
{
    string UnitPath { get; }
    DirectiveStatus Directive { get; }
}

/// <summary>Who may do what to one directive: who launches campaigns issues it, those above a unit remind it, and each unit answers for itself.</summary>
public static class DirectivePolicy
{
    public static readonly Policy<IDirectiveRow> Table = new(
        (nameof(SaveDirective), Issues, d => Domain.Campaigns.Directive.Allows("Save", d.Status)),
        (nameof(AttachToDirective), Issues, d => Domain.Campaigns.Directive.Allows("Attach", d.Status)),
        (nameof(DeleteDirective), Issues, d => Domain.Campaigns.Directive.Allows("Delete", d.Status)),
        (nameof(IssueDirective), Issues, d => Domain.Campaigns.Directive.Allows("Issue", d.Status)),
        (nameof(WithdrawDirective), Issues, d => Domain.Campaigns.Directive.Allows("Withdraw", d.Status)),
        (nameof(RemindReceivers), (a, d) => a.Grants.Any(g => g.Permissions.Contains(Permission.RemindersSend) && (g.Sees(d.UnitPath) || UnitPaths.Contains(d.UnitPath, g.UnitPath))),
            d => Domain.Campaigns.Directive.Allows("Remind", d.Status)));

    public static readonly Policy<IReceiptRow> Receipts = new(
        (nameof(SaveOwnPlan), Answers, r => Domain.Campaigns.Directive.Allows("Answer", r.Directive)),
        (nameof(AttachOwnPlan), Answers, r => Domain.Campaigns.Directive.Allows("Answer", r.Directive)));

    public static void Demand(Actor actor, string operation, Directive directive) => Table.Demand(actor, operation, new Loaded(directive.UnitPath, directive.Status));

    public static void Demand(Actor actor, string operation, DirectiveReceipt receipt) => Receipts.Demand(actor, operation, new Answer(receipt.UnitPath, default));

    private static bool Issues(Actor actor, IDirectiveRow row) => actor.May(Permission.CampaignsManage, row.UnitPath);

    private static bool Answers(Actor actor, IReceiptRow row) => actor.May(Permission.RegistrationsWrite, row.UnitPath);

    private sealed record Loaded(string UnitPath, DirectiveStatus Status) : IDirectiveRow;

    private sealed record Answer(string UnitPath, DirectiveStatus Directive) : IReceiptRow;
}
