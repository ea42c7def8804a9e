using Kheo.Api.Features.Access;
using Kheo.Api.Tests.Contract;
using Kheo.Api.Tests.Features.Access;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Kheo.Api.Tests.CrossCutting;

/// <summary>What is kept for replays and for sessions: without secrets, and not for ever.</summary>
public class PurgeTests
{
    private static async Task<Guid> Keys(int count, string age)
    {
        var actor = Guid.CreateVersion7();
        await World.World.Ask<object>($"insert into idempotency_keys (actor_id, key, operation, request_hash, created_at) select $1, 'key-' || n, 'CreateProgramme', '\\x00', now() - interval '{age}' from generate_series(1, $2) n", actor, count);
        return actor;
    }

    private static Task<long> Left(Guid actor) => World.World.Ask<long>("select count(*) from idempotency_keys where actor_id = $1", actor)!;

    private static async Task<Purge> Purging(TimeProvider? clock = null) =>
        new((await House.Host(Walls.Both)).Services.GetRequiredService<NpgsqlDataSource>(), clock ?? TimeProvider.System, NullLogger<Purge>.Instance);

    [Fact]
    public async Task Kept_answers_go_after_seven_days_in_batches()
    {
        var (old, young) = (await Keys(25, "7 days 1 minute"), await Keys(3, "6 days 23 hours"));
        await (await Purging()).Once(10, default);
        Assert.Equal((0L, 3L), (await Left(old), await Left(young)));
    }

    [Fact]
    public async Task Sessions_that_ended_go_and_those_that_live_stay()
    {
        var world = await World.World.Planted();
        var (live, idle, over) = (await world.Officer(world.Cell), await world.Officer(world.Cell), await world.Officer(world.Cell));
        await World.World.Ask<object>("update sessions set last_seen_at = now() - interval '31 minutes' where account_id = $1", idle.AccountId);
        await World.World.Ask<object>("update sessions set expires_at = now() - interval '1 second' where account_id = $1", over.AccountId);
        await (await Purging()).Once(1, default);
        foreach (var (client, left) in new[] { (live, 1L), (idle, 0L), (over, 0L) })
            Assert.Equal(left, await World.World.Ask<long>("select count(*) from sessions where account_id = $1", client.AccountId));
        Assert.Equal(200, (await live.Get<SessionView>("/api/session")).Status);
    }

    [Fact]
    public async Task The_hours_are_counted_by_the_clock()
    {
        var clock = new Clock();
        var purge = await Purging(clock);
        await purge.StartAsync(default);
        var old = await Keys(2, "8 days");
        for (var patience = 0; await Left(old) > 0 && patience < 100; patience++)
        {
            clock.Strike();
            await Task.Delay(50);
        }
        Assert.Equal((TimeSpan.FromHours(1), 0L), (clock.Period, await Left(old)));
        await purge.StopAsync(default);
    }

    [Fact]
    public async Task A_one_time_link_is_answered_once_and_kept_nowhere()
    {
        var world = await World.World.Planted();
        var administrator = await world.Administrator(world.Province);
        var (command, key) = (CreateAccount.Example with { UnitId = world.Commune.Id, UserName = $"moi{Guid.NewGuid():N}"[..20] }, Guid.NewGuid().ToString());
        var made = await administrator.Post<AccountView>("/api/accounts", command, key: key);
        var again = await administrator.Post<AccountView>("/api/accounts", command, key: key);
        Assert.NotNull(made.Body.Invitation);
        Assert.Equal((201, made.Body.Id, made.Location, null), (again.Status, again.Body.Id, again.Location, again.Body.Invitation));
        var invited = await administrator.Post<AccountView>($"/api/accounts/{made.Body.Id}/invite", null, made.Body.RowVersion);
        foreach (var token in new[] { made.Body.Invitation!.Token, invited.Body.Invitation!.Token })
            Assert.Equal(0L, await World.World.Ask<long>("select count(*) from idempotency_keys where actor_id = $1 and (position($2 in convert_from(body, 'UTF8')) > 0 or position($2 in headers::text) > 0)", administrator.AccountId, token));
        Assert.Equal(2L, await Left(administrator.AccountId));
        Assert.Equal((204, null), await People.Accept(world, invited.Body.Invitation!.Token));
    }

    [Fact]
    public async Task No_kept_answer_holds_a_token()
    {
        var open = (await ContractTests.Operations()).Where(o => o.NeedsKey && Holds(o.View, []) && !typeof(IShowsOnce).IsAssignableFrom(o.View)).Select(o => o.Name);
        Assert.Empty(open);
        Assert.True(Holds(typeof(AccountView), []) && Holds(typeof(SessionView), []), "Views with a token are not recognised.");
    }

    private static bool Holds(Type type, HashSet<Type> looked) => looked.Add(type) && (type.GetGenericArguments().Any(a => Holds(a, looked)) || type.Assembly == typeof(AccountView).Assembly
        && type.GetProperties().Any(p => p.Name.Contains("Token", StringComparison.Ordinal) || p.Name.Contains("Secret", StringComparison.Ordinal) || Holds(p.PropertyType, looked)));

    /// <summary>A clock whose hour strikes when it is told to.</summary>
    private sealed class Clock : TimeProvider
    {
        private Action _strike = () => { };
        public TimeSpan Period { get; private set; }

        public void Strike() => _strike();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            (Period, _strike) = (period, () => callback(state));
            return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
