using Kheo.Domain.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kheo.Api.Database.Mappings;

internal sealed class ProgrammeMapping : IEntityTypeConfiguration<Programme>
{
    public void Configure(EntityTypeBuilder<Programme> builder) => builder.ToTable("programmes");
}

internal sealed class StandardFieldMapping : IEntityTypeConfiguration<StandardField>
{
    public void Configure(EntityTypeBuilder<StandardField> builder) => builder.ToTable("standard_fields");
}

internal sealed class FieldListMapping : IEntityTypeConfiguration<FieldList>, IEntityTypeConfiguration<Field>
{
    public void Configure(EntityTypeBuilder<FieldList> builder)
    {
        builder.ToTable("field_lists");
        builder.HasMany(l => l.Fields).WithOne().HasForeignKey(f => f.FieldListId);
    }

    public void Configure(EntityTypeBuilder<Field> builder)
    {
        builder.ToTable("fields");
        builder.Property(f => f.Id).ValueGeneratedNever();
    }
}
