using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Organisation;

namespace Kheo.Api.Features.Organisation;

/// <summary>What the policy must know of an import.</summary>
public sealed record UnitImportFacts(string UnitPath, ImportStatus Status, int ToCreate, int Faults);

internal static class UnitImportPolicy
{
    public static readonly Policy<UnitImportFacts> Table = new(
        (nameof(ApplyUnitImport), (a, i) => a.May(Permission.UnitsManage, i.UnitPath), i => UnitImport.Allows("Apply", i.Status) && i is { Faults: 0, ToCreate: > 0 }),
        (nameof(CancelUnitImport), (a, i) => a.May(Permission.UnitsManage, i.UnitPath), i => UnitImport.Allows("Cancel", i.Status)),
        (nameof(DownloadUnitImportFaults), (a, i) => a.May(Permission.UnitsManage, i.UnitPath), i => i is { Faults: > 0, Status: not ImportStatus.Cancelled }));

    public static void Demand(Domain.Actor actor, string operation, UnitImport import) => Table.Demand(actor, operation, Facts(import));

    public static UnitImportFacts Facts(UnitImport import) => new(import.UnitPath, import.Status, import.ToCreate, import.FaultCount);
}
