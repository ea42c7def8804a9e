using Kheo.Domain.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kheo.Api.Database.Mappings;

internal sealed class DirectiveMapping : IEntityTypeConfiguration<Directive>, IEntityTypeConfiguration<DirectiveReceipt>, IEntityTypeConfiguration<Attachment>,
    IEntityTypeConfiguration<DirectiveReminder>
{
    public void Configure(EntityTypeBuilder<Directive> builder) => builder.ToTable("directives");

    public void Configure(EntityTypeBuilder<DirectiveReceipt> builder)
    {
        builder.ToTable("directive_receipts");
        builder.HasOne<Directive>().WithMany().HasForeignKey(r => r.DirectiveId).OnDelete(DeleteBehavior.ClientNoAction);
    }

    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.ToTable("attachments");
        builder.HasOne<Directive>().WithMany().HasForeignKey(a => a.DirectiveId).OnDelete(DeleteBehavior.ClientNoAction);         // known, so that files leave before their draft goes
        builder.HasOne<DirectiveReceipt>().WithMany().HasForeignKey(a => a.ReceiptId).OnDelete(DeleteBehavior.ClientNoAction);
    }

    public void Configure(EntityTypeBuilder<DirectiveReminder> builder) => builder.ToTable("directive_reminders");
}
