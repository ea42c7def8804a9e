using Kheo.Domain.Campaigns;
using Kheo.Domain.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kheo.Api.Database.Mappings;

internal sealed class ReportMapping : IEntityTypeConfiguration<PeriodicReport>, IEntityTypeConfiguration<AggregateEntry>, IEntityTypeConfiguration<Reminder>,
    IEntityTypeConfiguration<Extension>, IEntityTypeConfiguration<QuietHoursRule>,
    IEntityTypeConfiguration<PeopleCount>, IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<PeriodicReport> builder)
    {
        builder.ToTable("periodic_reports");
        builder.Json(r => r.Sections);
        builder.Json(r => r.Figures);
    }

    public void Configure(EntityTypeBuilder<AggregateEntry> builder)
    {
        builder.ToTable("aggregate_entries");
        builder.HasOne<AggregateEntry>().WithMany().HasForeignKey(e => e.ContainedIn);
    }

    public void Configure(EntityTypeBuilder<Reminder> builder) => builder.ToTable("reminders").Ignore(r => r.RowVersion);

    public void Configure(EntityTypeBuilder<Extension> builder) => builder.ToTable("extensions");

    public void Configure(EntityTypeBuilder<QuietHoursRule> builder) => builder.ToTable("quiet_hours").Ignore(r => r.Hours);

    public void Configure(EntityTypeBuilder<PeopleCount> builder) => builder.ToTable("people_counts");

    public void Configure(EntityTypeBuilder<CalendarFeed> builder) => builder.ToTable("calendar_feeds");
}
