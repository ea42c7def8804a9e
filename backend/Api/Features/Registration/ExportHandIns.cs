using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Registration;

/// <summary>What was handed in each time and how it was answered, as XLSX.</summary>
public sealed record ExportHandIns(ListHandIns List) : Export<ListHandIns>(List);

public sealed class ExportHandInsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportHandIns, Sheet>
{
    public async Task<Sheet> Handle(ExportHandIns query, CancellationToken ct)
    {
        var (registration, handIns) = await ListHandInsHandler.Filtered(db, current.Actor, query.List, ct);
        // A field that several versions asked has one column, under its latest label.
        var versions = await handIns.Select(s => s.CampaignVersion).Distinct().ToListAsync(ct);
        var fields = (await db.FormsAt(registration.CampaignId, versions, ct)).OrderByDescending(f => f.Key).SelectMany(f => f.Value.Fields ?? []).Where(f => f.Type is not (OwnFieldType.File or OwnFieldType.Unit)).DistinctBy(f => f.Code);
        return Sheet.Of("Các lần nộp " + registration.Code, ListHandInsHandler.Rows(db, handIns).AsAsyncEnumerable(),
            [
                new("Lần nộp", s => s.Number), new("Ngày nộp", s => s.HandedInAt), new("Người nộp", s => s.HandedInByName, 28), new("Kết quả", s => Words.Of(s.Answer), 18),
                new("Ngày trả lời", s => s.AnsweredAt), new("Người trả lời", s => s.AnsweredByName, 28), new("Hẹn bổ sung", s => s.MendBy), new("Lý do", s => s.Reason, 40),
                new("Góp ý", s => string.Join('\n', s.Remarks.Select(r => r.Text)), 40),
                .. FormReading.AllParts.Select(part => new SheetColumn<HandInView>(EntryColumns.Parts[part], s => new FormReading(s.Name, s.Parts)[part], 40)),
                .. fields.Select(f => new SheetColumn<HandInView>(OwnFields.Heading(f), s => OwnFields.Cell(f, s.Answers), 40)),
            ]);
    }
}
