using Kheo.Api.Web;
using Kheo.Domain.Organisation;
using MediatR;

namespace Kheo.Api.Features.Organisation;

/// <summary>A sheet to fill in, with two units as an example.</summary>
public sealed record DownloadUnitImportTemplate : Query<Sheet>;

internal sealed class DownloadUnitImportTemplateHandler : IRequestHandler<DownloadUnitImportTemplate, Sheet>
{
    private static readonly ImportRow[] Sample =
    [
        new() { Code = "X001", Name = "Đảng ủy xã Mẫu", StateName = "Xã Mẫu", TierCode = "XA", Kind = UnitKinds.CommuneCommittee, Territorial = true },
        new() { Code = "CB01", Name = "Chi bộ ấp Mẫu", ParentCode = "X001", TierCode = "CHI-BO", Kind = UnitKinds.Cell },
    ];

    public Task<Sheet> Handle(DownloadUnitImportTemplate query, CancellationToken ct) => Task.FromResult(Sheet.Of("Mẫu nhập đơn vị", Sample.ToAsyncEnumerable(),
        Column(nameof(ImportRow.Code), r => r.Code, 14), Column(nameof(ImportRow.Name), r => r.Name, 44), Column(nameof(ImportRow.StateName), r => r.StateName, 36),
        Column(nameof(ImportRow.ParentCode), r => r.ParentCode, 14), Column(nameof(ImportRow.Kind), r => ImportWords.Kinds[r.Kind], 28), Column(nameof(ImportRow.TierCode), r => r.TierCode, 12),
        Column(nameof(ImportRow.Territorial), r => r.Territorial, 10), Column(nameof(ImportRow.ExternalCode), r => r.ExternalCode, 14)));

    private static SheetColumn<ImportRow> Column(string field, Func<ImportRow, object?> cell, int width) => new(ImportWords.Column(field), cell, width);
}
