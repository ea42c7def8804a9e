using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Evaluation;

/// <summary>Members × candidates as XLSX, a column for each member: who has handed in which sheet; with totals once the session is closed.</summary>
public sealed record ExportMatrix(Guid Id) : Query<Sheet>;

public sealed class ExportMatrixHandler(IMediator mediator) : IRequestHandler<ExportMatrix, Sheet>
{
    public async Task<Sheet> Handle(ExportMatrix query, CancellationToken ct)
    {
        var matrix = await mediator.Send(new GetMatrix(query.Id), ct);
        var cells = matrix.Cells.ToDictionary(c => (c.CandidateId, c.AccountId));
        return Sheet.Of("Bảng chấm", matrix.Candidates.ToAsyncEnumerable(),
        [
            new("Hạng", c => c.Rank, 8), new("Mã", c => c.Code, 16), new("Tên mô hình, điển hình", c => c.Name, 50), new("Đơn vị", c => c.UnitName, 36),
            .. matrix.Members.Select(m => new SheetColumn<MatrixCandidate>(m.Name, c => cells[(c.Id, m.AccountId)] is var cell ? cell.Total ?? (object)Words(cell.State) : null, 20)),
        ]);
    }

    private static string Words(CellState state) => state switch
    {
        CellState.Missing => "Chưa có phiếu", CellState.Draft => "Đang chấm", CellState.HandedIn => "Đã nộp", _ => "Không chấm",
    };
}
