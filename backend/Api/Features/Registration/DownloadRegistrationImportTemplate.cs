using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Registration;

/// <summary>
/// A sheet to fill in for one campaign: headings that cannot be written over, lists to choose from for unit, field, kind and subject, and a note at each heading that says
/// what belongs there and whether the campaign requires it.
/// </summary>
public sealed record DownloadRegistrationImportTemplate : Query<Sheet>
{
    public required Guid CampaignId { get; init; }

    /// <summary>The unit for which it is filled in; the caller's own when unsaid.</summary>
    public Guid? UnitId { get; init; }
}

internal sealed class DownloadRegistrationImportTemplateHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<DownloadRegistrationImportTemplate, Sheet>
{
    /// <summary>A longer list helps nobody to choose.</summary>
    private const int MostUnits = 1_000;

    public async Task<Sheet> Handle(DownloadRegistrationImportTemplate query, CancellationToken ct)
    {
        var own = current.Actor.NamedOrFirst(Permission.RegistrationsWrite, query.UnitId);
        var unit = await db.Set<Domain.Organisation.Unit>().VisibleTo(current.Actor, u => u.Path).SingleOrDefaultAsync(u => u.Id == own, ct) ?? throw new Absent();
        var campaign = await db.Taking(current.Actor, query.CampaignId, ct);
        var fields = await db.Set<Field>().Where(f => f.FieldListId == campaign.FieldListId).OrderBy(f => f.Ordinal).Select(f => f.Name).ToListAsync(ct);
        var end = Domain.UnitPaths.End(unit.Path);
        var units = await db.Set<Domain.Organisation.Unit>().VisibleTo(current.Actor, u => u.Path)
            .Where(u => string.Compare(u.Path, unit.Path) >= 0 && string.Compare(u.Path, end) < 0 && u.ClosedOn == null).OrderBy(u => u.Path).Select(u => new { u.Path, u.PartyName }).Take(MostUnits + 1).ToListAsync(ct);
        // Where two bear one name, the path tells them apart.
        var twice = units.GroupBy(u => u.PartyName).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        IReadOnlyList<string> choices = units.Count > MostUnits ? [] : [.. units.Select(u => twice.Contains(u.PartyName) ? u.Path : u.PartyName)];
        var required = campaign.Form.Required.Select(p => EntryColumns.Parts[p]).Append(EntryColumns.Field).Append(EntryColumns.Parts[FormPart.Name]).ToHashSet();

        return new Sheet("Đăng ký", [.. EntryColumns.All.Select(c => new SheetColumn(c, EntryColumns.All.ToList().IndexOf(c) < 6 ? 26 : 44)
        {
            Note = (required.Contains(c) ? "Bắt buộc. " : "") + Notes.GetValueOrDefault(c, "Viết như trên biểu đăng ký."),
            Choices = c switch
            {
                EntryColumns.Unit => choices, EntryColumns.Field => fields,
                EntryColumns.Kind => [.. Enum.GetValues<Kind>().Select(k => Words.Of(k)!)], EntryColumns.Subject => [.. Enum.GetValues<Subject>().Select(s => Words.Of(s)!)], _ => [],
            },
        }), .. EntryColumns.InCells(campaign.Form).Select(f => new SheetColumn(OwnFields.Heading(f), 28)
        {
            Note = string.Join(' ', new[] { f is { Required: true, When: null } ? "Bắt buộc." : null, f.Help, f.Type == OwnFieldType.MultipleChoice ? "Nhiều phương án cách nhau bằng dấu chấm phẩy." : f.Type == OwnFieldType.Person ? "Họ tên, chức vụ." : null }.Where(n => n is not null)),
            Choices = f.Type == OwnFieldType.Choice ? [.. f.Options!.Select(o => o.Label)] : [],
        })], AsyncEnumerable.Empty<object?[]>()) { Guarded = true };
    }

    private static readonly Dictionary<string, string> Notes = new()
    {
        [EntryColumns.Unit] = "Tên, mã hoặc đường dẫn của đơn vị đăng ký. Bỏ trống: đơn vị gửi tệp.",
        [EntryColumns.Field] = "Chọn một lĩnh vực của đợt thi đua.",
        [EntryColumns.Parts[FormPart.Name]] = "Ngắn, nói được việc làm và nơi làm. Mỗi đơn vị một tên một lần.",
        [EntryColumns.Kind] = "Bỏ trống: Mô hình.",
        [EntryColumns.Subject] = "Bỏ trống: Tập thể.",
        [EntryColumns.Holder] = "Cần có khi chủ thể là cá nhân hoặc hộ gia đình.",
    };
}
