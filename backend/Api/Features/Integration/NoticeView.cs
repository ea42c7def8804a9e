using Kheo.Api.Web;

namespace Kheo.Api.Features.Integration;

/// <summary>What somebody is told: a reminder of an officer or of the campaign's rules, a word from a unit below that is late, a request for more time and its answer, a model of which nobody hears, what the committee answered, a document that came from above, a twinning of one's unit.</summary>
public enum NoticeKind { Reminder, BeforeDue, Escalation, ExtensionRequested, ExtensionGranted, ExtensionRefused, Dormant, RegistrationReturned, RegistrationAccepted, RegistrationRefused, RegistrationMerged, Directive, TwinningAssigned, TwinningChanged, TwinningEnded }

/// <summary>One notice to the caller.</summary>
/// <param name="Link">Address within this site.</param>
public sealed record NoticeView(Guid Id, NoticeKind Kind, string Title, string Body, string Link, Guid? ObligationId, DateTimeOffset CreatedAt, DateTimeOffset? ReadAt) : IExample<NoticeView>
{
    public static NoticeView Example => new(
        Guid.Parse("0193a000-0000-7000-8000-0000000000e1"), NoticeKind.BeforeDue, "Còn 7 ngày: Đăng ký mô hình", "Thi đua Dân vận khéo năm 2026 · Chi bộ ấp Trung Bình · hạn 30/6/2026",
        "/obligations/0193a000-0000-7000-8000-0000000000d1", Guid.Parse("0193a000-0000-7000-8000-0000000000d1"), new DateTimeOffset(2026, 6, 23, 0, 30, 0, TimeSpan.Zero), null);
}

/// <summary>How many notices wait for the caller.</summary>
public sealed record NoticeCountView(long Unread) : IExample<NoticeCountView>
{
    public static NoticeCountView Example => new(3);
}
