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
    public Task<RegistrationImportView> Handle(MatchRegistrationImport command, CancellationToken ct) =>
        db.LookAgain(current.Actor, command.Id, (nameof(MatchRegistrationImport), "Match"), (_, campaign, sheet) =>
        {
            var taken = EntryColumns.Taken(campaign.Form);
            RuleBroken.When(command.Columns.Any(c => !EntryColumns.Has(sheet, c.Column) || c.Means is not null && !taken.Contains(c.Means)), Rules.ImportColumnUnknown);
            return (sheet, command.Columns);
        }, (import, forecast) => import.Match(command.Columns, forecast), clock.GetUtcNow(), ct);
}
