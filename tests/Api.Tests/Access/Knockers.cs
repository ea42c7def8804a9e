using Kheo.Api.Tests.World;

namespace Kheo.Api.Tests.Access;

/// <summary>How a plot's unit stands to the unit over which somebody holds his right.</summary>
public enum Kin { Own, Below, Above, Stranger }

/// <summary>
/// Who knocks: by the letter of his role at the commune X1, `!` when it is no right today, `-` when he is nobody. `Here` is false for who held it
/// at X1 and holds it elsewhere now. `Seat` c, s or m: chair, secretary or member of the councils at the seated plots, far from X1.
/// </summary>
public sealed record Knocker(string Name, char Letter, Client Client, bool Here = true, char Seat = ' ')
{
    public Kin Kin(Relation relation) => relation switch
    {
        Relation.Own when Here => Access.Kin.Own,
        Relation.Child or Relation.Grandchild when Here => Access.Kin.Below,
        Relation.Parent => Access.Kin.Above,
        _ => Access.Kin.Stranger,
    };

    public bool Sits(Relation relation) => Seat != ' ' && relation is (Relation.Seated or Relation.Recused);
}

public static class Knockers
{
    private static readonly (string Role, char Letter)[] Roles =
        [("unit-officer", 'o'), ("committee-officer", 'c'), ("standing-agency", 'a'), ("council-member", 'm'), ("leader", 'l'), ("inspector", 'i'), ("administrator", 'd')];

    public static async Task<List<Knocker>> Of(World.World world, IReadOnlyList<Plot> plots)
    {
        var knockers = new List<Knocker>();
        foreach (var (role, letter) in Roles) knockers.Add(new(role, letter, await world.As(role, world.Commune)));
        // A right that ended is no right, also for somebody whose account lives on; nor is one that has not begun.
        knockers.Add(new("ended", '!', await world.As("standing-agency", world.Commune, World.World.Today)));
        knockers.Add(new("pending", '!', await Pending(world)));
        knockers.Add(new("moved-away", 'a', await MovedAway(world), Here: false));
        foreach (var (seat, client) in await Seats.Take(world, plots)) knockers.Add(new($"seated-{seat}", 'm', client, Seat: seat));
        knockers.Add(new("anonymous", '-', new Client(world.Anonymous(), Guid.Empty)));
        return knockers;
    }

    private static async Task<Client> Pending(World.World world)
    {
        var pending = await world.As("standing-agency", world.Commune);
        await Plots.Run("update assignments set valid_from = $2 where account_id = $1", pending.AccountId, World.World.Today.AddDays(2));
        return await world.SignIn(pending.AccountId);
    }

    /// <summary>Account and right went to another commune of the province; what he did at X1 is no longer his to see.</summary>
    private static async Task<Client> MovedAway(World.World world)
    {
        var elsewhere = await world.AddUnit(world.Province, "X3", "Đảng bộ xã Nơi Mới");
        var moved = await world.As("standing-agency", world.Commune, World.World.Today, ("standing-agency", elsewhere));
        await Plots.Run("update accounts set unit_id = $2, unit_path = $3 where id = $1", moved.AccountId, elsewhere.Id, elsewhere.Path);
        return await world.SignIn(moved.AccountId);
    }
}
