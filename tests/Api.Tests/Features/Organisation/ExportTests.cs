using Kheo.Api.Features.Organisation;
using Kheo.Api.Tests.World;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Organisation;

public class ExportTests
{
    [Fact]
    public async Task Tiers_leave_as_a_workbook()
    {
        var world = await Planted();
        async Task Add(PlantedUnit unit, string code, string name) => Assert.Equal(201, (await (await world.Administrator(unit)).Post<TierView>("/api/tiers",
            CreateTier.Example with { UnitId = unit.Id, Code = code, Name = name, Rank = 6, ValidFrom = new DateOnly(2026, 1, 1) })).Status);
        await Add(world.Commune, "TO", "+Tổ đảng");
        await Add(world.CousinByText, "NHOM", "Nhóm đảng viên");

        var officer = await world.Officer(world.Commune);
        Assert.Equal(["Trung ương", "Tỉnh", "Cấp trên cơ sở", "Cơ sở", "Chi bộ", "'+Tổ đảng"], (await Workbook.Of(officer, "/api/tiers/export.xlsx")).Column("Cấp"));
        Assert.DoesNotContain("'+Tổ đảng", (await Workbook.Of(officer, "/api/tiers/export.xlsx?asOf=2025-12-31")).Column("Cấp"));
    }
}
