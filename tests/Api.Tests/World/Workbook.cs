using System.IO.Compression;
using System.Xml.Linq;

namespace Kheo.Api.Tests.World;

/// <summary>A workbook as it comes through the front door, cell by cell as text. One in which a cell could run is refused here, whoever reads it.</summary>
/// <param name="Preface">The lines above the heading: of when and of which tree the figures are.</param>
public sealed record Workbook(string Tab, IReadOnlyList<string> Preface, IReadOnlyList<string> Heading, IReadOnlyList<string[]> Rows)
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static async Task<Workbook> Of(Client client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var response = await client.Http.SendAsync(request);
        Contract.Document.Check(request, response, response.IsSuccessStatusCode ? "" : await response.Content.ReadAsStringAsync());
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode}");
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", response.Content.Headers.ContentType!.MediaType);
        Assert.EndsWith(".xlsx", response.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);

        await using var zip = new ZipArchive(await response.Content.ReadAsStreamAsync());
        XDocument Part(string name)
        {
            using var part = zip.GetEntry(name)!.Open();
            return XDocument.Load(part);
        }
        var sheet = Part("xl/worksheets/sheet1.xml");
        Assert.Empty(sheet.Descendants(Main + "f"));
        Assert.DoesNotContain(sheet.Descendants(Main + "t").Select(t => t.Value), t => t.Length > 0 && t[0] is '=' or '+' or '-' or '@' or '\t' or '\r');
        var rows = sheet.Descendants(Main + "row").Select(r => r.Elements(Main + "c").Select(c => c.Value).ToArray()).ToList();
        var heading = sheet.Descendants(Main + "row").TakeWhile(r => (string?)r.Elements(Main + "c").First().Attribute("s") != "1").Count();
        return new Workbook(Part("xl/workbook.xml").Descendants(Main + "sheet").First().Attribute("name")!.Value, [.. rows[..heading].Select(r => r[0])], rows[heading], rows[(heading + 1)..]);
    }

    public IEnumerable<string> Column(string title)
    {
        var at = Heading.ToList().IndexOf(title);
        return at >= 0 ? Rows.Select(r => r[at]) : throw new Xunit.Sdk.XunitException($"No column is called {title}; there are {string.Join(", ", Heading)}.");
    }
}
