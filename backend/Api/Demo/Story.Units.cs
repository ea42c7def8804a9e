using Kheo.Domain.Organisation;

namespace Kheo.Api.Demo;

internal sealed partial class Story
{
    private static readonly string[] Roman = ["I", "II", "III", "IV", "V"];
    private readonly Dictionary<Guid, Tier> _tierOf = [];

    private void PlantUnits()
    {
        var tiers = new List<Tier>();
        Root = Unit.Root("VN", UnitKinds.CentralCommittee, "Ban Chỉ đạo Trung ương (minh họa)", "Trung ương (minh họa)", new DateOnly(1930, 2, 3), Calendar.Today, root =>
        {
            tiers.AddRange(Tier.National(root));
            return tiers.First(t => t.Rank == 1);
        });
        foreach (var tier in tiers) Tiers[tier.Code] = tier;
        _tierOf[Root.Id] = Tiers["TW"];
        Units.Add(Root);
        Province = Open(Root, "AB", UnitKinds.ProvinceCommittee, "TINH", "Tỉnh ủy An Bình", "Tỉnh An Bình", new DateOnly(2025, 7, 1), contact: "Ban Tuyên giáo và Dân vận Tỉnh ủy");

        for (var n = 0; n < Places.Communes.Length; n++) Commune($"X{n + 1:000}", "xã", Places.Communes[n]);
        for (var n = 0; n < Places.Wards.Length; n++) Commune($"P{n + 1:00}", "phường", Places.Wards[n]);
        for (var n = 0; n < Places.Islands.Length; n++) Commune($"K{n + 1:00}", "đặc khu", Places.Islands[n]);
        foreach (var body in Places.Bodies) Plant(body);

        // Names changed since: "as of" has something to show.
        foreach (var upper in Uppers.Where((_, n) => n % 17 == 3 && n < 102))
        {
            var school = upper.Bases[2].Spot.Unit;
            school.Rename(school.PartyName.Replace("Trường học và Trạm Y tế", "Giáo dục và Y tế", StringComparison.Ordinal), null, new DateOnly(2026, 3, 1), Calendar.Today);
        }
    }

    private void Commune(string code, string kind, string name)
    {
        var place = $"{kind} {name}";
        var unit = Open(Province, code, UnitKinds.CommuneCommittee, "XA", $"Đảng ủy {place}", char.ToUpperInvariant(kind[0]) + kind[1..] + " " + name, Calendar.Reform,
            territorial: true, contact: $"Đồng chí {PeopleNames.Anybody(_dice)}, Phó Bí thư Thường trực; điện thoại 0200 3xx xxx");
        var upper = new Upper(unit, Setting.PartyOffice, place, true);
        Uppers.Add(upper);
        Base(upper, "B01", Setting.PartyOffice, $"Đảng bộ các cơ quan Đảng {place}", place,
            [(Setting.PartyOffice, $"Chi bộ Văn phòng Đảng ủy {place}", $"Văn phòng Đảng ủy {place}"), (Setting.Front, $"Chi bộ Mặt trận và đoàn thể {place}", place),
             (Setting.PartyOffice, $"Chi bộ Ban Xây dựng Đảng {place}", $"Ban Xây dựng Đảng {place}")]);
        Base(upper, "B02", Setting.Government, $"Đảng bộ Ủy ban nhân dân {place}", place,
            [(Setting.Government, $"Chi bộ Văn phòng HĐND và UBND {place}", $"Văn phòng HĐND và UBND {place}"), (Setting.Government, $"Chi bộ Trung tâm Phục vụ hành chính công {place}", $"Trung tâm Phục vụ hành chính công {place}"),
             (Setting.Police, $"Chi bộ Công an {place}", $"Công an {place}"), (Setting.Army, $"Chi bộ Quân sự {place}", $"Ban Chỉ huy Quân sự {place}")]);
        Base(upper, "B03", Setting.School, $"Đảng bộ Trường học và Trạm Y tế {place}", place,
            [(Setting.School, $"Chi bộ Trường Mầm non {name}", $"Trường Mầm non {name}"), (Setting.School, $"Chi bộ Trường Tiểu học {name} 1", $"Trường Tiểu học {name} 1"),
             (Setting.School, $"Chi bộ Trường THCS {name}", $"Trường THCS {name}"), (Setting.Health, $"Chi bộ Trạm Y tế {place}", $"Trạm Y tế {place}")]);

        var areas = _dice.Shuffled(Places.Areas);
        var taken = new HashSet<string>();
        var count = kind == "đặc khu" ? 1 : _dice.Between(2, 3);
        for (var n = 0; n < count; n++)
        {
            var cells = new List<(Setting, string, string)>();
            for (var c = _dice.Between(4, 6); c > 0; c--)
            {
                string hamlet;
                do hamlet = $"{_dice.Pick(Places.HamletFirst)} {_dice.Pick(Places.HamletSecond)}";
                while (hamlet.Split(' ') is [var first, var second] && first == second || !taken.Add(hamlet));
                var called = kind == "phường" ? $"khu phố {hamlet}" : $"ấp {hamlet}";
                cells.Add((Setting.Hamlet, $"Chi bộ {called}", called));
            }
            Base(upper, $"B{n + 4:00}", Setting.Hamlet, $"Đảng bộ cơ sở {areas[n]}", $"liên {(kind == "phường" ? "khu phố" : "ấp")} {areas[n]}", cells);
        }
    }

    private void Plant(Body body)
    {
        var unit = Open(Province, body.Code, body.Kind, "XA", $"Đảng bộ {body.Name}", body.StateName, Calendar.Reform, contact: $"Đồng chí {PeopleNames.Anybody(_dice)}, Phó Bí thư Đảng ủy");
        var upper = new Upper(unit, body.Setting, body.Name, false);
        Uppers.Add(upper);
        for (var n = 0; n < body.Departments.Length; n++)
        {
            var department = body.Departments[n];
            Base(upper, $"B{n + 1:00}", body.Setting, $"Đảng bộ cơ sở {department}", department,
                [.. Enumerable.Range(0, _dice.Between(3, 5)).Select(c => (body.Setting, $"Chi bộ {Roman[c]} {department}", $"chi bộ {Roman[c]} {department}"))]);
        }
    }

    private void Base(Upper upper, string code, Setting setting, string name, string place, List<(Setting Setting, string Name, string Place)> cells)
    {
        var organisation = new BaseOrganisation(new Spot(Open(upper.Unit, code, UnitKinds.Grassroots, "CO-SO", name, null, Calendar.Reform), setting, place));
        upper.Bases.Add(organisation);
        for (var n = 0; n < cells.Count; n++)
            organisation.Cells.Add(new Spot(Open(organisation.Spot.Unit, $"C{n + 1:00}", UnitKinds.Cell, "CHI-BO", cells[n].Name, null, Calendar.Reform), cells[n].Setting, cells[n].Place));
    }

    private Unit Open(Unit parent, string code, string kind, string tier, string partyName, string? stateName, DateOnly on, bool territorial = false, string? contact = null)
    {
        var unit = Unit.Open(parent, _tierOf[parent.Id], code, kind, Tiers[tier], partyName, stateName, territorial, null, contact, on, Calendar.Today);
        _tierOf[unit.Id] = Tiers[tier];
        Units.Add(unit);
        return unit;
    }
}
