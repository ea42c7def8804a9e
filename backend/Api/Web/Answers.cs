using System.Text.Json;
using MediatR;
using Microsoft.Net.Http.Headers;

namespace Kheo.Api.Web;

/// <summary>A file to be sent as it was stored.</summary>
public sealed record Download(Stream Content, string ContentType, string FileName, bool Inline);

/// <summary>An answer made whole before the transaction ends, so that the same bytes can be kept for a replay.</summary>
internal sealed record Answer(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body, string ContentType = "application/json; charset=utf-8")
{
    public static Answer Of<TView>(HttpContext http, Operation operation, TView view)
    {
        var headers = new Dictionary<string, string>();
        if (view is IView versioned)
        {
            headers[HeaderNames.ETag] = ETags.Of(versioned.RowVersion);
            if (operation.Verb is Verb.Create or Verb.Upload) headers[HeaderNames.Location] = $"{Collection(http)}/{versioned.Id}";
        }
        var nothing = view is null or Unit;
        var status = operation.Verb switch { Verb.Create or Verb.Upload when !nothing => 201, _ when nothing => 204, _ => 200 };
        return new Answer(status, headers, nothing ? [] : JsonSerializer.SerializeToUtf8Bytes(view, Edge.Json), view is SchemaDocument ? SchemaDocument.MediaType : "application/json; charset=utf-8");
    }

    public async Task Write(HttpContext http, CancellationToken ct)
    {
        http.Response.StatusCode = Status;
        foreach (var (name, value) in Headers) http.Response.Headers[name] = value;
        if (Body.Length == 0) return;
        http.Response.ContentType = ContentType;
        http.Response.ContentLength = Body.Length;
        await http.Response.Body.WriteAsync(Body, ct);
    }

    // POST /api/registrations/{id}/files makes /api/files/{id}: the last word of the path is the collection.
    private static string Collection(HttpContext http) => "/api/" + http.Request.Path.Value!.TrimEnd('/').Split('/')[^1];
}

internal static class Answers
{
    public static async Task Stream(HttpContext http, object view, CancellationToken ct)
    {
        switch (view)
        {
            case Sheet sheet:
                http.Response.ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
                http.Response.Headers.ContentDisposition = Disposition("attachment", sheet.Name + ".xlsx");
                await sheet.Write(http.Response.Body, ct);
                break;
            case CsvSheet csv:
                http.Response.ContentType = CsvSheet.ContentType;
                http.Response.Headers.ContentDisposition = Disposition("attachment", csv.Sheet.Name + ".csv");
                await csv.Write(http.Response.Body, ct);
                break;
            case Download file:
                await using (file.Content)
                {
                    http.Response.ContentType = file.ContentType;
                    http.Response.ContentLength = file.Content.Length;
                    http.Response.Headers.ContentDisposition = Disposition(file.Inline ? "inline" : "attachment", file.FileName);
                    await file.Content.CopyToAsync(http.Response.Body, ct);
                }
                break;
        }
    }

    private static string Disposition(string kind, string name)
    {
        var header = new ContentDispositionHeaderValue(kind);
        header.SetHttpFileName(name);
        return header.ToString();
    }
}
