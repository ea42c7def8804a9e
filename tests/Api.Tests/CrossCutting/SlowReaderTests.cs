using System.IO.Compression;
using Kheo.Api.Tests.World;
using Microsoft.AspNetCore.Mvc.Testing;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.CrossCutting;

public class SlowReaderTests
{
    [Fact]
    public async Task An_export_goes_to_its_end_however_slowly_it_is_read()
    {
        var world = await Planted();
        await Ask<object>("""
            insert into units (id, parent_id, code, path, kind, tier_id, party_name, name_fold, opened_on)
            select gen_random_uuid(), id, 'S' || n, path || 'S' || n || '/', 'cell', tier_id, repeat(md5(n::text), 9), 'slow', '2020-01-01' from units, generate_series(1, 20000) n where id = $1
            """, world.Cell.Id);
        var officer = await world.Officer(world.Cell);
        await using var house = await House.Impatient(TimeSpan.FromSeconds(1));
        using var http = house.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("https://localhost") });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/units/export.xlsx?sort=path");
        foreach (var header in officer.Http.DefaultRequestHeaders) request.Headers.TryAddWithoutValidation(header.Key, header.Value);

        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var book = new MemoryStream();
        await using var body = await response.Content.ReadAsStreamAsync();
        var chunk = new byte[64 * 1024];
        for (var n = 0; await body.ReadAsync(chunk) is var read && read > 0; n++)
        {
            book.Write(chunk, 0, read);
            if (n < 10) await Task.Delay(150);
        }

        await using var zip = new ZipArchive(book);
        using var sheet = System.Xml.XmlReader.Create(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var rows = 0;
        while (sheet.Read()) if (sheet is { NodeType: System.Xml.XmlNodeType.Element, LocalName: "row" }) rows++;
        Assert.Equal(20_002, rows);
    }
}
