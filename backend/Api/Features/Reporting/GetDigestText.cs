using System.Globalization;
using System.Text;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Reporting;

/// <summary>Who is missing, as text to be put into a chat group: grouped by what is owed and by the unit above, at most 4000 characters.</summary>
public sealed record GetDigestText : Query<DigestTextView>, IAboutCampaign
{
    /// <summary>The campaign; required.</summary>
    public Guid? CampaignId { get; init; }

    /// <summary>The unit at whose subtree is looked; when unsaid, the highest unit whose reports the caller may read.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>Only units of this tier.</summary>
    public Guid? TierId { get; init; }

    public ObligationForm? Form { get; init; }

    // It is said to people of today about what they owe today.
    DateOnly? IAboutCampaign.AsOf => null;
    Geography? IAboutCampaign.Geography => null;
}

/// <summary>The text, and how many units it names of how many that are missing.</summary>
public sealed record DigestTextView(string Text, int Named, int Missing) : IExample<DigestTextView>
{
    public static DigestTextView Example => new("ĐỢT THI ĐUA DÂN VẬN KHÉO NĂM 2026\nTính đến 22/6/2026 còn 1 đơn vị chưa nộp.\n\nĐăng ký mô hình (hạn 30/6/2026)\n• Đảng bộ cơ sở ấp Trung: Chi bộ ấp Trung Bình", 1, 1);
}

public sealed class GetDigestTextHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<GetDigestText, DigestTextView>
{
    private const int Longest = 4000;

    private sealed record Missing(string UnitName, string? ParentName, string Form, DateOnly DueOn);

    public async Task<DigestTextView> Handle(GetDigestText query, CancellationToken ct)
    {
        var scope = await ReportScope.Of(db, current.Actor, query, clock.GetUtcNow(), ct);
        var (end, form) = (UnitPaths.End(scope.UnitPath), query.Form is { } f ? f.ToString().ToLowerInvariant() : null);
        var total = (await db.Database.SqlQuery<long>(
            $"""
            select count(*) as "Value" from obligations o where o.campaign_id = {scope.CampaignId} and o.unit_path >= {scope.UnitPath} and o.unit_path < {end} and o.handed_in_at is null
              and o.exempt_reason is null and o.transferred_on is null and ({query.TierId}::uuid is null or o.tier_id = {query.TierId}::uuid) and ({form}::text is null or o.form = {form}::text)
            """).ToListAsync(ct))[0];
        // A name takes some ten characters at the least: more rows than these never fit.
        var rows = await db.Database.SqlQuery<Missing>(
            $"""
            select u.party_name as "UnitName", p.party_name as "ParentName", o.form as "Form", o.due_on as "DueOn"
            from obligations o join units u on u.id = o.unit_id left join unit_names p on p.id = u.parent_id
            where o.campaign_id = {scope.CampaignId} and o.unit_path >= {scope.UnitPath} and o.unit_path < {end} and o.handed_in_at is null
              and o.exempt_reason is null and o.transferred_on is null and ({query.TierId}::uuid is null or o.tier_id = {query.TierId}::uuid) and ({form}::text is null or o.form = {form}::text)
            order by array_position(array['registration', 'result', 'interim', 'final'], o.form), o.due_on, o.unit_path limit 500
            """).ToListAsync(ct);
        return Write(scope, rows, (int)total, VietnamTime.Day(clock.GetUtcNow()));
    }

    private static DigestTextView Write(ReportScope scope, List<Missing> rows, int total, DateOnly today)
    {
        var text = new StringBuilder().Append(scope.CampaignName.ToUpper(CultureInfo.GetCultureInfo("vi-VN"))).Append('\n')
            .Append(total == 0 ? $"Tính đến {Day(today)} không còn đơn vị nào chưa nộp." : $"Tính đến {Day(today)} còn {total} đơn vị chưa nộp.");
        var named = 0;
        foreach (var what in rows.GroupBy(r => (r.Form, r.DueOn)))
        {
            var heading = $"\n\n{Words.Of<ObligationForm>(what.Key.Form)} (hạn {Day(what.Key.DueOn)}{(what.Key.DueOn < today ? ", đã quá hạn" : "")})";
            foreach (var above in what.GroupBy(r => r.ParentName))
            {
                var begin = above.Key is null ? "\n• " : $"\n• {above.Key}: ";
                foreach (var unit in above)
                {
                    var piece = heading + begin + unit.UnitName;
                    if (text.Length + piece.Length > Longest - Rest(total).Length) return new DigestTextView(text.Append(Rest(total - named)).ToString(), named, total);
                    text.Append(piece);
                    named++;
                    (heading, begin) = ("", "; ");
                }
            }
        }
        return new DigestTextView(named < total ? text.Append(Rest(total - named)).ToString() : text.ToString(), named, total);
    }

    private static string Rest(int count) => $"\n… và {count} đơn vị khác.";

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
