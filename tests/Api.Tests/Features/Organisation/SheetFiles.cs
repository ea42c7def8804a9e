using System.IO.Compression;
using System.Text;
using Kheo.Api.Features.Organisation;
using Kheo.Api.Tests.World;

namespace Kheo.Api.Tests.Features.Organisation;

/// <summary>Sheets of units as people save them, and as nobody should send them.</summary>
internal static class SheetFiles
{
    public const string Heading = "Mã;Tên Đảng;Tên chính quyền;Mã cấp trên;Mã cấp;Loại;Có địa bàn;Mã hành chính";

    public static byte[] Csv(params string[] lines) => Csv(';', bom: false, lines);

    public static byte[] Csv(char between, bool bom, params string[] lines) =>
        [.. bom ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(string.Join("\r\n", lines.Prepend(Heading).Select(l => string.Join(between, l.Split(';').Select(c => c.Contains(between) ? $"\"{c}\"" : c)))) + "\r\n")];

    /// <summary>With shared strings, as Excel writes it; a blank row first, a gap in every row, one code as a number and one as a formula with its value.</summary>
    public static byte[] Xlsx(params string[] lines)
    {
        var (strings, rows, number) = (new List<string>(), new StringBuilder(), 1);
        foreach (var line in lines.Prepend(Heading))
        {
            rows.Append($"<row r=\"{++number}\">");
            foreach (var (cell, column) in line.Split(';').Select((c, n) => (c, n)).Where(c => c.c.Length > 0))
            {
                var at = $"{(char)('A' + column)}{number}";
                if (column == 0 && cell.All(char.IsAsciiDigit)) rows.Append($"<c r=\"{at}\"><v>{cell}</v></c>");
                else if (column == 0 && cell.StartsWith('F')) rows.Append($"<c r=\"{at}\" t=\"str\"><f>CONCATENATE(\"F\",1)</f><v>{cell}</v></c>");
                else
                {
                    rows.Append($"<c r=\"{at}\" t=\"s\"><v>{strings.Count}</v></c>");
                    strings.Add($"<si><r><t>{cell[..1]}</t></r><r><t xml:space=\"preserve\">{cell[1..]}</t></r><rPh sb=\"0\" eb=\"1\"><t>furigana</t></rPh></si>");
                }
            }
            rows.Append("</row>");
        }
        return Zip(("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">{string.Concat(strings)}</sst>"), ("xl/worksheets/sheet1.xml", Sheet($"<row r=\"1\"><c r=\"A1\" s=\"1\"/></row>{rows}")));
    }

    /// <summary>Some kilobytes that unpack to far more.</summary>
    public static byte[] Bomb() => Zip(("xl/worksheets/sheet1.xml", Sheet("<row><c t=\"inlineStr\"><is><t>" + new string('a', 60_000_000) + "</t></is></c></row>")));

    public static byte[] Broken() => Zip(("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r=\"1\"><c r=\"A1\">"));

    /// <summary>A document type that would read a file of the server into a cell.</summary>
    public static byte[] Entity() => Zip(("xl/worksheets/sheet1.xml", "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + Sheet("<row><c t=\"inlineStr\"><is><t>&x;</t></is></c></row>")));

    /// <summary>A billion bytes of blank rows.</summary>
    public static byte[] Gigabyte()
    {
        var rows = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("<row/>", 200_000)));
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var part = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open())
                for (var n = 0; n < 834; n++) part.Write(rows);
            Frame(zip);
        }
        return bytes.ToArray();
    }

    /// <summary>A true sheet with something beside it, or a part of it said otherwise.</summary>
    public static byte[] With(string path, string xml) => Zip(("xl/worksheets/sheet1.xml", Sheet("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Mã</t></is></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c></row>")), (path, xml));

    /// <summary>Says of itself that it unpacks to little.</summary>
    public static byte[] Lying()
    {
        var bytes = Bomb();
        foreach (var (mark, at) in new[] { ("PK\u0003\u0004", 22), ("PK\u0001\u0002", 24) })
        {
            var entry = bytes.AsSpan().IndexOf(Encoding.Latin1.GetBytes(mark)) + at;
            BitConverter.TryWriteBytes(bytes.AsSpan(entry), 1_000);
        }
        return bytes;
    }

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static string Sheet(string rows) => $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>";

    private static byte[] Zip(params (string Path, string Xml)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, xml) in parts) Put(zip, path, xml);
            Frame(zip, [.. parts.Select(p => p.Path)]);
        }
        return bytes.ToArray();
    }

    private static void Put(ZipArchive zip, string path, string xml)
    {
        using var writer = new StreamWriter(zip.CreateEntry(path, CompressionLevel.Fastest).Open());
        writer.Write(xml);
    }

    private static void Frame(ZipArchive zip, params string[] said)
    {
        foreach (var (path, xml) in new[]
        {
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
            ("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"An\" sheetId=\"2\" state=\"hidden\" r:id=\"rId9\"/><sheet name=\"Don vi\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId9\" Target=\"worksheets/other.xml\"/><Relationship Id=\"rId1\" Target=\"/xl/worksheets/sheet1.xml\"/></Relationships>"),
        }.Where(p => !said.Contains(p.Item1))) Put(zip, path, xml);
    }

    public static Task<Answer<UnitImportView>> Check(this Client client, PlantedUnit under, byte[] file, string name = "don-vi.csv", string? day = "2026-01-01", string? key = null)
    {
        var content = new MultipartFormDataContent { { new ByteArrayContent(file), "file", name }, { new StringContent(under.Id.ToString()), "underUnitId" } };
        if (day is not null) content.Add(new StringContent(day), "openedOn");
        return client.Send<UnitImportView>(HttpMethod.Post, "/api/unit-imports", content, null, key ?? Guid.NewGuid().ToString());
    }
}
