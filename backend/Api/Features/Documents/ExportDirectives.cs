using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Documents;

/// <summary>The documents that the caller's units issue, as XLSX.</summary>
public sealed record ExportDirectives(ListDirectives List) : Export<ListDirectives>(List);

public sealed class ExportDirectivesHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportDirectives, Sheet>
{
    private const int AtOnce = 200;

    public Task<Sheet> Handle(ExportDirectives query, CancellationToken ct) => Task.FromResult(Sheet.Of("Văn bản ban hành", Rows(query.List, ct),
        new("Số, ký hiệu", d => d.Number, 18), new("Ngày văn bản", d => d.DatedOn, 12), new("Trích yếu", d => d.Excerpt, 60), new("Nơi ban hành", d => d.UnitName, 40), new("Phong trào", d => d.ProgrammeName, 32),
        new("Đợt thi đua", d => d.CampaignName, 40), new("Trạng thái", d => Words.Of(d.Status), 16), new("Ngày gửi", d => d.IssuedOn, 12), new("Gửi tới (đơn vị)", d => d.SentTo, 14),
        new("Đã nhận", d => d.Status == Domain.Campaigns.DirectiveStatus.Draft ? null : d.Acknowledged, 12), new("Đã ban hành kế hoạch", d => d.Status == Domain.Campaigns.DirectiveStatus.Draft ? null : d.Planned, 18),
        new("Hạn ban hành kế hoạch", d => d.PlanBy, 18)));

    // A page at a time, so that each has its counts from one question.
    private async IAsyncEnumerable<DirectiveRow> Rows(ListDirectives list, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        for (Guid? last = null; ;)
        {
            var directives = ListDirectivesHandler.Filtered(db, current.Actor, list);
            if (last is { } id) directives = directives.Where(d => d.Id.CompareTo(id) < 0);
            var rows = await ListDirectivesHandler.Answered(db, await ListDirectivesHandler.Rows(db, directives).Take(AtOnce).ToListAsync(ct), ct);
            foreach (var row in rows) yield return row;
            if (rows.Count < AtOnce) yield break;
            last = rows[^1].Id;
        }
    }
}
