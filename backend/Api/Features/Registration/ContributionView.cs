using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Registration;

/// <summary>Another registration of the caller's units that tells of what may be the same.</summary>
public sealed record ClaimedElsewhere(Guid RegistrationId, string Code, string Name, string UnitName, SameClaim Same);

/// <summary>One contribution from outside the budget.</summary>
public sealed record ContributionView : IView, ICarriedRow, IExample<ContributionView>
{
    public required Guid Id { get; init; }
    public required long RowVersion { get; init; }
    public required Guid RegistrationId { get; init; }
    public required string UnitPath { get; init; }
    public required string Contributor { get; init; }
    public required ContributionKind Kind { get; init; }
    public decimal? Amount { get; init; }
    public string? Measure { get; init; }
    /// <summary>What was given, where it is not counted.</summary>
    public string? Words { get; init; }
    public required bool Approximate { get; init; }
    public string? Note { get; init; }
    /// <summary>The road, canal or house that it went into.</summary>
    public string? SubjectOfWork { get; init; }
    /// <summary>The twinning that it came of, and the unit that helps by it.</summary>
    public Guid? TwinningId { get; init; }
    public string? HelperName { get; init; }
    public required DateTimeOffset AddedAt { get; init; }
    /// <summary>At most five others that may tell of the same. Shown, never refused.</summary>
    public required IReadOnlyList<ClaimedElsewhere> Elsewhere { get; init; }
    /// <summary>How the registration stands.</summary>
    public required RegistrationStatus Carried { get; init; }
    public string[] Actions { get; init; } = [];

    /// <summary>The contribution as GET answers it. Commands answer the same.</summary>
    public static async Task<ContributionView> Of(KheoDbContext db, Actor actor, Guid id, CancellationToken ct)
    {
        var row = await db.Set<Contribution>().VisibleTo(actor).SingleOrDefaultAsync(c => c.Id == id, ct) ?? throw new Absent();
        return (await Of(db, actor, await db.CarriedBy(actor, row.RegistrationId, ct), [row], ct))[0];
    }

    /// <summary>Contributions of one registration, each with what others of the caller's units tell of the same.</summary>
    public static async Task<List<ContributionView>> Of(KheoDbContext db, Actor actor, Entry registration, IReadOnlyList<Contribution> rows, CancellationToken ct)
    {
        var (givers, works) = (rows.Where(r => r.Amount is not null).Select(r => r.ContributorFold).Distinct().ToArray(), rows.Select(r => r.SubjectFold).OfType<string>().Distinct().ToArray());
        var others = rows.Count == 0 ? [] : await (
            from o in db.Set<Contribution>().VisibleTo(actor)
            join r in db.Set<Entry>() on o.RegistrationId equals r.Id
            join u in db.Set<UnitName>() on r.UnitId equals u.Id
            where o.RegistrationId != registration.Id && (givers.Contains(o.ContributorFold) || o.SubjectFold != null && works.Contains(o.SubjectFold))
            orderby o.Id descending
            select new { Contribution = o, r.Id, r.Code, r.Name, u.PartyName }).Take(500).ToListAsync(ct);
        var twinnings = rows.Select(r => r.TwinningId).OfType<Guid>().Distinct().ToArray();
        var helpers = twinnings.Length == 0 ? [] : await db.Set<Twinning>().Twinned(actor).Where(t => twinnings.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.HelperName, ct);
        return [.. rows.Select(row => new ContributionView
        {
            Id = row.Id, RowVersion = row.RowVersion, RegistrationId = row.RegistrationId, UnitPath = row.UnitPath, Contributor = row.Contributor, Kind = row.Kind, Amount = row.Amount,
            Measure = row.Measure, Words = row.Words, Approximate = row.Approximate, Note = row.Note, SubjectOfWork = row.SubjectOfWork, AddedAt = row.AddedAt, TwinningId = row.TwinningId, HelperName = row.TwinningId is { } of ? helpers.GetValueOrDefault(of) : null, Carried = registration.Status,
            Elsewhere = [.. others.Select(o => (Other: o, Same: row.SameAs(o.Contribution))).Where(o => o.Same is not null)
                .Select(o => new ClaimedElsewhere(o.Other.Id, o.Other.Code, o.Other.Name, o.Other.PartyName, o.Same!.Value)).DistinctBy(o => o.RegistrationId).Take(5)],
        }).Select(v => v with { Actions = CarryingPolicy.Contributions.Actions(actor, v) })];
    }

    public static ContributionView Example => new()
    {
        Id = Guid.Parse("0198c1a2-0064-7c3d-9f10-6a2b4c8d0e1f"), RowVersion = 1, RegistrationId = RegistrationView.Example.Id, UnitPath = "/VN/AB/X012/C03/",
        Contributor = AddContribution.Example.Contributor, Kind = ContributionKind.Money, Amount = 18_000_000, Measure = "đồng", Approximate = false, SubjectOfWork = AddContribution.Example.SubjectOfWork,
        AddedAt = new DateTimeOffset(2026, 8, 20, 2, 0, 0, TimeSpan.Zero), Carried = RegistrationStatus.Accepted, Actions = [nameof(SaveContribution), nameof(RemoveContribution)],
        Elsewhere = [new(Guid.Parse("0198c1a2-0032-7c3d-9f10-6a2b4c8d0e1f"), "DVK-2026-0044", "Cứng hóa tuyến đường tổ 3", "Chi bộ ấp Tân Tiến", SameClaim.Work)],
    };
}

/// <summary>What a unit writes of a contribution.</summary>
internal interface IContributionBody
{
    string Contributor { get; }
    ContributionKind Kind { get; }
    decimal? Amount { get; }
    string? Measure { get; }
    string? Words { get; }
    bool Approximate { get; }
    string? Note { get; }
    string? SubjectOfWork { get; }
    Guid? TwinningId { get; }
}

internal sealed class ContributionShape : AbstractValidator<IContributionBody>
{
    public ContributionShape()
    {
        RuleFor(c => c.Contributor).NotEmpty().WithErrorCode("required").MaximumLength(300).WithErrorCode("too-long");
        RuleFor(c => c.Amount).InclusiveBetween(0, 9_999_999_999_999_999m).WithErrorCode("out-of-range").PrecisionScale(18, 2, true).WithErrorCode("out-of-range");
        RuleFor(c => c.Measure).Words(50);
        RuleFor(c => c.Words).Words(500);
        RuleFor(c => c.Note).Words(500);
        RuleFor(c => c.SubjectOfWork).Words(300);
    }
}

internal static class ContributionBodies
{
    public static ContributionText Text(this IContributionBody body) =>
        new(body.Contributor, body.Kind, body.Amount, body.Measure, body.Words, body.Approximate, body.Note, body.SubjectOfWork, body.TwinningId);
}
