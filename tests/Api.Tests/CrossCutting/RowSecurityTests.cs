using Kheo.Api.Tests.World;
using Npgsql;

namespace Kheo.Api.Tests.CrossCutting;

/// <summary>The second wall, asked directly as the API's role.</summary>
public class RowSecurityTests
{
    private static async Task<NpgsqlConnection> AsApi()
    {
        var owner = new NpgsqlConnectionStringBuilder((await House.Owner()).ConnectionString);
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(owner.ConnectionString) { Username = "kheo_api", Password = "test-kheo_api" }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<T> One<T>(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    [Fact]
    public async Task Without_settings_no_row_is_seen()
    {
        await World.World.Planted();
        await using var connection = await AsApi();
        foreach (var table in new[] { "units", "accounts", "registrations", "audit_entries", "totals", "campaigns" })
            Assert.Equal(0L, await One<long>(connection, $"select count(*) from {table}"));
    }

    [Fact]
    public async Task Settings_end_with_the_transaction()
    {
        var world = await World.World.Planted();
        await using var connection = await AsApi();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await One<string>(connection, $"select set_config('app.scopes', '{world.Root.Path}', true)");
            Assert.NotEqual(0L, await One<long>(connection, "select count(*) from units"));
            await transaction.CommitAsync();
        }
        Assert.Equal(0L, await One<long>(connection, "select count(*) from units"));
        Assert.Equal("", await One<string>(connection, "select coalesce(current_setting('app.scopes', true), '')"));
    }

    [Fact]
    public async Task A_cousin_whose_path_begins_alike_is_not_kin()
    {
        var world = await World.World.Planted();
        await using var connection = await AsApi();
        await using var transaction = await connection.BeginTransactionAsync();
        await One<string>(connection, $"select set_config('app.scopes', '{world.Commune.Path}', true)");
        Assert.Equal(0L, await One<long>(connection, $"select count(*) from units where path like '{world.CousinByText.Path}%'"));
        Assert.Equal(5L, await One<long>(connection, $"select count(*) from units where path like '{world.Commune.Path}%'"));
    }

    [Fact]
    public async Task A_forged_path_with_a_foreign_unit_is_refused()
    {
        var world = await World.World.Planted();
        await using var connection = await AsApi();
        await using var transaction = await connection.BeginTransactionAsync();
        await One<string>(connection, $"select set_config('app.scopes', '{world.Province.Path}', true) || set_config('app.write_scopes', '{world.Province.Path}', true)");
        await using var forged = new NpgsqlCommand($"insert into programmes (id, unit_id, unit_path, code, name) values (gen_random_uuid(), '{world.OtherProvince.Id}', '{world.Province.Path}', 'X', 'X')", connection);
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => forged.ExecuteNonQueryAsync())).SqlState);
    }

    [Fact]
    public async Task Every_table_of_the_house_has_forced_row_security()
    {
        await House.Owner();
        Assert.Equal("", await World.World.Ask<string>("select coalesce(string_agg(relname, ', '), '') from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not like '\\_\\_%' and not (relrowsecurity and relforcerowsecurity)"));
    }
}
