using Kheo.Domain.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kheo.Api.Database.Mappings;

internal sealed class ModelMapping : IEntityTypeConfiguration<Model>
{
    public void Configure(EntityTypeBuilder<Model> builder) => builder.ToTable("models");
}

internal sealed class RegistrationMapping : IEntityTypeConfiguration<Registration>
{
    public void Configure(EntityTypeBuilder<Registration> builder)
    {
        builder.ToTable("registrations");
        builder.Ignore(r => r.Reading);
        builder.Property(r => r.Code).HasSentinel("").ValueGeneratedOnAdd();       // the trigger registrations_code numbers it
        builder.Json(r => r.Parts);
        builder.Json(r => r.Answers);
        builder.Json(r => r.Remarks);
        builder.Json(r => r.SubmittedParts);
        builder.Json(r => r.MergedInto);
        builder.Json(r => r.Joined);
        builder.Json(r => r.Aims);
        builder.HasMany(r => r.HandIns).WithOne().HasForeignKey(s => s.RegistrationId);
    }
}

internal sealed class HandInMapping : IEntityTypeConfiguration<HandIn>
{
    public void Configure(EntityTypeBuilder<HandIn> builder)
    {
        builder.ToTable("hand_ins");
        builder.Ignore(s => s.Reading);
        builder.Json(s => s.Parts);
        builder.Json(s => s.Answers);
        builder.Json(s => s.Remarks);
    }
}

internal sealed class ResultReportMapping : IEntityTypeConfiguration<ResultReport>, IEntityTypeConfiguration<IndicatorValue>
{
    public void Configure(EntityTypeBuilder<ResultReport> builder)
    {
        builder.ToTable("result_reports");
        builder.Json(r => r.Remarks);
        builder.HasMany(r => r.Indicators).WithOne().HasForeignKey(v => v.ResultReportId);
    }

    public void Configure(EntityTypeBuilder<IndicatorValue> builder)
    {
        builder.ToTable("indicator_values").HasKey(v => new { v.ResultReportId, v.Indicator });
        builder.Property(v => v.Indicator).ValueGeneratedNever();
        builder.Property(v => v.Baseline).HasColumnType("numeric(18,2)");
        builder.Property(v => v.Target).HasColumnType("numeric(18,2)");
        builder.Property(v => v.Actual).HasColumnType("numeric(18,2)");
    }
}

internal sealed class StoredFileMapping : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.ToTable("files");
        for (var band = 1; band <= 4; band++) builder.Property<int?>($"Mark{band}").HasComputedColumnSql();      // by which near marks are found
        builder.HasOne<Activity>().WithMany().HasForeignKey(f => f.ActivityId).OnDelete(DeleteBehavior.ClientNoAction);      // known, so that a picture leaves before its activity goes
    }
}

internal sealed class PublicCopyMapping : IEntityTypeConfiguration<PublicCopy>
{
    public void Configure(EntityTypeBuilder<PublicCopy> builder)
    {
        builder.ToTable("public_copies");
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(c => c.FileId).OnDelete(DeleteBehavior.ClientNoAction);      // known, so that a copy leaves before its file goes
    }
}

internal sealed class UploadMapping : IEntityTypeConfiguration<Upload>
{
    public void Configure(EntityTypeBuilder<Upload> builder)
    {
        builder.ToTable("uploads");
        builder.Ignore(u => u.As);
    }
}

internal sealed class RegistrationImportMapping : IEntityTypeConfiguration<RegistrationImport>
{
    public void Configure(EntityTypeBuilder<RegistrationImport> builder)
    {
        builder.ToTable("registration_imports");
        builder.Json(i => i.Columns);
    }
}
