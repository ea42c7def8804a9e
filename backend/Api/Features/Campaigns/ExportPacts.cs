using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Campaigns;

/// <summary>The pacts as XLSX, a line for each party and target, with how it was met; one line where none is written yet.</summary>
public sealed record ExportPacts(ListPacts List) : Export<ListPacts>(List);

public sealed class ExportPactsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportPacts, Sheet>
{
    private sealed record Line(ListPactsHandler.Found Of, Domain.Campaigns.PactParty? Party, Domain.Campaigns.PactLine? Target, Domain.Campaigns.PactScore? Score);

    public Task<Sheet> Handle(ExportPacts query, CancellationToken ct) => Task.FromResult(Sheet.Of("Giao ước thi đua", Lines(query.List),
        new("Năm", l => l.Of.Pact.Year, 8), new("Giao ước", l => l.Of.Pact.Title, 44), new("Nơi chủ trì", l => l.Of.Unit, 36), new("Trạng thái", l => Words.Of(l.Of.Pact.Status), 14), new("Ngày ký", l => l.Of.Pact.SignedOn, 12),
        new("Nơi ký", l => l.Of.Pact.SignedAt, 28), new("Đơn vị giao ước", l => l.Party?.Name, 40), new("Chỉ tiêu", l => l.Target?.Text, 50), new("Mức giao", l => l.Target?.Target, 12), new("Đơn vị tính", l => l.Target?.Measure, 14),
        new("Thực hiện", l => l.Score?.Actual, 12), new("Kết quả", l => l.Score?.Met is { } met ? met ? "Đạt" : "Không đạt" : null, 12), new("Điểm tối đa", l => l.Target?.Points, 12), new("Điểm", l => l.Score?.Points, 10),
        new("Nhận xét", l => l.Score?.Remark, 40)));

    private async IAsyncEnumerable<Line> Lines(ListPacts list)
    {
        await foreach (var found in ListPactsHandler.Rows(db, ListPactsHandler.Filtered(db, current.Actor, list)).AsAsyncEnumerable())
        {
            var scores = found.Pact.Scores.ToDictionary(s => (s.UnitId, s.Line));
            var lines = found.Pact.Parties.Where(p => p.UnitId != found.Pact.UnitId)
                .SelectMany(_ => found.Pact.Lines, (party, line) => new Line(found, party, line, scores.GetValueOrDefault((party.UnitId, line.Code))));
            foreach (var line in lines.DefaultIfEmpty(new Line(found, null, null, null))) yield return line;
        }
    }
}
