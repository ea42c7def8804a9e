using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using MediatR;

namespace Kheo.Api.Features.Campaigns;

/// <summary>Writes a draft pact anew.</summary>
public sealed record SavePact : Change<PactView>, IPactBody, IExample<SavePact>
{
    public required Guid ProgrammeId { get; init; }
    public Guid? CampaignId { get; init; }
    public required string Title { get; init; }
    public required int Year { get; init; }
    public string? Preamble { get; init; }
    public required IReadOnlyList<PactPartyInput> Parties { get; init; }
    public required IReadOnlyList<PactLine> Lines { get; init; }

    public static SavePact Example => new()
    {
        ProgrammeId = ProgrammeView.Example.Id, Title = DraftPact.Example.Title, Year = 2026, Parties = [], Lines = DraftPact.Example.Lines,
    };
}

public sealed class SavePactValidator : AbstractValidator<SavePact>
{
    public SavePactValidator() => Include(new PactShape());
}

public sealed class SavePactHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<SavePact, PactView>
{
    public async Task<PactView> Handle(SavePact command, CancellationToken ct)
    {
        var pact = await db.ForChange(db.Set<EmulationPact>().OwnOrParty(current.Actor), command.Id, ct);
        PactPolicy.Demand(current.Actor, nameof(SavePact), pact);
        pact.Save(command.ProgrammeId, command.CampaignId, command.Text(), await command.Checked(db, current.Actor, pact.UnitId, pact.UnitPath, ct));
        await db.SaveChangesAsync(ct);
        return await PactView.Of(db, current.Actor, pact.Id, ct);
    }
}
