using Kheo.Domain.Access;
using Kheo.Domain.Organisation;

namespace Kheo.Domain.Tests.Access;

public class AccountTests
{
    private static readonly DateTimeOffset now = new(2026, 11, 2, 2, 0, 0, TimeSpan.Zero);
    private static readonly Unit unit = Unit.Root("AB", UnitKinds.ProvinceCommittee, "Tỉnh ủy An Bình", null, new DateOnly(2020, 1, 1), new DateOnly(2026, 11, 2), r => Tier.National(r)[1]);

    private static Account In(AccountStatus status)
    {
        var account = Account.Create(unit, "minh.tran", "Trần Văn Minh", "Phó Trưởng ban", null, null);
        account.Invite([1, 2, 3], now.AddDays(7));
        if (status == AccountStatus.Disabled) account.Disable(Guid.NewGuid());
        return account;
    }

    private static void Do(string verb, Account account)
    {
        switch (verb)
        {
            case nameof(Account.Invite): account.Invite([4], now.AddDays(7)); break;
            case nameof(Account.AcceptInvitation): account.AcceptInvitation("hash", now); break;
            case nameof(Account.ChangePassword): account.ChangePassword("hash"); break;
            case nameof(Account.Disable): account.Disable(Guid.NewGuid()); break;
            case nameof(Account.Enable): account.Enable(); break;
            default: throw new ArgumentOutOfRangeException(nameof(verb), verb, "a verb of the lifecycle without a test");
        }
    }

    [Fact]
    public void Every_verb_in_every_status_does_what_the_lifecycle_says_or_refuses_and_changes_nothing()
    {
        foreach (var status in Enum.GetValues<AccountStatus>())
        {
            foreach (var (verb, from, to, refusal) in Account.Lifecycle)
            {
                var account = In(status);
                if (from.Contains(status))
                {
                    Do(verb, account);
                    Assert.Equal(to ?? status, account.Status);
                }
                else
                {
                    Breaks(refusal, () => Do(verb, account));
                    Assert.Equal((status, null), (account.Status, account.PasswordHash));
                }
            }
        }
    }

    private static void Breaks(Rule rule, Action act) => Assert.Equal(rule, Assert.Throws<RuleBroken>(act).Rule);

    [Fact]
    public void An_invitation_works_once()
    {
        var account = In(AccountStatus.Active);
        account.AcceptInvitation("hash", now);
        Breaks(Rules.InvitationNotValid, () => account.AcceptInvitation("other", now));
        Assert.Equal("hash", account.PasswordHash);
    }

    [Fact]
    public void An_invitation_runs_out_at_the_minute_it_says()
    {
        Breaks(Rules.InvitationNotValid, () => In(AccountStatus.Active).AcceptInvitation("hash", now.AddDays(7)));
        In(AccountStatus.Active).AcceptInvitation("hash", now.AddDays(7).AddSeconds(-1));
    }

    [Fact]
    public void Disabling_withdraws_the_open_invitation()
    {
        var account = In(AccountStatus.Disabled);
        account.Enable();
        Breaks(Rules.InvitationNotValid, () => account.AcceptInvitation("hash", now));
    }

    [Fact]
    public void Nobody_disables_himself()
    {
        var account = In(AccountStatus.Active);
        Breaks(Rules.AccountOwn, () => account.Disable(account.Id));
    }

    [Theory]
    [InlineData("elevenchars", "password.too-short")]
    [InlineData("nguyen.thi.hoa", "password.is-user-name")]
    [InlineData("NGUYEN.thi.hoa", "password.is-user-name")]
    [InlineData("123456789012", "password.too-common")]
    [InlineData("Password2026!", "password.too-common")]
    [InlineData("MậtKhẩu@123456", "password.too-common")]
    [InlineData("aaaaaaaaaaaaaaaa", "password.too-common")]
    [InlineData("qwertyuiop12", "password.too-common")]
    [InlineData("mưa chiều trên sông Hậu", null)]
    [InlineData("tre-xanh-9-gốc", null)]
    public void A_password_is_long_and_not_among_those_tried_first(string password, string? code)
    {
        var broken = Record.Exception(() => Passwords.Check(password, "nguyen.thi.hoa"));
        Assert.Equal(code, (broken as RuleBroken)?.Rule.Code);
    }
}
