using System.Reflection;
using System.Text.Json;
using FluentValidation;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kheo.Api.Tests.Contract;

public class ContractTests
{
    [Fact]
    public async Task The_contract_on_file_is_what_the_api_emits()
    {
        var host = await House.Host(World.Walls.Both);
        var (file, emitted) = (await File.ReadAllTextAsync(Path.Combine(Repository.Root, "openapi.yaml")), OpenApi.Print(host.Services));
        Assert.True(file == emitted, "openapi.yaml is not what the API emits. Run ./backend/contract, read the diff, commit it.\n" + FirstDifference(file, emitted));
    }

    [Fact]
    public async Task The_endpoint_manifest_lists_every_door_and_its_permission()
    {
        var host = await House.Host(World.Walls.Both);
        var (file, emitted) = (await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests/Api.Tests/Contract/endpoints.manifest")), OpenApi.Manifest(host.Services));
        Assert.True(file == emitted, "A door was added, removed or given another permission. Run ./backend/contract and have the new lines of endpoints.manifest reviewed for security.\n" + FirstDifference(file, emitted));
    }

    [Fact]
    public async Task Every_operation_has_a_name_of_its_own_a_summary_and_examples()
    {
        var operations = await Operations();
        Assert.NotEmpty(operations);
        var faults = operations.GroupBy(o => o.Name).Where(g => g.Count() > 1).Select(g => $"{g.Key} stands twice")
            .Concat(operations.Where(o => Docs.Summary(o.Request) is null).Select(o => $"{o.Name} has no summary: write an XML comment on the command"))
            .Concat(operations.Where(o => o.Unsafe && o.Verb is not (Verb.Delete or Verb.Upload) && HasBody(o.Request) && Examples.Of(o.Request) is null).Select(o => $"{o.Name} has no Example"))
            .Concat(operations.Where(o => o.View != typeof(MediatR.Unit) && o.Verb is not (Verb.Export or Verb.Download) && Examples.Of(o.View) is null).Select(o => $"{o.View.Name} has no Example"))
            .Concat(operations.SelectMany(o => o.Rules.GroupBy(r => r.Code).Where(g => g.Count() > 1).Select(g => $"{o.Name} lists {g.Key} twice"))).ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Examples_are_requests_that_pass_the_edge_and_the_validator()
    {
        var host = await House.Host(World.Walls.Both);
        var faults = new List<string>();
        foreach (var operation in (await Operations()).Where(o => o.Unsafe && o.Verb != Verb.Upload && HasBody(o.Request)))
        {
            if (Examples.Of(operation.Request) is not { } example) continue;
            try
            {
                var request = JsonSerializer.Deserialize(example.ToJsonString(), operation.Request, Edge.Json)!;
                foreach (var validator in host.Services.GetServices(typeof(IValidator<>).MakeGenericType(operation.Request)).Cast<IValidator>())
                    faults.AddRange(validator.Validate(new ValidationContext<object>(request)).Errors.Select(e => $"{operation.Name}: {e.PropertyName} {e.ErrorCode}"));
            }
            catch (JsonException json)
            {
                faults.Add($"{operation.Name}: {json.Message}");
            }
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void Control_an_endpoint_that_no_route_table_knows_keeps_the_api_from_starting()
    {
        var app = Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder().Build();
        FailClosed.Check(app);
        Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapGet(app, "/api/back-door", () => "open");
        Assert.Contains("/api/back-door", Assert.Throws<InvalidOperationException>(() => FailClosed.Check(app)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_rule_has_a_code_of_its_own()
    {
        var rules = typeof(Kheo.Domain.Rules).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (Kheo.Domain.Rule)f.GetValue(null)!).ToList();
        Assert.Empty(rules.GroupBy(r => r.Code).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.All(rules, r => Assert.Matches(@"^[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)?$", r.Code));
    }

    internal static async Task<List<Operation>> Operations() =>
        [.. (await House.Host(World.Walls.Both)).Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).Select(e => e.Metadata.GetMetadata<Operation>()).OfType<Operation>().Distinct()];

    private static bool HasBody(Type request) => request.GetProperties().Any(p => p.GetSetMethod() is not null && p.Name != "EqualityContract");

    private static string FirstDifference(string a, string b)
    {
        var (left, right) = (a.Split('\n'), b.Split('\n'));
        for (var i = 0; i < Math.Max(left.Length, right.Length); i++)
            if (left.ElementAtOrDefault(i) != right.ElementAtOrDefault(i)) return $"line {i + 1}: file `{left.ElementAtOrDefault(i)}`, API `{right.ElementAtOrDefault(i)}`";
        return "line endings";
    }
}
