using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Registrations;
using MediatR;

namespace Kheo.Api.Features.Models;

/// <summary>Writes the days and the content of a twinning anew; its units stay.</summary>
public sealed record ChangeTwinning : Change<TwinningView>, ITwinningBody, IExample<ChangeTwinning>
{
    public required DateOnly From { get; init; }
    public DateOnly? To { get; init; }
    public required string Content { get; init; }

    public static ChangeTwinning Example => new() { From = AssignTwinning.Example.From, To = new DateOnly(2027, 6, 30), Content = AssignTwinning.Example.Content };
}

public sealed class ChangeTwinningValidator : AbstractValidator<ChangeTwinning>
{
    public ChangeTwinningValidator() => Include(new TwinningShape());
}

public sealed class ChangeTwinningHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ChangeTwinning, TwinningView>
{
    public async Task<TwinningView> Handle(ChangeTwinning command, CancellationToken ct)
    {
        var twinning = await db.ForChange(db.Set<Twinning>().Twinned(current.Actor), command.Id, ct);
        TwinningPolicy.Demand(current.Actor, nameof(ChangeTwinning), twinning);
        twinning.Change(command.Text());
        await db.SaveChangesAsync(ct);
        return await TwinningView.Of(db, current.Actor, twinning.Id, ct);
    }
}
