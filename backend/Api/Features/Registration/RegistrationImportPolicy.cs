using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Registrations;

namespace Kheo.Api.Features.Registration;

/// <summary>What the policy must know of an import.</summary>
/// <param name="Matched">Whether headings keep its rows from being read, or kept them until it was said what they are.</param>
/// <param name="Undoable">Whether its day to be undone is not over.</param>
public sealed record RegistrationImportFacts(string UnitPath, ImportStatus Status, int ToCreate, int Faults, bool Matched, bool Undoable);

internal static class RegistrationImportPolicy
{
    public static readonly Policy<RegistrationImportFacts> Table = new(
        (nameof(ApplyRegistrationImport), Writes, i => RegistrationImport.Allows("Apply", i.Status) && i.ToCreate > 0),
        (nameof(MendRegistrationImport), Writes, i => RegistrationImport.Allows("Mend", i.Status) && i.Faults > 0),
        (nameof(MatchRegistrationImport), Writes, i => RegistrationImport.Allows("Match", i.Status) && i.Matched),
        (nameof(CancelRegistrationImport), Writes, i => RegistrationImport.Allows("Cancel", i.Status)),
        (nameof(UndoRegistrationImport), Writes, i => i.Undoable),
        (nameof(DownloadRegistrationImportFaults), Writes, i => i is { Faults: > 0, Status: ImportStatus.Checked or ImportStatus.Failed or ImportStatus.Done }));

    public static void Demand(Actor actor, string operation, RegistrationImport import) => Table.Demand(actor, operation, Facts(import, default));

    public static RegistrationImportFacts Facts(RegistrationImport import, DateTimeOffset now) => new(import.UnitPath, import.Status, import.ToCreate, import.FaultCount, import.Misread > 0 || import.Columns.Count > 0, import.MayUndo(now));

    private static bool Writes(Actor actor, RegistrationImportFacts import) => actor.May(Permission.RegistrationsWrite, import.UnitPath);
}
