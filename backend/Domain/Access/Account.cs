using Kheo.Domain.Organisation;

namespace Kheo.Domain.Access;

public enum AccountStatus { Active, Disabled }

/// <summary>
/// A person who signs in. The account belongs to one unit; every role it holds lies there or below, so whoever manages that
/// unit's accounts manages all that the account can reach, and nobody below can take it over by inviting it anew.
/// </summary>
public sealed class Account : UnitOwned
{
    /// <summary>Names, addresses and preferences may be changed in any status and are not listed.</summary>
    public static readonly IReadOnlyList<Step<AccountStatus>> Lifecycle =
    [
        new(nameof(Invite), [AccountStatus.Active], null, Rules.AccountDisabled),
        new(nameof(AcceptInvitation), [AccountStatus.Active], null, Rules.InvitationNotValid),
        new(nameof(ChangePassword), [AccountStatus.Active], null, Rules.AccountDisabled),
        new(nameof(Disable), [AccountStatus.Active], AccountStatus.Disabled, Rules.AccountDisabled),
        new(nameof(Enable), [AccountStatus.Disabled], AccountStatus.Active, Rules.AccountNotDisabled),
    ];

    public static bool Allows(string verb, AccountStatus status) => Lifecycle.Allows(verb, status);

    public string UserName { get; private set; } = "";
    public string DisplayName { get; private set; } = "";
    public string NameFold { get; private set; } = "";
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
            UnitId = unit.Id, UnitPath = unit.Path, UserName = userName, DisplayName = displayName, NameFold = Text.Fold(displayName),
            Title = title, Email = email, Phone = phone,
        };
    }

    public void Save(string displayName, string? title, string? email, string? phone) =>
        (DisplayName, NameFold, Title, Email, Phone) = (displayName, Text.Fold(displayName), title, email, phone);

    /// <summary>A new link replaces the one before. The present password stays until the link is used.</summary>
    public void Invite(byte[] tokenHash, DateTimeOffset expiresAt)
    {
        Status = Lifecycle.Next(nameof(Invite), Status);
        (InvitationHash, InvitationExpiresAt) = (tokenHash, expiresAt);
    }

    /// <summary>Works once. A disabled account's link is as good as none.</summary>
    public void AcceptInvitation(string passwordHash, DateTimeOffset now)
    {
        Status = Lifecycle.Next(nameof(AcceptInvitation), Status);
        RuleBroken.When(InvitationHash is null || InvitationExpiresAt <= now, Rules.InvitationNotValid);
        (PasswordHash, InvitationHash, InvitationExpiresAt) = (passwordHash, null, null);
    }

    public void ChangePassword(string passwordHash)
    {
        Status = Lifecycle.Next(nameof(ChangePassword), Status);
        PasswordHash = passwordHash;
    }

    /// <summary>Takes an open invitation along: enabling later needs a new one.</summary>
    public void Disable(Guid by)
    {
        RuleBroken.When(by == Id, Rules.AccountOwn);
        Status = Lifecycle.Next(nameof(Disable), Status);
        (InvitationHash, InvitationExpiresAt) = (null, null);
    }

    public void Enable()
    {
        Status = Lifecycle.Next(nameof(Enable), Status);
    }

    public void Prefer(Preferences preferences) => Preferences = preferences;
}
