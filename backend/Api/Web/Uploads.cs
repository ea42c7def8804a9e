using System.Text.Json;

namespace Kheo.Api.Web;

/// <summary>A command that carries one uploaded file beside its text fields.</summary>
internal interface ICarriesFile
{
    IFormFile File { set; }
}

internal static class Uploads
{
    public static async Task<TRequest> Read<TRequest>(HttpContext http, Operation operation, object hashKey, CancellationToken ct)
    {
        if (!http.Request.HasFormContentType) throw new BadRequest(415, "wrong-media-type", "This operation takes multipart/form-data.");
        if (http.Request.ContentLength > operation.BodyLimit) throw new BadRequest(413, "too-large", $"A file of at most {operation.BodyLimit} bytes is taken here; nothing was stored.");
        IFormCollection form;
        try
        {
            form = await http.Request.ReadFormAsync(new Microsoft.AspNetCore.Http.Features.FormOptions { MultipartBodyLengthLimit = operation.BodyLimit, ValueCountLimit = 32 }, ct);
        }
        catch (InvalidDataException)
        {
            throw new BadRequest(413, "too-large", $"A file of at most {operation.BodyLimit} bytes is taken here; nothing was stored.");
        }
        if (form.Files is not [{ Name: "file" } file]) throw new BadRequest(400, "invalid", "Send exactly one part named file.", new Dictionary<string, string[]> { ["file"] = ["required"] });

        var fields = form.ToDictionary(f => f.Key, f => f.Value.ToString());
        var request = Requests.About(http, JsonSerializer.Deserialize<TRequest>(JsonSerializer.SerializeToUtf8Bytes(fields), Edge.Json)!);
        if (request is ICarriesFile carrier) carrier.File = file;
        await using var content = file.OpenReadStream();
        var digest = await System.Security.Cryptography.SHA256.HashDataAsync(content, ct);
        http.Items[hashKey] = Requests.Hash(http, [.. digest, .. JsonSerializer.SerializeToUtf8Bytes(fields)]);
        return request;
    }
}
