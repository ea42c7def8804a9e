using Kheo.Domain.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kheo.Api.Database.Mappings;

internal sealed class CarryingMapping : IEntityTypeConfiguration<Activity>, IEntityTypeConfiguration<ProgressReport>, IEntityTypeConfiguration<DormancyReminder>,
    IEntityTypeConfiguration<Visit>, IEntityTypeConfiguration<Contribution>
{
    public void Configure(EntityTypeBuilder<Activity> builder)
    {
        builder.ToTable("activities");
        builder.Property(a => a.Workdays).HasColumnType("numeric(9,2)");
    }

    public void Configure(EntityTypeBuilder<ProgressReport> builder)
    {
        builder.ToTable("progress_reports");
        builder.Json(r => r.Figures);
        builder.Json(r => r.Remarks);
    }

    public void Configure(EntityTypeBuilder<DormancyReminder> builder) => builder.ToTable("dormancy_reminders");

    public void Configure(EntityTypeBuilder<Visit> builder) => builder.ToTable("visits");

    public void Configure(EntityTypeBuilder<Contribution> builder)
    {
        builder.ToTable("contributions");
        builder.Property(c => c.Amount).HasColumnType("numeric(18,2)");
    }
}
