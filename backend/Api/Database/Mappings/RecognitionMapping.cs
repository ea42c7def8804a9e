using Kheo.Domain.Recognitions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kheo.Api.Database.Mappings;

internal sealed class BaseSalaryMapping : IEntityTypeConfiguration<BaseSalary>
{
    public void Configure(EntityTypeBuilder<BaseSalary> builder) => builder.ToTable("base_salaries").Property(s => s.Amount).HasColumnType("numeric(12,0)");
}

internal sealed class DecisionMapping : IEntityTypeConfiguration<Decision>, IEntityTypeConfiguration<DecisionItem>
{
    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.ToTable("decisions");
        builder.Json(d => d.LegalBases);
        builder.HasMany(d => d.Items).WithOne().HasForeignKey(i => i.DecisionId);
    }

    public void Configure(EntityTypeBuilder<DecisionItem> builder)
    {
        builder.ToTable("decision_items");
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Coefficient).HasColumnType("numeric(6,3)");
    }
}

internal sealed class RecognitionMapping : IEntityTypeConfiguration<Recognition>
{
    public void Configure(EntityTypeBuilder<Recognition> builder)
    {
        builder.ToTable("recognitions");
        builder.HasOne<Decision>().WithMany().HasForeignKey(r => r.DecisionId);
        builder.Json(r => r.SkippedTiers);
    }
}

internal sealed class AwardMapping : IEntityTypeConfiguration<Award>
{
    public void Configure(EntityTypeBuilder<Award> builder)
    {
        builder.ToTable("awards");
        builder.HasOne<Decision>().WithMany().HasForeignKey(a => a.DecisionId);
        builder.HasOne<Recognition>().WithMany().HasForeignKey(a => a.RecognitionId);
        builder.Property(a => a.Coefficient).HasColumnType("numeric(6,3)");
        builder.Property(a => a.BaseSalary).HasColumnType("numeric(12,0)");
        builder.Property(a => a.Money).HasColumnType("numeric(14,0)");
    }
}

internal sealed class NominationMapping : IEntityTypeConfiguration<Nomination>
{
    public void Configure(EntityTypeBuilder<Nomination> builder)
    {
        builder.ToTable("nominations");
        builder.HasOne<Recognition>().WithMany().HasForeignKey(n => n.RecognitionId);
        builder.Json(n => n.Dossier);
    }
}
