using System.Data.Common;
using Kheo.Domain;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Kheo.Api.Database;

/// <summary>
/// The second wall's key: the first command of every transaction carries `set_config(…, true)` with who asks and for which subtrees, in the
/// same round trip; a command without a transaction is one by itself and carries it always. Transaction-local on purpose: behind a pooler a
/// session-level setting would serve the next client. Where no request is bound nothing is set and the policies show no row.
/// </summary>
internal sealed class RowSecurity : DbCommandInterceptor
{
    private const string Settings =
        "select set_config('app.actor', @app_actor, true), set_config('app.scopes', @app_scopes, true), set_config('app.write_scopes', @app_write_scopes, true), " +
        "set_config('app.sessions', @app_sessions, true), set_config('app.door', @app_door, true);\n";

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (!Due(command, eventData)) return result;
        if (eventData.CommandSource is CommandSource.SaveChanges) await Alone(command, eventData, cancellationToken);
        else Prefix(command, eventData);
        return result;
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.StartsWith(Settings, StringComparison.Ordinal)) await result.NextResultAsync(cancellationToken);
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (Due(command, eventData)) Prefix(command, eventData);
        await Task.CompletedTask;
        return result;
    }

    public override async ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        if (Due(command, eventData)) await Alone(command, eventData, cancellationToken);
        return result;
    }

    private static bool Due(DbCommand command, CommandEventData eventData) =>
        eventData.Context is KheoDbContext db && (command.Transaction is { } transaction ? db.TakeSettings(transaction) : db.Request is not null);

    private static void Prefix(DbCommand command, CommandEventData eventData)
    {
        command.CommandText = Settings + command.CommandText;
        AddParameters(command, eventData);
    }

    private static async Task Alone(DbCommand command, CommandEventData eventData, CancellationToken ct)
    {
        await using var first = command.Connection!.CreateCommand();
        first.Transaction = command.Transaction;
        first.CommandText = Settings;
        AddParameters(first, eventData);
        await first.ExecuteNonQueryAsync(ct);
    }

    private static void AddParameters(DbCommand command, CommandEventData eventData)
    {
        var facts = ((KheoDbContext)eventData.Context!).Request;
        foreach (var (name, value) in Values(facts?.Actor, facts?.Door ?? "")) command.Parameters.Add(new NpgsqlParameter<string>(name, value));
    }

    internal static IEnumerable<(string Name, string Value)> Values(Actor? actor, string door)
    {
        yield return ("app_actor", actor?.AccountId.ToString() ?? "");
        yield return ("app_scopes", actor is null ? "" : string.Join(',', actor.Grants.SelectMany(g => g.Past.Prepend(g.UnitPath)).Distinct()));
        yield return ("app_write_scopes", actor is null ? "" : string.Join(',', actor.Grants.Where(g => g.Changes).Select(g => g.UnitPath).Distinct()));
        yield return ("app_sessions", actor is null ? "" : string.Join(',', actor.Sessions));
        yield return ("app_door", door);
    }
}
