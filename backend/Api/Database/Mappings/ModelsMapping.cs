using Kheo.Domain.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kheo.Api.Database.Mappings;

internal sealed class ModelsMapping : IEntityTypeConfiguration<PersonInCharge>, IEntityTypeConfiguration<Twinning>
{
    public void Configure(EntityTypeBuilder<PersonInCharge> builder) => builder.ToTable("people_in_charge");

    public void Configure(EntityTypeBuilder<Twinning> builder) => builder.ToTable("twinnings");
}
