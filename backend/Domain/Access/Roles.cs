namespace Kheo.Domain.Access;

/// <summary>What a person does for a unit, in the words of DOMAIN §1.</summary>
public sealed record Role(string Code, string Name);

/// <summary>The roles there are. What each may do is the permission table's business.</summary>
public static class Roles
{
    public const string UnitOfficer = "unit-officer";
    public const string CommitteeOfficer = "committee-officer";
    public const string StandingAgency = "standing-agency";
    public const string CouncilMember = "council-member";
    public const string Leader = "leader";
    public const string Inspector = "inspector";
    public const string Administrator = "administrator";

    public static readonly IReadOnlyList<Role> All =
    [
        new(UnitOfficer, "Cán bộ đơn vị"),
        new(CommitteeOfficer, "Cán bộ cấp ủy"),
        new(StandingAgency, "Cơ quan thường trực Ban Chỉ đạo"),
        new(CouncilMember, "Thành viên hội đồng"),
        new(Leader, "Lãnh đạo ký duyệt"),
        new(Inspector, "Kiểm tra, giám sát"),
        new(Administrator, "Quản trị hệ thống"),
    ];

    public static Role? Find(string code) => All.FirstOrDefault(r => r.Code == code);
}
