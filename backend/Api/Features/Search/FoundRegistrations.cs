using Kheo.Api.Database;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Search;

/// <summary>Registrations by any word of the form or by their code; of the newest that hold them the best is chosen.</summary>
internal static class FoundRegistrations
{
    private sealed record Row(Guid Id, string Name, string Code, string UnitName, DateOnly From, RegistrationStatus Status);

    public static async Task<List<FoundItem>> Read(KheoDbContext db, Actor actor, Guid[] ids, Sought sought, CancellationToken ct)
    {
        var rows = await (
            from r in db.Each<Entry>(ids).VisibleTo(actor)
            join u in db.Set<UnitName>() on r.UnitId equals u.Id
            join c in db.Set<Campaign>() on r.CampaignId equals c.Id
            orderby r.CreatedAt descending, r.Id descending
            select new Row(r.Id, r.Name, r.Code, u.PartyName, c.PeriodFrom, r.Status)).ToListAsync(ct);
        return [.. rows.Select(r => new FoundItem(r.Id, r.Name, r.Code, r.UnitName, r.From.Year, System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(r.Status.ToString()), null))];
    }

    /// <summary>Of those whose title does not say why they were found, the words around.</summary>
    public static async Task<List<FoundItem>> WithExcerpts(KheoDbContext db, Actor actor, List<FoundItem> items, Sought sought, CancellationToken ct)
    {
        Guid[] silent = [.. items.Where(i => sought.Rank(i.Title, i.Code) == Sought.Elsewhere).Select(i => i.Id)];
        if (silent.Length == 0) return items;
        var texts = await db.Each<Entry>(silent).VisibleTo(actor).Select(r => new { r.Id, r.Name, r.Parts, r.Holder, r.Answers }).ToDictionaryAsync(r => r.Id, ct);
        return [.. items.Select(i => texts.TryGetValue(i.Id, out var text)
            ? i with { Excerpt = FormReading.AllParts.Where(p => p != FormPart.Name).Select(p => sought.Excerpt(text.Parts[p])).Append(sought.Excerpt(text.Holder))
                .Concat(text.Answers.Values.SelectMany(a => a.Leaves()).Select(sought.Excerpt)).FirstOrDefault(e => e is not null) } : i)];
    }
}
