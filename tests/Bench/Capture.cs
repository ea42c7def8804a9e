using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Kheo.Bench;

/// <summary>Listens to EF while one request is served in this process, and keeps the SQL it sent.</summary>
internal sealed class Capture : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private readonly ConcurrentQueue<RawCommand> _commands = new();

    public static async Task<List<RawCommand>> Of(Func<Task> act)
    {
        var capture = new Capture();
        using var subscription = DiagnosticListener.AllListeners.Subscribe(capture);
        await act();
        return [.. capture._commands];
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore") value.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuted.Name && value.Value is CommandExecutedEventData data) _commands.Enqueue(Keep(data.Command));
    }

    private static RawCommand Keep(DbCommand command)
    {
        // The row-security settings are the API's own cost, not the work's.
        var text = command.CommandText;
        if (text.StartsWith("select set_config", StringComparison.Ordinal)) text = text[(text.IndexOf(";\n", StringComparison.Ordinal) + 2)..];
        return new RawCommand(text, [.. command.Parameters.Cast<NpgsqlParameter>().Where(p => !p.ParameterName.StartsWith("app_", StringComparison.Ordinal)).Select(Keep)]);
    }

    private static RawParameter Keep(NpgsqlParameter p) => new(p.ParameterName, p.NpgsqlDbType, p.Value?.GetType().Name ?? "null", p.Value switch
    {
        null or DBNull => null,
        string[] or Guid[] or int[] or List<int> or DateTimeOffset or DateTime => JsonSerializer.Serialize(p.Value, p.Value.GetType()),
        DateOnly d => d.ToString("yyyy-MM-dd"),
        IFormattable f => f.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        var other => other.ToString(),
    });

    public void OnCompleted() { }
    public void OnError(Exception error) { }
}
