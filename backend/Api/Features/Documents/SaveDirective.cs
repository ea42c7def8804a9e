using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using MediatR;

namespace Kheo.Api.Features.Documents;

/// <summary>Writes a draft anew.</summary>
public sealed record SaveDirective : Change<DirectiveView>, IDirectiveBody, IExample<SaveDirective>
{
    public required Guid ProgrammeId { get; init; }
    public Guid? CampaignId { get; init; }
    public required string Excerpt { get; init; }
    public string? Body { get; init; }
    public string? Number { get; init; }
    public DateOnly? DatedOn { get; init; }
    public string? Signatory { get; init; }
    public string? Capacity { get; init; }
    public DateOnly? PlanBy { get; init; }
    public required IReadOnlyList<Guid> TierIds { get; init; }
    public required IReadOnlyList<Guid> BranchUnitIds { get; init; }

    public static SaveDirective Example => new()
    {
        ProgrammeId = DraftDirective.Example.ProgrammeId, Excerpt = DraftDirective.Example.Excerpt, Body = DraftDirective.Example.Body, Number = DraftDirective.Example.Number,
        DatedOn = DraftDirective.Example.DatedOn, Signatory = DraftDirective.Example.Signatory, Capacity = DraftDirective.Example.Capacity, PlanBy = new DateOnly(2026, 4, 30), TierIds = [], BranchUnitIds = [],
    };
}

public sealed class SaveDirectiveValidator : AbstractValidator<SaveDirective>
{
    public SaveDirectiveValidator() => Include(new DirectiveShape());
}

public sealed class SaveDirectiveHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<SaveDirective, DirectiveView>
{
    public async Task<DirectiveView> Handle(SaveDirective command, CancellationToken ct)
    {
        var actor = current.Actor;
        var directive = await db.ForChange(db.Set<Directive>().IssuedOrReaching(actor), command.Id, ct);
        DirectivePolicy.Demand(actor, nameof(SaveDirective), directive);
        directive.Save(command.ProgrammeId, command.CampaignId, command.Text(), await command.To(db, actor, ct));
        await db.SaveChangesAsync(ct);
        return await DirectiveView.Of(db, actor, directive.Id, VietnamTime.Day(clock.GetUtcNow()), ct);
    }
}
