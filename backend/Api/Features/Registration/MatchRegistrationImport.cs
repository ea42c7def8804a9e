using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using MediatR;

namespace Kheo.Api.Features.Registration;

/// <summary>
/// Says what columns of a sheet are whose headings were not understood, and looks at it again. What is said replaces what was said before; a column that is not named is read by its
/// heading.
/// </summary>
public sealed record MatchRegistrationImport : Change<RegistrationImportView>, IExample<MatchRegistrationImport>
{
    public required IReadOnlyList<ColumnMeaning> Columns { get; init; }

    public static MatchRegistrationImport Example => new() { Columns = [new("B", EntryColumns.Field), new("G", null)] };
}

public sealed class MatchRegistrationImportValidator : AbstractValidator<MatchRegistrationImport>
{
    public MatchRegistrationImportValidator()
    {
        RuleFor(c => c.Columns.Count).LessThanOrEqualTo(64).WithErrorCode("out-of-range").OverridePropertyName("columns");
        RuleFor(c => c.Columns).Must(c => c.DistinctBy(x => x.Column).Count() == c.Count).WithErrorCode("repeated");
        RuleForEach(c => c.Columns).ChildRules(column => column.RuleFor(c => c.Column).Must(c => EntryColumns.IndexOf(c) >= 0).WithErrorCode("malformed"));
    }
}

internal sealed class MatchRegistrationImportHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<MatchRegistrationImport, RegistrationImportView>
{
    public async Task<RegistrationImportView> Handle(MatchRegistrationImport command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var import = await db.ForChange(db.Set<RegistrationImport>().VisibleTo(current.Actor), command.Id, ct);
        RegistrationImportPolicy.Demand(current.Actor, nameof(MatchRegistrationImport), import);
        RuleBroken.When(!RegistrationImport.Allows("Match", import.Status), Rules.ImportNotChecked);
        var (into, campaign) = (await db.Into(current.Actor, import, ct), await db.Taking(current.Actor, import.CampaignId, ct));
        var (sheet, _) = await db.Sheet(import.Id, ct) ?? throw new RuleBroken(Rules.ImportNotChecked);
        RuleBroken.When(command.Columns.Any(c => !EntryColumns.Has(sheet, c.Column) || c.Means is not null && !EntryColumns.Taken(campaign.Form).Contains(c.Means)), Rules.ImportColumnUnknown);

        var reading = await EntryReading.Of(db, current.Actor, into, campaign, import.As, sheet, command.Columns, now, ct);
        import.Match(command.Columns, reading.Forecast);
        await db.SaveChangesAsync(ct);
        await db.Keep(import, sheet, reading.Faults, ct);
        return await RegistrationImportView.Of(db, current.Actor, import.Id, now, ct);
    }
}
