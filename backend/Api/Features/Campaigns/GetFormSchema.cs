using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Campaigns;

/// <summary>
/// The registration form as a JSON Schema (2020-12) of `name`, `parts` and `answers`: the very document that drafts and hand-ins are validated with. A draft may leave out what is
/// required; a field that hangs on another is required only where that one says so. `x-type` names a field's type, `x-labels` its options, `x-unit` what a number counts.
/// </summary>
public sealed record GetFormSchema(Guid Id) : Query<SchemaDocument>
{
    /// <summary>As units of this tier are asked; all that is asked of anybody when unsaid.</summary>
    public Guid? TierId { get; init; }
    /// <summary>As this version of the campaign asked; as it stands now when unsaid.</summary>
    public int? Version { get; init; }
}

public sealed class GetFormSchemaHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<GetFormSchema, SchemaDocument>
{
    public async Task<SchemaDocument> Handle(GetFormSchema query, CancellationToken ct)
    {
        var campaign = await db.Set<Campaign>().ReachingTo(current.Actor).Where(c => c.Id == query.Id).Select(c => new { c.Name, c.Form }).SingleOrDefaultAsync(ct) ?? throw new Absent();
        var form = query.Version is not { } version ? campaign.Form : (await db.FormsAt(query.Id, [version], ct)).GetValueOrDefault(version) ?? throw new Absent();
        return new SchemaDocument(FormSchema.Of(query.TierId is { } tier ? form.For(tier) : form, campaign.Name));
    }
}
