using Kheo.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kheo.Api.Database.Mappings;

internal sealed class UnitMapping : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> b)
    {
        b.ToTable("units");
        b.HasOne<Unit>().WithMany().HasForeignKey(u => u.ParentId);          // so that a parent is written before its children
        b.HasMany(u => u.Versions).WithOne().HasForeignKey(v => v.UnitId);
        b.Navigation(u => u.Versions).HasField("_versions").UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class UnitNameMapping : IEntityTypeConfiguration<UnitName>
{
    public void Configure(EntityTypeBuilder<UnitName> b)
    {
        b.ToView("unit_names");
        b.HasKey(u => u.Id);
    }
}

internal sealed class UnitVersionMapping : IEntityTypeConfiguration<UnitVersion>
{
    public void Configure(EntityTypeBuilder<UnitVersion> b)
    {
        b.ToTable("unit_versions");
        b.Property(v => v.Id).ValueGeneratedNever();
    }
}

internal sealed class TierMapping : IEntityTypeConfiguration<Tier>
{
    public void Configure(EntityTypeBuilder<Tier> b)
    {
        b.ToTable("tiers");
        b.HasOne<Unit>().WithMany().HasForeignKey(t => t.UnitId);
    }
}

internal sealed class ReorganisationMapping : IEntityTypeConfiguration<Reorganisation>, IEntityTypeConfiguration<UnitSuccession>
{
    public void Configure(EntityTypeBuilder<Reorganisation> b)
    {
        b.ToTable("reorganisations");
        b.Json(r => r.Operations);
        b.Json(r => r.Impact);
        b.Json(r => r.Reconciliation);
    }

    public void Configure(EntityTypeBuilder<UnitSuccession> b)
    {
        b.ToTable("unit_successions");
        b.Property(s => s.Id).ValueGeneratedNever();
    }
}

internal sealed class UnitImportMapping : IEntityTypeConfiguration<UnitImport>
{
    public void Configure(EntityTypeBuilder<UnitImport> b)
    {
        b.ToTable("unit_imports");
        b.Json(i => i.NewUnits);
    }
}
