using System.Text.Json;
using System.Text.Json.Nodes;
using Kheo.Api.Features.Organisation;
using Kheo.Api.Features.Registration;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Access;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Judging;
using Kheo.Domain.Organisation;
using Kheo.Domain.Recognitions;
using Kheo.Domain.Registrations;
using Kheo.Domain.Reports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;

namespace Kheo.Api.Tests.Contract;

/// <summary>Every list leaves as a workbook. No exemptions: who reads a list page by page can take the whole of it along, by the same filters.</summary>
public class WorkbookTests
{
    [Fact]
    public async Task Every_list_has_an_export_that_takes_the_same_filters()
    {
        var paths = await Paths();
        var doors = (await ContractTests.Operations()).ToDictionary(o => o.Name);
        var lists = doors.Values.Where(o => Paged(o.Request)).Select(o => o.Name).ToList();
        Assert.True(lists.Count > 20, $"Only {lists.Count} lists were found.");

        var faults = new List<string>();
        foreach (var list in lists)
        {
            var (path, operation) = paths.Single(p => (string?)p.Operation["operationId"] == list);
            if (paths.SingleOrDefault(p => p.Path == path + "/export.xlsx").Operation is not { } export)
            {
                faults.Add($"{list}: {path}/export.xlsx is not there. Write the export beside the list and give it a line in Routes.cs.");
                continue;
            }
            var (name, asked, taken) = ((string)export["operationId"]!, Parameters(operation).Where(p => p.Name is not ("after" or "limit")).ToHashSet(), Parameters(export).ToHashSet());
            if (!asked.SetEquals(taken))
                faults.Add($"{name} does not take {string.Join(", ", asked.Except(taken).Select(p => p.Name))}; it alone takes {string.Join(", ", taken.Except(asked).Select(p => p.Name))}.");
            if (doors[name].Verb != Verb.Export) faults.Add($"{name} is no export.");
            if (doors[name].Permission != doors[list].Permission) faults.Add($"{list} asks for {doors[list].Permission}, {name} for {doors[name].Permission}.");
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [InlineData("limit=5")]
    [InlineData("after=x")]
    [InlineData("list=x")]
    [InlineData("status=nothing")]
    public async Task An_export_takes_the_filters_of_its_list_and_nothing_else(string query)
    {
        var world = await World.World.Planted();
        var refused = await (await world.Administrator(world.Commune)).Get<object>("/api/accounts/export.xlsx?" + query);
        Assert.Equal(400, refused.Status);
        Assert.Equal(query.Split('=')[0], Assert.Single(refused.Problem!.Errors!).Key);
    }

    [Theory]
    [InlineData("status.json", "registration", typeof(RegistrationStatus))]
    [InlineData("status.json", "campaign", typeof(CampaignStatus))]
    [InlineData("status.json", "directive", typeof(DirectiveStatus))]
    [InlineData("status.json", "pact", typeof(PactStatus))]
    [InlineData("status.json", "session", typeof(SessionStatus))]
    [InlineData("status.json", "decision", typeof(DecisionStatus))]
    [InlineData("status.json", "nomination", typeof(NominationStatus))]
    [InlineData("status.json", "honour", typeof(HonourStatus))]
    [InlineData("status.json", "report", typeof(ReportStatus))]
    [InlineData("status.json", "account", typeof(AccountStatus))]
    [InlineData("status.json", "visit", typeof(VisitStatus))]
    [InlineData("campaigns.json", "measure", typeof(Measure))]
    [InlineData("campaigns.json", "roll-up", typeof(RollUp))]
    [InlineData("imports.json", "status", typeof(ImportStatus))]
    [InlineData("sheets.json", "as", typeof(ImportedAs))]
    [InlineData("carrying.json", "contribution.kind", typeof(ContributionKind))]
    [InlineData("registration.json", "kind", typeof(Kind))]
    [InlineData("registration.json", "subject", typeof(Subject))]
    [InlineData("registration.json", "purpose", typeof(FilePurpose))]
    [InlineData("evaluation.json", "seat", typeof(CouncilRole))]
    [InlineData("evaluation.json", "outcome", typeof(Outcome))]
    [InlineData("recognition.json", "purpose", typeof(Purpose))]
    [InlineData("recognition.json", "family", typeof(Family))]
    [InlineData("recognition.json", "form", typeof(AwardForm))]
    [InlineData("recognition.json", "category", typeof(AwardCategory))]
    [InlineData("recognition.json", "salary.rounding", typeof(Rounding))]
    [InlineData("periodic.json", "kinds", typeof(ReportKind))]
    public async Task A_sheet_uses_the_words_of_the_screens(string file, string key, Type kind)
    {
        var screen = key.Split('.').Aggregate(JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "frontend/src/i18n/vi", file)))!, (words, part) => words[part]!);
        Assert.All(Enum.GetValues(kind).Cast<Enum>(), value => Assert.Equal((string?)screen[JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString())], Words.Of(value)));
    }

    [Theory]
    [InlineData("organisation.json", "kind")]
    [InlineData("imports.json", "faults")]
    public async Task A_sheet_of_units_uses_the_words_of_the_screens(string file, string key)
    {
        var screen = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "frontend/src/i18n/vi", file)))![key]!.AsObject()
            .SelectMany(w => w.Value is JsonObject inner ? inner.Select(i => ($"{w.Key}.{i.Key}", (string)i.Value!)) : [(w.Key, (string)w.Value!)]).ToDictionary(w => w.Item1, w => w.Item2);
        Assert.Equal(screen.OrderBy(w => w.Key, StringComparer.Ordinal), (key == "kind" ? ImportWords.Kinds : ImportWords.Faults).OrderBy(w => w.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_sheet_of_registrations_uses_the_words_of_the_screens()
    {
        var words = async (string file, string key) => JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "frontend/src/i18n/vi", file)))![key]!;
        var faults = (await words("sheets.json", "faults")).AsObject().SelectMany(w => w.Value is JsonObject inner ? inner.Select(i => ($"{w.Key}.{i.Key}", (string)i.Value!)) : [(w.Key, (string)w.Value!)]);
        Assert.Equal(faults.OrderBy(w => w.Item1, StringComparer.Ordinal), EntryWords.Faults.Select(w => (w.Key, w.Value)).OrderBy(w => w.Key, StringComparer.Ordinal));
        var parts = await words("registration.json", "part");
        Assert.All(EntryColumns.Parts, part => Assert.Equal((string?)parts[JsonNamingPolicy.KebabCaseLower.ConvertName(part.Key.ToString())], part.Value));
    }

    private static bool Paged(Type? request) =>
        request is not null && (request.IsGenericType && request.GetGenericTypeDefinition() == typeof(PagedQuery<>) || Paged(request.BaseType));

    private static async Task<List<(string Path, JsonObject Operation)>> Paths()
    {
        var document = (await House.Host(Walls.Both)).Services.GetRequiredService<ISwaggerProvider>().GetSwagger(OpenApi.Document);
        using var text = new StringWriter();
        document.SerializeAsV31(new OpenApiJsonWriter(text));
        return [.. JsonNode.Parse(text.ToString())!["paths"]!.AsObject().Where(p => p.Value!["get"] is not null).Select(p => (p.Key, p.Value!["get"]!.AsObject()))];
    }

    private static IEnumerable<(string Name, string In, string Schema)> Parameters(JsonObject operation) =>
        (operation["parameters"] as JsonArray ?? []).Select(p => ((string)p!["name"]!, (string)p["in"]!, p["schema"]!.ToJsonString()));
}
