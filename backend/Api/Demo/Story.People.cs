using System.Security.Cryptography;
using System.Text;
using Kheo.Domain.Access;
using Kheo.Domain.Organisation;

namespace Kheo.Api.Demo;

/// <summary>An account that a visitor may use, and for what.</summary>
internal sealed record DemoAccount(string UserName, string Role, string Unit);

internal sealed partial class Story
{
    /// <summary>Where the demo accounts of a commune, and of one of its cells, are at home.</summary>
    public const string HomeCommune = "X012";

    private static readonly DateOnly InOffice = Calendar.Reform;

    public List<DemoAccount> DemoAccounts { get; } = [];
    public Account Agency { get; private set; } = null!;
    public Account Leader { get; private set; } = null!;
    public Account Clerk { get; private set; } = null!;
    public Account Member { get; private set; } = null!;
    public Account Central { get; private set; } = null!;
    public Account Administrator { get; private set; } = null!;
    public Account CellOfficer { get; private set; } = null!;
    public Spot HomeCell { get; private set; } = null!;
    public Upper Home { get; private set; } = null!;

    private void SeatPeople(Func<string> hash)
    {
        Home = Uppers.Single(u => u.Unit.Code == HomeCommune);
        HomeCell = Home.Bases[3].Cells[0];
        foreach (var upper in Uppers)
        {
            var who = upper.Unit.Code.ToLowerInvariant();
            var home = upper == Home;
            upper.Secretary = Seat(upper.Unit, $"bithu.{who}", "Bí thư Đảng ủy", Roles.Leader);
            upper.Deputy = home
                ? Demo(upper.Unit, "canbo.xa", "Phó Bí thư Thường trực Đảng ủy", hash, Roles.CommitteeOfficer)
                : Seat(upper.Unit, $"thuongtruc.{who}", "Phó Bí thư Thường trực Đảng ủy", Roles.CommitteeOfficer);
            upper.Third = Seat(upper.Unit, $"banxaydungdang.{who}", "Ủy viên Ban Thường vụ Đảng ủy", Roles.UnitOfficer);
            foreach (var organisation in upper.Bases)
                organisation.Officer = Seat(organisation.Spot.Unit, $"coso.{who}.{organisation.Spot.Unit.Code.ToLowerInvariant()}", "Bí thư Đảng ủy cơ sở", Roles.UnitOfficer);
        }
        CellOfficer = Demo(HomeCell.Unit, "canbo.chibo", "Phó Bí thư chi bộ", hash, Roles.UnitOfficer);
        Agency = Demo(Province, "thuongtruc", "Chuyên viên Ban Tuyên giáo và Dân vận Tỉnh ủy", hash, Roles.StandingAgency);
        Clerk = Demo(Province, "thuky", "Thư ký Hội đồng bình xét tỉnh", hash, Roles.CouncilMember, Roles.StandingAgency);
        Member = Demo(Uppers.Single(u => u.Unit.Code == "D11").Unit, "hoidong", "Phó Chủ tịch Ủy ban Mặt trận Tổ quốc tỉnh", hash, Roles.CouncilMember);
        Leader = Demo(Province, "lanhdao", "Phó Bí thư Thường trực Tỉnh ủy", hash, Roles.Leader);
        Demo(Province, "kiemtra", "Ủy viên Ủy ban Kiểm tra Tỉnh ủy", hash, Roles.Inspector);
        Administrator = Demo(Province, "quantri", "Quản trị hệ thống", hash, Roles.Administrator);
        Central = Demo(Root, "trunguong", "Chuyên viên Ban Tuyên giáo và Dân vận Trung ương", hash, Roles.StandingAgency);
        string[] order = ["canbo.chibo", "canbo.xa", "thuongtruc", "thuky", "hoidong", "lanhdao", "kiemtra", "quantri", "trunguong"];
        DemoAccounts.Sort((a, b) => Array.IndexOf(order, a.UserName) - Array.IndexOf(order, b.UserName));
    }

    private Account Demo(Unit unit, string userName, string title, Func<string> hash, params string[] roles)
    {
        var account = Seat(unit, userName, title, roles);
        var invited = Calendar.At(2025, 7, 2, 8);
        account.Invite(SHA256.HashData(Encoding.UTF8.GetBytes(userName)), invited.AddDays(7));
        account.AcceptInvitation(hash(), invited.AddHours(2));
        DemoAccounts.Add(new DemoAccount(userName, string.Join(", ", roles.Select(r => Roles.Find(r)!.Name)), unit.PartyName));
        return account;
    }

    private Account Seat(Unit unit, string userName, string title, params string[] roles)
    {
        var account = Account.Create(unit, userName, PeopleNames.Anybody(_dice), title, null, null);
        Accounts.Add(account);
        foreach (var role in roles) Assignments.Add(Assignment.GiveFirst(account, unit, role, InOffice, null, []));
        return account;
    }
}
