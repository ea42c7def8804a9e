using Npgsql;

namespace Kheo.Api.Database;

/// <summary>The verb `provision`: roles, database and extension, from an administrator's connection. Safe to repeat.</summary>
internal static class Provision
{
    public static async Task Run(string admin, string owner, string api)
    {
        var (o, a) = (new NpgsqlConnectionStringBuilder(owner), new NpgsqlConnectionStringBuilder(api));
        await using (var server = await Open(admin))
        {
            foreach (var role in new[] { o, a })
                await Execute(server, $"do $$ begin if not exists (select from pg_roles where rolname = {Literal(role.Username!)}) then create role {Name(role.Username!)} login; end if; end $$; " +
                    $"alter role {Name(role.Username!)} login nosuperuser nocreatedb nocreaterole nobypassrls password {Literal(role.Password!)}");
            await using var exists = new NpgsqlCommand("select count(*) from pg_database where datname = $1", server) { Parameters = { new() { Value = o.Database! } } };
            if ((long)(await exists.ExecuteScalarAsync())! == 0) await Execute(server, $"create database {Name(o.Database!)} owner {Name(o.Username!)} encoding 'UTF8' template template0");
        }
        await using var inside = await Open(new NpgsqlConnectionStringBuilder(admin) { Database = o.Database }.ConnectionString);
        await Execute(inside, $"create extension if not exists btree_gist; revoke create on schema public from public; grant all on schema public to {Name(o.Username!)}");
    }

    private static async Task<NpgsqlConnection> Open(string text)
    {
        var connection = new NpgsqlConnection(text);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string Name(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    private static string Literal(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
}
