namespace Kheo.Domain.Reports;

/// <summary>An address under which a person's calendar programme reads a unit's deadlines, until it is revoked. The token itself is kept nowhere.</summary>
public sealed class CalendarFeed : UnitOwned
{
    private CalendarFeed() { }

    public Guid AccountId { get; private set; }
    public byte[] TokenHash { get; private set; } = [];
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }

    public static CalendarFeed Open(Guid unitId, string unitPath, Guid accountId, byte[] tokenHash, DateTimeOffset now) =>
        new() { UnitId = unitId, UnitPath = unitPath, AccountId = accountId, TokenHash = tokenHash, CreatedAt = now };

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}
