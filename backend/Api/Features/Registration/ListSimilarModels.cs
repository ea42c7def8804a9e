using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;

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

/// <summary>Near-duplicates by name, across units and years, inside the caller's own units only: before there is a text to compare.</summary>
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
        var asked = Wording.Of(new FormReading(query.Name, FormParts.Empty));
        var sought = new Sought(query.Name);
        if (sought.Nothing) return new SimilarModels([], "own-units");
        // What is alike as a whole, and what begins so: a name is compared while it is typed.
        var near = db.Alike(asked.Bands, null, 60).Union(db.Found(Kindred.Registration, sought.Keys(), 30));
        var found = await (
            from r in db.Set<Entry>().VisibleTo(current.Actor)
            join m in db.Set<Model>() on r.ModelId equals m.Id
            join u in db.Set<Domain.Organisation.Unit>() on m.UnitId equals u.Id
            where near.Contains(r.Id) && m.Id != query.ExceptModelId
            select new { m.Id, m.Name, m.UnitId, u.PartyName, m.StartedYear }).Distinct().ToListAsync(ct);
        return new SimilarModels(
            [.. found.Select(m => new SimilarModel(m.Id, m.Name, m.UnitId, m.PartyName, m.StartedYear, Math.Round(asked.With(Wording.Of(new FormReading(m.Name, FormParts.Empty))).Name, 2)))
                .Where(m => m.Likeness >= Likeness.NearName).OrderByDescending(m => m.Likeness).ThenByDescending(m => m.StartedYear).Take(10)], "own-units");
    }
}
