using System.Text.RegularExpressions;
using System.Xml.Linq;
using Kheo.Api.Tests.World;

namespace Kheo.Api.Tests.Contract;

/// <summary>Who may import whom, read from the sources: `using` lines and full names of Kheo namespaces.</summary>
public class WallTests
{
    private static readonly string Backend = Path.Combine(Repository.Root, "backend");
    private static readonly string[] Rooms = [.. Directory.GetDirectories(Path.Combine(Backend, "Api", "Features")).Select(d => Path.GetFileName(d))];

    [Fact]
    public void The_domain_knows_no_package()
    {
        var project = XDocument.Load(Path.Combine(Backend, "Domain", "Kheo.Domain.csproj"));
        Assert.Empty(project.Descendants("PackageReference"));
        Assert.Empty(project.Descendants("FrameworkReference"));
        Assert.Empty(project.Descendants("ProjectReference"));
        Assert.Empty(typeof(Kheo.Domain.Entity).Assembly.GetReferencedAssemblies().Where(a => !a.Name!.StartsWith("System.", StringComparison.Ordinal)).Select(a => a.Name));
    }

    public static TheoryData<string, string[]> Walls() => new()
    {
        { "Api/Database", ["Kheo.Api.Web", "Kheo.Api.Features", "Kheo.Api.Pipeline", "Kheo.Api.Outside"] },
        { "Api/Web", ["Kheo.Api.Features", "Kheo.Api.Outside"] },
        { "Api/Pipeline", ["Kheo.Api.Features", "Kheo.Api.Database", "Kheo.Api.Outside"] },
        { "Api/Outside", ["Kheo.Api.Features", "Kheo.Api.Database", "Kheo.Api.Pipeline"] },
        { "Domain", ["Kheo.Api"] },
    };

    [Theory, MemberData(nameof(Walls))]
    public void Imports_flow_one_way(string folder, string[] forbidden) => Assert.Empty(Breaches(folder, forbidden));

    [Fact]
    public void A_room_does_not_look_into_another_room()
    {
        var breaches = Rooms.SelectMany(room => Breaches($"Api/Features/{room}", [.. Rooms.Where(r => r != room).Select(r => $"Kheo.Api.Features.{r}")])).ToList();
        Assert.True(breaches.Count == 0, "Move what two rooms share into Domain, Database or Web:\n" + string.Join('\n', breaches));
    }

    [Fact]
    public void Control_a_forbidden_import_is_found()
    {
        var folder = Directory.CreateTempSubdirectory("kheo-wall-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "Breach.cs"), "using Kheo.Api.Features.Access;\nvar allowed = Kheo.Api.Webshop;\nvar forbidden = Kheo.Api.Web.Answers;\n");
            Assert.Equal([1, 3], Breaches(folder, ["Kheo.Api.Features.Access", "Kheo.Api.Web"]).Select(b => int.Parse(b.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_use_case_is_one_file_named_after_it()
    {
        var strays = typeof(Program).Assembly.GetTypes()
            .Where(t => t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(MediatR.IRequestHandler<,>)) && !t.IsAbstract)
            .Where(t => !t.Name.EndsWith("Handler", StringComparison.Ordinal)
                || !Directory.EnumerateFiles(Path.Combine(Backend, "Api", "Features"), t.Name[..^"Handler".Length] + ".cs", SearchOption.AllDirectories).Any())
            .Select(t => t.Name).ToList();
        Assert.True(strays.Count == 0, "One use case, one file: put the handler into <UseCase>.cs beside its command: " + string.Join(", ", strays));
    }

    private static List<string> Breaches(string folder, string[] forbidden)
    {
        var pattern = new Regex(string.Join('|', forbidden.Select(f => $@"\b{Regex.Escape(f)}\b")));
        var own = Directory.EnumerateFiles(Path.Combine(Backend, folder), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal));
        return [.. own.SelectMany(f => File.ReadLines(f).Select((line, n) => (f, line, n))).Where(l => pattern.IsMatch(l.line)).Select(l => $"{Path.GetRelativePath(Repository.Root, l.f)}:{l.n + 1}: {l.line.Trim()}")];
    }
}
