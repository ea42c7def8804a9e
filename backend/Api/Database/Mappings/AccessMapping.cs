using Kheo.Domain.Access;
using Kheo.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kheo.Api.Database.Mappings;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> b)
    {
        b.ToTable("accounts");
        b.HasOne<Unit>().WithMany().HasForeignKey(a => a.UnitId);
        b.Json(a => a.Preferences);
    }
}

internal sealed class AssignmentMapping : IEntityTypeConfiguration<Assignment>
{
    public void Configure(EntityTypeBuilder<Assignment> b)
    {
        b.ToTable("assignments");
        b.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId);
        b.HasOne<Unit>().WithMany().HasForeignKey(a => a.UnitId);
    }
}
