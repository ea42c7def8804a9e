using Kheo.Domain.Organisation;

namespace Kheo.Domain.Access;

public enum AccountStatus { Active, Disabled }

/// <summary>
/// A person who signs in. The account belongs to one unit; every role it holds lies there or below, so whoever manages that
/// unit's accounts manages all that the account can reach, and nobody below can take it over by inviting it anew.
/// </summary>
public sealed class Account : UnitOwned
{
    /// <summary>The whole lifecycle: verb, from, to. Names, addresses and preferences may be changed in any status.</summary>
    public static readonly IReadOnlyList<(string Verb, AccountStatus[] From, AccountStatus To)> Lifecycle =
    [
        (nameof(Invite), [AccountStatus.Active], AccountStatus.Active),
        (nameof(AcceptInvitation), [AccountStatus.Active], AccountStatus.Active),
        (nameof(ChangePassword), [AccountStatus.Active], AccountStatus.Active),
        (nameof(Disable), [AccountStatus.Active], AccountStatus.Disabled),
        (nameof(Enable), [AccountStatus.Disabled], AccountStatus.Active),
    ];

    public static bool Allows(string verb, AccountStatus status) => Lifecycle.Any(step => step.Verb == verb && step.From.Contains(status));

    public string UserName { get; private set; } = "";
    public string DisplayName { get; private set; } = "";
    public string? Title { get; private set; }
    public string? Email { get; private set; }
    public string? Phone { get; private set; }
    public string? PasswordHash { get; private set; }
    public AccountStatus Status { get; private set; } = AccountStatus.Active;
    public byte[]? InvitationHash { get; private set; }
    public DateTimeOffset? InvitationExpiresAt { get; private set; }
    public Preferences Preferences { get; private set; } = new();

    private Account() { }

    public static Account Create(Unit unit, string userName, string displayName, string? title, string? email, string? phone)
    {
        RuleBroken.When(unit.ClosedOn is not null, Rules.UnitClosed);
        return new Account
        {
            UnitId = unit.Id, UnitPath = unit.Path, UserName = userName, DisplayName = displayName, Title = title, Email = email, Phone = phone,
        };
    }

    public void Save(string displayName, string? title, string? email, string? phone) =>
        (DisplayName, Title, Email, Phone) = (displayName, title, email, phone);

    /// <summary>A new link replaces the one before. The present password stays until the link is used.</summary>
    public void Invite(byte[] tokenHash, DateTimeOffset expiresAt)
    {
        RuleBroken.When(!Allows(nameof(Invite), Status), Rules.AccountDisabled);
        (InvitationHash, InvitationExpiresAt) = (tokenHash, expiresAt);
    }

    /// <summary>Works once. A disabled account's link is as good as none.</summary>
    public void AcceptInvitation(string passwordHash, DateTimeOffset now)
    {
        RuleBroken.When(!Allows(nameof(AcceptInvitation), Status) || InvitationHash is null || InvitationExpiresAt <= now, Rules.InvitationNotValid);
        (PasswordHash, InvitationHash, InvitationExpiresAt) = (passwordHash, null, null);
    }

    public void ChangePassword(string passwordHash)
    {
        RuleBroken.When(!Allows(nameof(ChangePassword), Status), Rules.AccountDisabled);
        PasswordHash = passwordHash;
    }

    /// <summary>Takes an open invitation along: enabling later needs a new one.</summary>
    public void Disable(Guid by)
    {
        RuleBroken.When(by == Id, Rules.AccountOwn);
        RuleBroken.When(!Allows(nameof(Disable), Status), Rules.AccountDisabled);
        (Status, InvitationHash, InvitationExpiresAt) = (AccountStatus.Disabled, null, null);
    }

    public void Enable()
    {
        RuleBroken.When(!Allows(nameof(Enable), Status), Rules.AccountNotDisabled);
        Status = AccountStatus.Active;
    }

    public void Prefer(Preferences preferences) => Preferences = preferences;
}
