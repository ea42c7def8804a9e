using Kheo.Domain.Judging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kheo.Api.Database.Mappings;

internal sealed class CouncilMapping : IEntityTypeConfiguration<Council>, IEntityTypeConfiguration<CouncilMember>
{
    public void Configure(EntityTypeBuilder<Council> builder)
    {
        builder.ToTable("councils");
        builder.HasMany(c => c.Members).WithOne().HasForeignKey(m => m.CouncilId);
    }

    public void Configure(EntityTypeBuilder<CouncilMember> builder)
    {
        builder.ToTable("council_members");
        builder.Property(m => m.Id).ValueGeneratedNever();
    }
}

internal sealed class JudgingSessionMapping : IEntityTypeConfiguration<JudgingSession>
{
    public void Configure(EntityTypeBuilder<JudgingSession> builder)
    {
        builder.ToTable("judging_sessions");
        builder.HasOne<Council>().WithMany().HasForeignKey(s => s.CouncilId);
        builder.HasMany(s => s.Candidates).WithOne().HasForeignKey(c => c.SessionId);
        builder.Json(s => s.Rules);
        builder.Json(s => s.Attendance);
        builder.Json(s => s.Minutes);
    }
}

internal sealed class CandidateMapping : IEntityTypeConfiguration<Candidate>, IEntityTypeConfiguration<Recusal>
{
    public void Configure(EntityTypeBuilder<Candidate> builder)
    {
        builder.ToTable("candidates");
        builder.Json(c => c.Sheet);
        builder.Json(c => c.Dossier);
        builder.Property(c => c.Average).HasColumnType("numeric(6,2)");
        builder.HasMany(c => c.Recusals).WithOne().HasForeignKey(r => r.CandidateId);
    }

    public void Configure(EntityTypeBuilder<Recusal> builder) => builder.ToTable("recusals").HasKey(r => new { r.CandidateId, r.AccountId });
}

internal sealed class ScoreSheetMapping : IEntityTypeConfiguration<ScoreSheet>
{
    public void Configure(EntityTypeBuilder<ScoreSheet> builder)
    {
        builder.ToTable("score_sheets");
        builder.HasOne<Candidate>().WithMany().HasForeignKey(s => s.CandidateId);
        builder.Json(s => s.Lines);
        builder.Json(s => s.Deductions);
        builder.Json(s => s.KnockOuts);
        builder.Property(s => s.Total).HasColumnType("numeric(6,2)");
    }
}
