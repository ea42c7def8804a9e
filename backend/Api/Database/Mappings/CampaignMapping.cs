using System.Linq.Expressions;
using Kheo.Domain.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kheo.Api.Database.Mappings;

internal sealed class CampaignMapping : IEntityTypeConfiguration<Campaign>, IEntityTypeConfiguration<CampaignVersion>, IEntityTypeConfiguration<TierPlan>,
    IEntityTypeConfiguration<CriteriaSheet>
{
    public void Configure(EntityTypeBuilder<Campaign> builder)
    {
        builder.ToTable("campaigns");
        builder.Json(c => c.LegalBases);
        builder.Json(c => c.Form);
        builder.Json(c => c.Indicators);
        builder.Json(c => c.Rules);
        builder.Json(c => c.Themes);
        builder.HasMany(c => c.TierPlans).WithOne().HasForeignKey(t => t.CampaignId);
        builder.HasMany(c => c.CriteriaSheets).WithOne().HasForeignKey(s => s.CampaignId);
        builder.HasMany(c => c.Versions).WithOne().HasForeignKey(v => v.CampaignId);
    }

    public void Configure(EntityTypeBuilder<CampaignVersion> builder)
    {
        builder.ToTable("campaign_versions").HasKey(v => new { v.CampaignId, v.Version });
        builder.Property(v => v.Version).ValueGeneratedNever();
        builder.Json(v => v.Content);
    }

    public void Configure(EntityTypeBuilder<TierPlan> builder)
    {
        builder.ToTable("tier_plans");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Ignore(t => t.Dates);
        builder.Json(t => t.Reports);
        Day(builder, t => t.Registration, "registration_due", "registration_due_text");
        Day(builder, t => t.Result, "result_due", "result_due_text");
        Day(builder, t => t.Judging, "judging_due", "judging_due_text");
        Day(builder, t => t.Recognition, "recognition_due", "recognition_due_text");
        Day(builder, t => t.Conference, "conference_on", "conference_text");
    }

    public void Configure(EntityTypeBuilder<CriteriaSheet> builder)
    {
        builder.ToTable("criteria_sheets");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Ignore(s => s.Content);
        builder.Json(s => s.Criteria);
        builder.Json(s => s.Bands);
        builder.Json(s => s.KnockOuts);
        builder.Property(s => s.PassMark).HasColumnType("numeric(6,2)");
    }

    private static void Day(EntityTypeBuilder<TierPlan> builder, Expression<Func<TierPlan, PlannedDay?>> day, string on, string text) => builder.ComplexProperty(day!, d =>
    {
        d.IsRequired();
        d.Property(x => x.On).HasColumnName(on);
        d.Property(x => x.Text).HasColumnName(text);
    });
}

internal sealed class ObligationMapping : IEntityTypeConfiguration<Obligation>
{
    public void Configure(EntityTypeBuilder<Obligation> builder) => builder.ToTable("obligations").Ignore(o => o.Missing);
}

internal sealed class CalendarMapping : IEntityTypeConfiguration<CalendarDay>
{
    public void Configure(EntityTypeBuilder<CalendarDay> builder) => builder.ToTable("calendar_days");
}
