using Kheo.Api.Database;
using Kheo.Api.Outside;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Registration;

/// <summary>
/// Looks at a sheet of registrations, XLSX or CSV as its content says, and registers none yet: says how many would be, how many are registered already (the same unit and name in
/// this campaign), and what stands against it by row and column. Headings are those of the template and of the export; "Đơn vị" is a code, a path or a name below the unit that takes the sheet.
/// </summary>
public sealed record CheckRegistrationImport : Create<RegistrationImportView>, ICarriesFile
{
    internal const long BodyLimit = 16_000_000;

    internal IFormFile File { get; private set; } = null!;
    IFormFile ICarriesFile.File { set => File = value; }

    public required Guid CampaignId { get; init; }

    /// <summary>The unit that takes the rows which name none, and below which the others are; the caller's own when unsaid.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>As drafts, or handed in at once: then the parts that the campaign requires must be there.</summary>
    public ImportedAs As { get; init; }
}

internal sealed class CheckRegistrationImportHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<CheckRegistrationImport, RegistrationImportView>
{
    public async Task<RegistrationImportView> Handle(CheckRegistrationImport command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var into = await db.ActingFor(current.Actor, Permission.RegistrationsWrite, command.UnitId, VietnamTime.Day(now), ct);
        var campaign = await db.Taking(current.Actor, command.CampaignId, ct);
        RuleBroken.When(campaign.Status != CampaignStatus.Open, Rules.CampaignNotOpen);
        RuleBroken.When(!UnitPaths.Contains(campaign.UnitPath, into.Path), Rules.CampaignOutOfReach);

        var sheet = await ImportSheet.Read(command.File, FileKinds.IsWorkbook, EntryColumns.LongestCell, ct);
        var reading = await EntryReading.Of(db, current.Actor, into, campaign, command.As, sheet, [], now, ct);
        var import = RegistrationImport.Check(into, campaign.Id, command.As, FileNames.Safe(command.File.FileName), reading.Forecast, current.Actor.AccountId, now);
        db.Add(import);
        await db.SaveChangesAsync(ct);
        await db.Keep(import, sheet, reading.Faults, ct);
        return await RegistrationImportView.Of(db, current.Actor, import.Id, now, ct);
    }
}
