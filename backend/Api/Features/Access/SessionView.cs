using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Access;
using Kheo.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using RoleNames = Kheo.Domain.Access.Roles;

namespace Kheo.Api.Features.Access;

/// <summary>Who is signed in, what for, and the token that unsafe methods repeat.</summary>
/// <param name="Units">Every role held today and the unit over whose subtree it is held.</param>
/// <param name="Permissions">All permissions held anywhere; what may be done to one thing stands in its `actions`.</param>
/// <param name="AntiforgeryToken">To be sent as `X-Kheo-Antiforgery`.</param>
/// <param name="Demo">True when the database holds the fictitious province.</param>
public sealed record SessionView(
    SessionAccount Account, IReadOnlyList<SessionUnit> Units, IReadOnlyList<string> Permissions, string AntiforgeryToken, bool Demo, Preferences Preferences)
    : IView, IExample<SessionView>
{
    Guid IView.Id => Account.Id;
    long IView.RowVersion => Account.RowVersion;

    public static SessionView Example => new(
        new SessionAccount(Guid.Parse("0193a000-0000-7000-8000-0000000000a1"), "minh.tran", "Trần Văn Minh", "Phó Trưởng ban", 3),
        [new SessionUnit(Guid.Parse("0193a000-0000-7000-8000-000000000012"), "/AB/X012/", "Đảng ủy xã Bình Minh", RoleNames.CommitteeOfficer, "Cán bộ cấp ủy")],
        [Permission.UnitsRead, Permission.RegistrationsRead, Permission.RegistrationsAccept], "2f1c9b7e5d3a48609c1e7b5d3f1a2c4e", false, new Preferences());

    internal static async Task<SessionView> Of(KheoDbContext db, SignedIn session, CancellationToken ct)
    {
        var actor = session.Actor;
        var account = await db.Set<Account>().SingleAsync(a => a.Id == actor.AccountId, ct);
        var ids = actor.Grants.Select(g => g.UnitId).Distinct().ToArray();
        var names = await db.Set<Unit>().Where(u => ids.Contains(u.Id)).Select(u => new { u.Id, u.PartyName }).ToDictionaryAsync(u => u.Id, u => u.PartyName, ct);
        var demo = await db.Database.SqlQuery<string>($"select name as \"Value\" from house_marks where name = 'demo'").AnyAsync(ct);
        return new SessionView(
            new SessionAccount(account.Id, account.UserName, account.DisplayName, account.Title, account.RowVersion),
            [.. actor.Grants.Select(g => new SessionUnit(g.UnitId, g.UnitPath, names[g.UnitId], g.Role, RoleNames.Find(g.Role)!.Name)).OrderBy(u => u.UnitPath, StringComparer.Ordinal)],
            [.. actor.Grants.SelectMany(g => g.Permissions).Distinct().Order(StringComparer.Ordinal)], session.Antiforgery, demo, account.Preferences);
    }
}

/// <summary>The account that is signed in. Its `rowVersion` is what a change of password or preferences expects.</summary>
public sealed record SessionAccount(Guid Id, string UserName, string DisplayName, string? Title, long RowVersion);

/// <summary>A role held today.</summary>
public sealed record SessionUnit(Guid UnitId, string UnitPath, string UnitName, string Role, string RoleName);
