using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using MediatR;

namespace Kheo.Api.Features.Search;

/// <summary>
/// Models, units, documents and people of the caller's units by words: marks and case do not matter, each word is met where a word begins, an abbreviation also as what it stands for, a
/// registration also by its code, a document by its number. What holds the words with their marks comes first.
/// </summary>
public sealed record SearchEverything : Query<SearchView>
{
    /// <summary>At least one letter or digit; `hien dat` finds "hiến đất", `NTM` finds "nông thôn mới", `DVK-2026-0031` the registration.</summary>
    public required string Q { get; init; }

    /// <summary>Of each kind, 1 to 20; 5 when unsaid.</summary>
    public int? Limit { get; init; }
}

public sealed class SearchEverythingValidator : AbstractValidator<SearchEverything>
{
    public SearchEverythingValidator()
    {
        RuleFor(q => q.Q).NotEmpty().WithErrorCode("required").MaximumLength(200).WithErrorCode("too-long");
        RuleFor(q => q.Limit).InclusiveBetween(1, 20).WithErrorCode("out-of-range");
    }
}

public sealed class SearchEverythingHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<SearchEverything, SearchView>
{
    /// <summary>Of the newest that hold the words the best are chosen.</summary>
    private const int Weighed = 40;

    // A further kind is a line here; see Kindred.
    private static readonly (FoundKind Kind, Kindred Kin, string Permission, Func<KheoDbContext, Actor, Guid[], Sought, CancellationToken, Task<List<FoundItem>>> Read)[] Kinds =
    [
        (FoundKind.Registration, Kindred.Registration, Permission.RegistrationsRead, FoundRegistrations.Read),
        (FoundKind.Unit, Kindred.Unit, Permission.UnitsRead, FoundUnits.Read),
        (FoundKind.Directive, Kindred.Directive, Permission.CampaignsRead, FoundDirectives.Read),
        (FoundKind.Person, Kindred.Person, Permission.AccountsRead, FoundPeople.Read),
    ];

    public async Task<SearchView> Handle(SearchEverything query, CancellationToken ct)
    {
        var (sought, limit, groups) = (new Sought(query.Q), query.Limit ?? 5, new List<FoundGroup>());
        if (sought.Nothing) return new SearchView([]);
        var open = Kinds.Select(k => (k.Kind, k.Kin, k.Read, Actor: Holding(k.Permission))).Where(k => k.Actor.Grants.Count > 0).ToList();
        var ids = await db.FoundOf(open.Select(k => k.Kin), sought.Keys(), Weighed, ct);
        foreach (var (kind, kin, read, actor) in open)
        {
            if (!ids.Contains(kin)) continue;
            var found = await read(db, actor, [.. ids[kin]], sought, ct);
            var best = found.OrderBy(f => sought.Rank(f.Title, f.Code)).Take(limit).ToList();       // stable: what ranks alike stays as it was found
            if (best.Count == 0) continue;
            groups.Add(new FoundGroup(kind, kind == FoundKind.Registration ? await FoundRegistrations.WithExcerpts(db, actor, best, sought, ct) : best, found.Count > limit));
        }
        return new SearchView(groups);
    }

    // A reader here may be something else elsewhere: only the grants that hold the permission look.
    private Actor Holding(string permission) =>
        new(current.Actor.AccountId, current.Actor.Name, [.. current.Actor.Grants.Where(g => g.Permissions.Contains(permission))], current.Actor.Sessions);
}
