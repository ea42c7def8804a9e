using Kheo.Api.Web;
using MediatR;
using RoleNames = Kheo.Domain.Access.Roles;

namespace Kheo.Api.Features.Access;

/// <summary>Lists the roles and what each may do.</summary>
public sealed record ListRoles : Query<Page<RoleRow>>;

/// <summary>A role: a named set of permissions, held over a unit's subtree.</summary>
public sealed record RoleRow(string Code, string Name, IReadOnlyList<string> Permissions) : IExample<RoleRow>
{
    public static RoleRow Example => new(RoleNames.CouncilMember, "Thành viên hội đồng", [Permission.CampaignsRead, Permission.JudgingRead, Permission.JudgingScore, Permission.UnitsRead]);
}

public sealed class ListRolesHandler : IRequestHandler<ListRoles, Page<RoleRow>>
{
    public Task<Page<RoleRow>> Handle(ListRoles query, CancellationToken ct) => Task.FromResult(new Page<RoleRow>(
        [.. RoleNames.All.Select(r => new RoleRow(r.Code, r.Name, [.. Web.Roles.All[r.Code].Order(StringComparer.Ordinal)]))], null));
}
