using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Kheo.Api.Web;

namespace Kheo.Api.Tests.World;

/// <summary>What came back: status, body as the view or as a problem, ETag.</summary>
public sealed record Answer<T>(int Status, T? Value, Problem? Problem, string? ETag, string Text, HttpResponseHeaders Headers)
{
    public string? Code => Problem?.Code;
    public string? Location => Headers.Location?.ToString();

    /// <summary>The body of a 2xx; says what came instead otherwise.</summary>
    public T Body => Status is >= 200 and < 300 ? Value! : throw new Xunit.Sdk.XunitException($"{Status}: {Text}");
}

/// <summary>Somebody at the API: a session cookie, the antiforgery header, a fresh Idempotency-Key for each intention.</summary>
public sealed class Client(HttpClient http, Guid accountId)
{
    public HttpClient Http { get; } = http;
    public Guid AccountId { get; } = accountId;

    public Task<Answer<T>> Get<T>(string path) => Send<T>(HttpMethod.Get, path, null, null, null);
    public Task<byte[]> Bytes(string path) => Http.GetByteArrayAsync(path);
    public Task<Answer<T>> Post<T>(string path, object? body = null, string? ifMatch = null, string? key = null) => Send<T>(HttpMethod.Post, path, body, ifMatch, key ?? Guid.NewGuid().ToString());
    public Task<Answer<T>> Put<T>(string path, object body, string? ifMatch) => Send<T>(HttpMethod.Put, path, body, ifMatch, null);
    public Task<Answer<object>> Delete(string path, string? ifMatch) => Send<object>(HttpMethod.Delete, path, null, ifMatch, null);

    public Task<Answer<T>> Post<T>(string path, object? body, long version, string? key = null) => Post<T>(path, body, $"\"{version}\"", key);
    public Task<Answer<T>> Put<T>(string path, object body, long version) => Put<T>(path, body, $"\"{version}\"");
    public Task<Answer<object>> Delete(string path, long version) => Delete(path, $"\"{version}\"");

    public async Task<Answer<T>> Send<T>(HttpMethod method, string path, object? body, string? ifMatch, string? key)
    {
        HttpContent? content = body switch
        {
            null => null,
            HttpContent ready => ready,
            string json => new StringContent(json, Encoding.UTF8, "application/json"),
            _ => new StringContent(JsonSerializer.Serialize(body, body.GetType(), Edge.Json), Encoding.UTF8, "application/json"),
        };
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Contract.Document.Check(request, response, text);
        var problem = response.Content.Headers.ContentType?.MediaType == "application/problem+json" ? JsonSerializer.Deserialize<Problem>(text, Edge.Json) : null;
        var value = problem is null && text.Length > 0 && response.IsSuccessStatusCode && response.Content.Headers.ContentType?.MediaType == "application/json" && typeof(T) != typeof(object)
            ? JsonSerializer.Deserialize<T>(text, Edge.Json) : default;
        return new Answer<T>((int)response.StatusCode, value, problem, response.Headers.ETag?.ToString(), text, response.Headers);
    }
}
