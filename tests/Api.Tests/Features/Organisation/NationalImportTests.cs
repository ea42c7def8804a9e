using System.Diagnostics;
using System.Text;
using Kheo.Api.Features.Organisation;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;

namespace Kheo.Api.Tests.Features.Organisation;

/// <summary>Skips with its reason where the folder of real figures is not beside the checkout.</summary>
public sealed class RealFiguresFactAttribute : FactAttribute
{
    public RealFiguresFactAttribute()
    {
        if (Repository.SharedData is null) Skip = "The folder shared/data with the real figures is not beside this checkout.";
    }
}

public class NationalImportTests
{
    [RealFiguresFact]
    public async Task The_administrative_units_of_the_country_come_in_within_ten_seconds_and_come_back_unchanged()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.SharedData!, "vietnam-administrative-units-2026.csv"));
        var wanted = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.TrimEnd('\r').Split(',')).ToDictionary(f => f[0], f => (Name: f[1], Parent: f[3]));
        Assert.Equal(3_355, wanted.Count);
        var world = await World.World.Planted();
        var administrator = await world.Administrator(world.Root);
        var command = new ImportUnits { UnderUnitId = world.Root.Id, OpenedOn = new DateOnly(2025, 7, 1), Csv = text };

        var watch = Stopwatch.StartNew();
        var done = await administrator.Post<ImportView>("/api/units/import", command);
        watch.Stop();
        Assert.Equal((wanted.Count, 0), (done.Body.Created, done.Body.Unchanged));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"The import took {watch.Elapsed.TotalSeconds:0.0} s.");

        var read = new Dictionary<string, UnitRow>();
        for (string? next = ""; next is not null;)
        {
            var page = (await administrator.Get<Page<UnitRow>>($"/api/units?territorial=true&limit=100&sort=path{(next.Length > 0 ? "&after=" + next : "")}")).Body;
            foreach (var unit in page.Items) read.Add(unit.Code, unit);
            next = page.Next;
        }
        Assert.Equal(wanted.Count, read.Count);
        foreach (var (code, (name, parent)) in wanted)
        {
            Assert.Equal(Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(read[code].PartyName));
            Assert.Equal(Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(read[code].StateName!));
            Assert.Equal(world.Root.Path + (parent.Length > 0 ? parent + "/" : "") + code + "/", read[code].Path);
        }
        Assert.Equal(wanted.Values.GroupBy(w => w.Parent).Where(g => g.Key.Length > 0).ToDictionary(g => g.Key, g => g.Count()),
            read.Values.Where(u => u.Children > 0).ToDictionary(u => u.Code, u => u.Children));

        var again = await administrator.Post<ImportView>("/api/units/import", command);
        Assert.Equal((0, wanted.Count), (again.Body.Created, again.Body.Unchanged));
    }
}
