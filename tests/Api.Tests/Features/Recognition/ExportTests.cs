using System.IO.Compression;
using Kheo.Api.Tests.World;

namespace Kheo.Api.Tests.Features.Recognition;

public class ExportTests
{
    [Theory]
    [InlineData("/api/awards/export.xlsx", "Tiền thưởng (đồng)")]
    [InlineData("/api/nominations/export.xlsx", "Số tờ trình")]
    public async Task A_list_comes_as_a_workbook_with_its_heads(string path, string head)
    {
        var world = await World.World.Planted();
        using var answer = await (await world.Committee(world.Commune)).Http.GetAsync(path);
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", answer.Content.Headers.ContentType?.MediaType);
        await using var workbook = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        using var sheet = new StreamReader(workbook.Entries.Single(e => e.FullName.Contains("worksheets/sheet", StringComparison.Ordinal)).Open());
        Assert.Contains(head, await sheet.ReadToEndAsync(), StringComparison.Ordinal);
    }
}
