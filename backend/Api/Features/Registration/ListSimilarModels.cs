using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Organisation;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Registration;

/// <summary>A model whose name is near the one asked about; likeness from 0 to 1.</summary>
public sealed record SimilarModel(Guid Id, string Name, Guid UnitId, string UnitName, int StartedYear, double Likeness) : IExample<SimilarModel>
{
    public static SimilarModel Example => new(Guid.Parse("0198c1a2-0031-7c3d-9f10-6a2b4c8d0e1f"), "Tuyến đường hoa ấp Hòa Bình", Guid.Parse("0198c1a2-0020-7c3d-9f10-6a2b4c8d0e1f"), "Chi bộ ấp Hòa Bình", 2025, 0.83);
}

/// <summary>At most ten, the nearest first. Only the caller's own units are searched: a unit never learns what lies outside its subtree.</summary>
public sealed record SimilarModels(IReadOnlyList<SimilarModel> Items, string Within) : IExample<SimilarModels>
{
    public static SimilarModels Example => new([SimilarModel.Example], "own-units");
}

/// <summary>Near-duplicates by name, across units and years, inside the caller's own units only.</summary>
public sealed record ListSimilarModels : Query<SimilarModels>
{
    public required string Name { get; init; }
    /// <summary>The model being written itself.</summary>
    public Guid? ExceptModelId { get; init; }
}

public sealed class ListSimilarModelsValidator : AbstractValidator<ListSimilarModels>
{
    public ListSimilarModelsValidator() => RuleFor(q => q.Name).MinimumLength(3).WithErrorCode("too-short").MaximumLength(300).WithErrorCode("too-long");
}

public sealed class ListSimilarModelsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ListSimilarModels, SimilarModels>
{
    public async Task<SimilarModels> Handle(ListSimilarModels query, CancellationToken ct)
    {
        var words = Words(Text.Fold(query.Name));
        var wanted = string.Join(" | ", words);
        var found = words.Count == 0 ? [] : await (
            from m in db.Set<Model>().VisibleTo(current.Actor)
            join u in db.Set<Domain.Organisation.Unit>() on m.UnitId equals u.Id
            where EF.Functions.ToTsVector("simple", m.NameFold).Matches(EF.Functions.ToTsQuery("simple", wanted)) && m.Id != query.ExceptModelId
            orderby EF.Functions.ToTsVector("simple", m.NameFold).Rank(EF.Functions.ToTsQuery("simple", wanted)) descending, m.Id
            select new { m.Id, m.Name, m.NameFold, m.UnitId, u.PartyName, m.StartedYear }).Take(50).ToListAsync(ct);
        return new SimilarModels(
            [.. found.Select(m => new SimilarModel(m.Id, m.Name, m.UnitId, m.PartyName, m.StartedYear, Math.Round(Likeness(words, Words(m.NameFold)), 2)))
                .Where(m => m.Likeness >= 0.5).OrderByDescending(m => m.Likeness).Take(10)], "own-units");
    }

    private static HashSet<string> Words(string folded) => [.. folded.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static double Likeness(HashSet<string> a, HashSet<string> b) => (double)a.Intersect(b).Count() / a.Union(b).Count();
}
