using AutoMapper;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Access;
using Kheo.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Access;

/// <summary>An account and the roles it holds, held or will hold.</summary>
/// <param name="UnitId">The account's own unit; its roles lie there or below.</param>
/// <param name="Pending">True until the first password is set.</param>
/// <param name="InvitationExpiresAt">Until when the open link can be used, if there is one.</param>
/// <param name="Invitation">The one-time link; shown once, in the answer that made it, and not in a replay of that answer.</param>
public sealed record AccountView(
    Guid Id, long RowVersion, string UserName, string DisplayName, string? Title, string? Email, string? Phone, AccountStatus Status, bool Pending,
    DateTimeOffset? InvitationExpiresAt, Guid UnitId, string UnitPath, string UnitName, IReadOnlyList<AssignmentView> Assignments, InvitationLink? Invitation, string[] Actions)
    : IView, IShowsOnce, IExample<AccountView>
{
    object IShowsOnce.WithoutSecret() => this with { Invitation = null };

    public static AccountView Example => new(
        Guid.Parse("0193a000-0000-7000-8000-0000000000a1"), 1, "minh.tran", "Trần Văn Minh", "Phó Trưởng ban", "minh.tran@anbinh.example", "0296 000 0001", AccountStatus.Active, true,
        new DateTimeOffset(2026, 11, 9, 2, 0, 0, TimeSpan.Zero), Guid.Parse("0193a000-0000-7000-8000-000000000012"), "/AB/X012/", "Đảng ủy xã Bình Minh",
        [AssignmentView.Example], InvitationLink.Example, [nameof(SaveAccount), nameof(InviteAccount), nameof(DisableAccount), nameof(AssignRole)]);

    internal static async Task<AccountView> Of(KheoDbContext db, Actor actor, Guid id, DateOnly today, CancellationToken ct)
    {
        var view = await db.Set<Account>().VisibleTo(actor.Holding(Permission.AccountsRead)).Where(a => a.Id == id).Select(a => new AccountView(
            a.Id, a.RowVersion, a.UserName, a.DisplayName, a.Title, a.Email, a.Phone, a.Status, a.PasswordHash == null, a.InvitationExpiresAt,
            a.UnitId, a.UnitPath, db.Set<Unit>().Where(u => u.Id == a.UnitId).Select(u => u.PartyName).First(),
            new List<AssignmentView>(), null, Array.Empty<string>())).SingleOrDefaultAsync(ct) ?? throw new Absent();
        var assignments = await AssignmentView.Of(db, actor, db.Set<Assignment>().Where(a => a.AccountId == id), today, ct);
        return view with { Assignments = assignments, Actions = AccountPolicy.Table.Actions(actor, new AccountFacts(view.Id, view.UnitPath, view.Status)) };
    }
}

/// <summary>A one-time link. Hand it over yourself: Khéo sends no mail.</summary>
/// <param name="Link">Address within this site.</param>
public sealed record InvitationLink(string Token, string Link, DateTimeOffset ExpiresAt) : IExample<InvitationLink>
{
    public static InvitationLink Example => new(
        "k3V0b2tlbi1raGVvLXZpLWR1LW1pbmgtaG9hLTAwMQ", "/invitation#k3V0b2tlbi1raGVvLXZpLWR1LW1pbmgtaG9hLTAwMQ", new DateTimeOffset(2026, 11, 9, 2, 0, 0, TimeSpan.Zero));
}

/// <summary>An account in a list.</summary>
/// <param name="Pending">True until the first password is set.</param>
public sealed record AccountRow(
    Guid Id, long RowVersion, string UserName, string DisplayName, string? Title, AccountStatus Status, bool Pending, Guid UnitId, string UnitPath, string UnitName, string[] Actions)
    : IExample<AccountRow>
{
    public static AccountRow Example => new(
        Guid.Parse("0193a000-0000-7000-8000-0000000000a1"), 1, "minh.tran", "Trần Văn Minh", "Phó Trưởng ban", AccountStatus.Active, false,
        Guid.Parse("0193a000-0000-7000-8000-000000000012"), "/AB/X012/", "Đảng ủy xã Bình Minh", [nameof(SaveAccount)]);
}

/// <summary>A role held by an account over a unit's subtree.</summary>
/// <param name="ValidTo">The first day on which the role is no longer held.</param>
public sealed record AssignmentView(
    Guid Id, long RowVersion, Guid AccountId, Guid UnitId, string UnitPath, string UnitName, string Role, string RoleName, DateOnly ValidFrom, DateOnly? ValidTo, string[] Actions)
    : IView, IExample<AssignmentView>
{
    public static AssignmentView Example => new(
        Guid.Parse("0193a000-0000-7000-8000-0000000000b1"), 1, Guid.Parse("0193a000-0000-7000-8000-0000000000a1"), Guid.Parse("0193a000-0000-7000-8000-000000000012"), "/AB/X012/",
        "Đảng ủy xã Bình Minh", "committee-officer", "Cán bộ cấp ủy", new DateOnly(2026, 1, 1), null, [nameof(EndAssignment)]);

    internal static async Task<IReadOnlyList<AssignmentView>> Of(KheoDbContext db, Actor actor, IQueryable<Assignment> assignments, DateOnly today, CancellationToken ct)
    {
        var views = await assignments.VisibleTo(actor.Holding(Permission.AccountsRead)).OrderBy(a => a.ValidFrom).ThenBy(a => a.Id).Select(a => new AssignmentView(
            a.Id, a.RowVersion, a.AccountId, a.UnitId, a.UnitPath, db.Set<Unit>().Where(u => u.Id == a.UnitId).Select(u => u.PartyName).First(),
            a.Role, a.Role, a.ValidFrom, a.ValidTo, Array.Empty<string>())).ToListAsync(ct);
        return [.. views.Select(v => v with
        {
            RoleName = Kheo.Domain.Access.Roles.Find(v.Role)?.Name ?? v.Role,
            Actions = AccountPolicy.Assignments.Actions(actor, new AssignmentFacts(v.AccountId, v.UnitPath, v.ValidTo <= today || v.ValidTo <= v.ValidFrom)),
        })];
    }
}
