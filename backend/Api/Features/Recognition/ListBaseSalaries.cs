using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Recognitions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Recognition;

/// <summary>The base salaries that hold for the caller's units, the latest first.</summary>
public sealed record ListBaseSalaries : PagedQuery<BaseSalaryView>;

public sealed class ListBaseSalariesHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ListBaseSalaries, Page<BaseSalaryView>>
{
    public async Task<Page<BaseSalaryView>> Handle(ListBaseSalaries query, CancellationToken ct)
    {
        var salaries = Filtered(db, current.Actor);
        if (Days.Decode(query.After) is var (day, id)) salaries = salaries.Where(s => s.ValidFrom < day || s.ValidFrom == day && s.Id.CompareTo(id) < 0);
        var rows = await Rows(db, salaries).Take(query.Size + 1).ToListAsync(ct);
        return Pages.Of(rows, query.Size, r => Days.Encode(r.ValidFrom, r.Id));
    }

    internal static IQueryable<BaseSalary> Filtered(KheoDbContext db, Actor actor) => db.Set<BaseSalary>().ReachingTo(actor);

    internal static IQueryable<BaseSalaryView> Rows(KheoDbContext db, IQueryable<BaseSalary> salaries) =>
        salaries.OrderByDescending(s => s.ValidFrom).ThenByDescending(s => s.Id).To<BaseSalaryView>(db);
}

/// <summary>Keyset positions of lists sorted by a day.</summary>
internal static class Days
{
    public static string Encode(DateOnly day, Guid id) => Cursor.Encode(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), id);

    public static (DateOnly Day, Guid Id)? Decode(string? cursor)
    {
        if (Cursor.Decode(cursor) is not var (sort, id)) return null;
        return DateOnly.TryParseExact(sort, "yyyy-MM-dd", out var day) ? (day, id)
            : throw new BadRequest(400, "invalid", "`after` is not a position this list gave.", new Dictionary<string, string[]> { ["after"] = ["not-a-cursor"] });
    }
}
