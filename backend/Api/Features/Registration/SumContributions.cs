using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Registration;

/// <summary>All that was given in one measure; one approximate part makes the whole approximate.</summary>
public sealed record ContributionSum(string Measure, decimal Amount, bool Approximate, int Count);

/// <summary>The sums, the most often given first, and how many contributions are told in words only.</summary>
public sealed record ContributionSums(IReadOnlyList<ContributionSum> Items, int InWords) : IExample<ContributionSums>
{
    public static ContributionSums Example => new([new("đồng", 43_500_000, false, 6), new("ngày công", 210.5m, true, 4)], 2);
}

/// <summary>What was given to one model, summed by measure: đồng and workdays are never added.</summary>
public sealed record SumContributions(Guid Id) : Query<ContributionSums>;

public sealed class SumContributionsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<SumContributions, ContributionSums>
{
    public async Task<ContributionSums> Handle(SumContributions query, CancellationToken ct)
    {
        var (_, rows) = await ListContributionsHandler.Filtered(db, current.Actor, new ListContributions(query.Id), ct);
        var sums = await rows.Where(c => c.Amount != null).GroupBy(c => c.MeasureFold)
            .Select(g => new { Measure = g.Min(c => c.Measure)!, Amount = g.Sum(c => c.Amount)!.Value, Approximate = g.Max(c => c.Approximate ? 1 : 0), Count = g.Count() }).ToListAsync(ct);
        return new ContributionSums([.. sums.OrderByDescending(s => s.Count).ThenBy(s => s.Measure, StringComparer.Ordinal).Select(s => new ContributionSum(s.Measure, s.Amount, s.Approximate > 0, s.Count))],
            await rows.CountAsync(c => c.Amount == null, ct));
    }
}
