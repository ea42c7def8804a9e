using Kheo.Domain.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kheo.Api.Database.Mappings;

internal sealed class PactMapping : IEntityTypeConfiguration<EmulationPact>
{
    public void Configure(EntityTypeBuilder<EmulationPact> builder)
    {
        builder.ToTable("pacts");
        builder.Json(p => p.Parties);
        builder.Json(p => p.Lines);
        builder.Json(p => p.Scores);
    }
}
