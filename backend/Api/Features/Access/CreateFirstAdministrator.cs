using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Access;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Organisation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Unit = Kheo.Domain.Organisation.Unit;

namespace Kheo.Api.Features.Access;

/// <summary>Opens an empty house by the one-time link that `first-admin` printed: the root unit, the country's tiers, the standard fields and the first administrator.</summary>
public sealed record CreateFirstAdministrator : Act<MediatR.Unit>, IExample<CreateFirstAdministrator>
{
    /// <summary>What stands behind the '#' of the link.</summary>
    public required string Token { get; init; }

    /// <summary>A-Z, 0-9, '_', '.' and '-', at most 32; never changed.</summary>
    public required string UnitCode { get; init; }

    /// <summary>The Party face of the root unit, at most 300 characters.</summary>
    public required string UnitName { get; init; }

    /// <summary>Its State face, if it has one.</summary>
    public string? StateName { get; init; }

    /// <summary>`central-committee` for the whole country, `province-committee` for one province.</summary>
    public required string Kind { get; init; }

    /// <summary>The day on which the root unit's recorded history begins.</summary>
    public required DateOnly OpenedOn { get; init; }

    /// <summary>a-z, 0-9, '.', '_' and '-', 3 to 64.</summary>
    public required string UserName { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>At least 12 characters, not the user name, not among those tried first.</summary>
    public required string Password { get; init; }

    public static CreateFirstAdministrator Example => new()
    {
        Token = "k3V0b2tlbi1raGVvLXZpLWR1LW1pbmgtaG9hLTAwMQ", UnitCode = "AB", UnitName = "Tỉnh ủy An Bình", StateName = "Tỉnh An Bình", Kind = UnitKinds.ProvinceCommittee,
        OpenedOn = new DateOnly(2025, 7, 1), UserName = "quan-tri.an-binh", DisplayName = "Quản trị An Bình", Password = "mưa chiều trên sông Hậu",
    };
}

public sealed class CreateFirstAdministratorValidator : AbstractValidator<CreateFirstAdministrator>
{
    public CreateFirstAdministratorValidator()
    {
        RuleFor(c => c.Token).NotEmpty().WithErrorCode("required").MaximumLength(100).WithErrorCode("too-long");
        RuleFor(c => c.UnitCode).Matches(@"^[A-Z0-9][A-Z0-9_.-]{0,31}\z").WithErrorCode("malformed");
        RuleFor(c => c.UnitName).NotEmpty().WithErrorCode("required").MaximumLength(300).WithErrorCode("too-long");
        RuleFor(c => c.StateName).MaximumLength(300).WithErrorCode("too-long");
        RuleFor(c => c.Kind).Must(kind => kind is UnitKinds.CentralCommittee or UnitKinds.ProvinceCommittee).WithErrorCode("unknown");
        RuleFor(c => c.UserName).Matches(CreateAccountValidator.UserName).WithErrorCode("malformed");
        RuleFor(c => c.DisplayName).NotEmpty().WithErrorCode("required").MaximumLength(200).WithErrorCode("too-long");
        RuleFor(c => c.Password).NotEmpty().WithErrorCode("required").MaximumLength(Passwords.Most).WithErrorCode("too-long");
    }
}

public sealed class CreateFirstAdministratorHandler(KheoDbContext db, IPasswordHasher<Account> hasher, TimeProvider clock) : IRequestHandler<CreateFirstAdministrator, MediatR.Unit>
{
    // What every programme's own fields are mapped to for roll-ups over several lists.
    private static readonly (string Code, string Name)[] StandardFields =
    [
        ("KT", "Phát triển kinh tế, xây dựng nông thôn mới, đô thị văn minh"), ("VHXH", "Văn hóa – xã hội"), ("QPAN", "Quốc phòng – an ninh"),
        ("HTCT", "Xây dựng Đảng, chính quyền và hệ thống chính trị"), ("CCHC", "Cải cách hành chính, văn hóa công sở"),
    ];

    public async Task<MediatR.Unit> Handle(CreateFirstAdministrator command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = VietnamTime.Day(now);
        var path = UnitPaths.Child(null, command.UnitCode);
        var hash = Invitations.HashOf(command.Token);
        var open = await db.Database.SqlQuery<int>($"select 1 as \"Value\" from first_administrators where token_hash = {hash} and used_at is null and expires_at > {now}").AnyAsync(ct);
        RuleBroken.When(!open, Rules.InvitationNotValid);
        Passwords.Check(command.Password, command.UserName);
        // The link is the only one who may do this: the transaction writes below the new root and nowhere else, and a root can be planted only while it is unused.
        await db.Database.ExecuteSqlAsync($"select set_config('app.scopes', {path}, true), set_config('app.write_scopes', {path}, true)", ct);
        IReadOnlyList<Tier> tiers = [];
        var rank = command.Kind == UnitKinds.CentralCommittee ? 1 : 2;
        var root = Unit.Root(command.UnitCode, command.Kind, command.UnitName, command.StateName, command.OpenedOn, today, owner => (tiers = Tier.National(owner)).First(t => t.Rank == rank));
        var account = Account.Create(root, command.UserName, command.DisplayName, null, null, null);
        account.Invite(hash, now + Invitations.Lifetime);
        account.AcceptInvitation(hasher.HashPassword(account, command.Password), now);
        db.Add(root);
        db.AddRange(tiers);
        await db.SaveChangesAsync(ct);
        db.AddRange(StandardFields.Select((field, n) => StandardField.Publish(root.Id, root.Path, field.Code, field.Name, n + 1)));
        db.Add(account);
        db.Add(Assignment.GiveFirst(account, root, Kheo.Domain.Access.Roles.Administrator, today, null, []));
        await db.SaveChangesAsync(ct);

        var used = await db.Database.ExecuteSqlAsync($"update first_administrators set used_at = {now} where token_hash = {hash} and used_at is null and expires_at > {now}", ct);
        RuleBroken.When(used == 0, Rules.InvitationNotValid);
        return MediatR.Unit.Value;
    }
}
