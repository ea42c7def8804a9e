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

internal sealed class StandardIndicatorMapping : IEntityTypeConfiguration<StandardIndicator>
{
    public void Configure(EntityTypeBuilder<StandardIndicator> builder)
    {
        builder.ToTable("standard_indicators");
        builder.Property(i => i.UsualFrom).HasColumnType("numeric(18,2)");
        builder.Property(i => i.UsualTo).HasColumnType("numeric(18,2)");
    }
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
