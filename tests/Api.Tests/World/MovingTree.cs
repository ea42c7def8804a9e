using System.Globalization;
using Kheo.Domain;
using Npgsql;

namespace Kheo.Api.Tests.World;

/// <summary>
/// A tree that is reorganised at random, act by act and day by day, written behind the API's back in the shape in which an applied act stands: units,
/// dated versions, successions, open work on its new path, all in one transaction that says from when it holds. It keeps its own account, by pointers
/// between units and never by ranges of text, of where every place went.
/// </summary>
public sealed class MovingTree
{
    public sealed class Node
    {
        public required Guid Id { get; init; }
        public required string Name { get; init; }
        public required Guid Tier { get; init; }
        public required string Code { get; set; }
        public required string Path { get; set; }
        public Node? Parent { get; set; }
        public Node? Heir { get; set; }
        public bool Open { get; set; } = true;
        public int Depth => Parent is null ? 0 : Parent.Depth + 1;
        public bool Under(Node upper) { for (var at = this; at is not null; at = at.Parent) if (at == upper) return true; return false; }
        public override string ToString() => Path;
    }

    private readonly ReportWorld _world;
    private readonly Random _random;
    private readonly List<(string Sql, object?[] Values)> _act = [];
    private int _made;

    public List<Node> Units { get; } = [];
    /// <summary>Who ever bore a path.</summary>
    public Dictionary<string, Node> Bearers { get; } = [];
    public Node Root => Units[0];
    public DateOnly Day { get; private set; }
    public IEnumerable<Node> Open => Units.Where(u => u.Open);

    /// <summary>Days of which the campaign under way covers the last 700; the one before it is closed.</summary>
    public static DateOnly Start(ReportWorld world) => world.Today.AddDays(-690);

    public MovingTree(ReportWorld world, int seed)
    {
        (_world, _random, Day) = (world, new Random(seed), Start(world));
        Guid Tier(int depth) => world.World.Tiers.ElementAt(depth).Value;
        Node Known(PlantedUnit unit, Node? parent) => Keep(new Node { Id = unit.Id, Name = unit.Name, Tier = unit.TierId, Code = unit.Code, Path = unit.Path, Parent = parent });
        var w = world.World;
        var root = Known(w.Root, null);
        var (province, other) = (Known(w.Province, root), Known(w.OtherProvince, root));
        var (commune, cousin) = (Known(w.Commune, province), Known(w.CousinByText, province));
        var (grassroots, _) = (Known(w.Base, commune), Known(w.SiblingBase, commune));
        Known(w.Cell, grassroots); Known(w.SiblingCell, grassroots); Known(w.CousinCell, cousin); Known(w.ForeignCell, other);
        foreach (var parent in new[] { province, other, New("P3", root, Tier(1)) })
            for (var i = 0; i < 3; i++)
            {
                var below = New($"K{i}", parent, Tier(2));
                for (var j = 0; j < 2; j++) New($"C{j}", below, Tier(4));
            }
    }

    /// <summary>Campaigns with their facts: two registrations and an obligation for each unit below the provinces, in both.</summary>
    public async Task PlantFacts()
    {
        var (today, w) = (_world.Today, _world);
        await ReportWorld.Plant("delete from obligations where campaign_id = any($1)", new[] { w.Campaign, w.LastCampaign });
        await ReportWorld.Plant("update campaigns set period_from = $2, period_to = $3, status = 'closed' where id = $1", w.LastCampaign, today.AddDays(-1400), today.AddDays(-701));
        await ReportWorld.Plant("update campaigns set period_from = $2 where id = $1", w.Campaign, today.AddDays(-700));
        await Commit(Day);
        string[] statuses = ["draft", "submitted", "accepted", "reported", "judged", "recognised", "withdrawn"];
        foreach (var (campaign, day) in new[] { (w.LastCampaign, today.AddDays(-1300)), (w.Campaign, Day.AddDays(-5)) })
        {
            foreach (var unit in Units.Where(u => u.Depth > 1).ToList())
            {
                Do("insert into obligations (id, campaign_id, unit_id, unit_path, tier_id, basis, due_on) values ($1,$2,$3,$4,$5,'own',$6)", Guid.CreateVersion7(), campaign, unit.Id, unit.Path, unit.Tier, day.AddDays(9));
                for (var i = 0; i < 2; i++)
                {
                    var (model, id, status, at) = (Guid.CreateVersion7(), Guid.CreateVersion7(), statuses[_random.Next(statuses.Length)], VietnamTime.StartOf(day.AddDays(_random.Next(4))));
                    Do("insert into models (id, unit_id, unit_path, programme_id, name, name_fold, kind, subject, lineage, started_year) values ($1,$2,$3,$4,'Tuyến đường hoa','tuyen duong hoa','model','collective','new',2025)", model, unit.Id, unit.Path, w.Programme);
                    Do("""
                       insert into registrations (id, code, campaign_id, campaign_version, model_id, unit_id, unit_path, field_id, kind, subject, name, name_fold, search_fold, status, author_id, submitted_at, last_sign_of_life, created_at)
                       values ($1,$2,$3,1,$4,$5,$6,$7,$8,$9,'Tuyến đường hoa','tuyen duong hoa','tuyen duong hoa',$10,$11,$12,$13,$13)
                       """, id, $"R-{id:N}", campaign, model, unit.Id, unit.Path, _random.Next(2) == 0 ? w.Rural : w.Workplace, _random.Next(2) == 0 ? "model" : "exemplar", _random.Next(2) == 0 ? "collective" : "household",
                       status, w.Author, status == "draft" ? null : at, at);
                }
            }
            await Commit(day);
        }
        foreach (var row in await Column("select r.id::text from registrations r where r.status = 'recognised' and r.campaign_id = any($1)", new[] { w.Campaign, w.LastCampaign }))
            await w.Recognise(Guid.Parse(row), w.World.Province);
        await ReportWorld.Plant("update recognitions set recognised_on = $2 where campaign_id = any($1)", new[] { w.Campaign, w.LastCampaign }, Day.AddDays(-1));
    }

    /// <summary>Acts on so many days that follow one another; on some days work goes on as well.</summary>
    public async Task Reorganise(int acts)
    {
        for (var i = 0; i < acts; i++)
        {
            Day = Day.AddDays(1);
            if (_random.Next(4) == 0)
            {
                Do("update registrations set status = (array['submitted','accepted','reported','withdrawn'])[$2] where id in (select id from registrations where campaign_id = $1 order by md5(id::text || $3) limit 2)", _world.Campaign, _random.Next(4) + 1, $"{i}");
                await Commit(Day);
                Day = Day.AddDays(_random.Next(10) == 0 ? 1 : 0);
            }
            Act();
            await Commit(Day);
        }
    }

    /// <summary>One act known by heart: these become one new unit on the next day.</summary>
    public async Task<Node> Merge(string code, params Node[] gone)
    {
        Day = Day.AddDays(1);
        var act = Enact();
        var merged = New(code, gone[0].Parent!, gone[0].Tier);
        foreach (var one in gone) Close(act, "merge", one, merged, _ => merged);
        await Commit(Day);
        return merged;
    }

    /// <summary>One goes below another on the next day, and is closed without heir on the day after.</summary>
    public async Task MoveAndClose(Node one, Node parent)
    {
        Day = Day.AddDays(1);
        Move(Enact(), one, parent);
        await Commit(Day);
        Day = Day.AddDays(1);
        CloseAlone(one);
        await Commit(Day);
    }

    private Guid Enact()
    {
        var act = Guid.CreateVersion7();
        Do("insert into reorganisations (id, unit_id, unit_path, title, legal_number, legal_date, legal_issuer, effective_on, status) values ($1,$2,$3,$4,'1654/NQ',$5,'UBTVQH',$6,'applied')", act, Root.Id, Root.Path, $"Sắp xếp {_made}", Day.AddDays(-9), Day);
        return act;
    }

    private void Act()
    {
        var below = Open.Where(u => u.Depth > 1).ToList();
        var one = below[_random.Next(below.Count)];
        var siblings = Open.Where(u => u.Parent == one.Parent && u != one).ToList();
        var act = Enact();
        switch (_random.Next(8))
        {
            case 0 or 1 or 2:
                var place = Open.Where(p => p.Depth > 0 && p != one.Parent && !p.Under(one) && p.Depth < 5).ToList();
                if (place.Count > 0) Move(act, one, place[_random.Next(place.Count)]);
                break;
            case 3 when siblings.Count > 0:
                var merged = New($"N{++_made}", one.Parent!, one.Tier);
                foreach (var gone in siblings.Take(2).Prepend(one)) Close(act, "merge", gone, merged, _ => merged);
                break;
            case 4 when siblings.Count > 0:
                var into = siblings[_random.Next(siblings.Count)];
                Close(act, "absorb", one, into, _ => into);
                break;
            case 5:
                var (heir, second) = (New($"N{++_made}", one.Parent!, one.Tier), New($"N{++_made}", one.Parent!, one.Tier));
                Close(act, "split", one, heir, _ => _random.Next(2) == 0 ? heir : second);
                Succeed(act, "split", one.Id, one.Path, second, heir: false);
                break;
            case 6 when one.Parent!.Depth > 0:
                Close(act, "dissolve", one, one.Parent!, _ => one.Parent!);
                break;
            case 7 when Open.All(u => u.Parent != one) && below.Count > 25:
                CloseAlone(one);
                break;
            default:
                New($"N{++_made}", one.Parent!, one.Tier);
                break;
        }
        if (below.Count < 30) New($"F{++_made}", Open.First(u => u.Depth == 1 + _random.Next(2)), one.Tier);
    }

    private void Move(Guid act, Node unit, Node parent)
    {
        var from = unit.Path;
        Carry(unit, parent);
        Succeed(act, "move", unit.Id, from, unit, heir: true);
    }

    /// <summary>As CloseUnit does: no act, no heir, nobody told.</summary>
    private void CloseAlone(Node one)
    {
        one.Open = false;
        Do("update units set closed_on = $2 where id = $1", one.Id, Day);
    }

    private void Close(Guid act, string kind, Node gone, Node heir, Func<Node, Node> successorOf)
    {
        gone.Open = false;
        gone.Heir = heir;
        foreach (var child in Open.Where(u => u.Parent == gone).ToList()) Carry(child, successorOf(child));
        Do("update units set closed_on = $2 where id = $1", gone.Id, Day);
        Succeed(act, kind, gone.Id, gone.Path, heir, heir: true);
        Do("update registrations set unit_id = $3, unit_path = $4 where campaign_id = $1 and unit_id = $2", _world.Campaign, gone.Id, heir.Id, heir.Path);
        Do("update obligations set unit_id = $3, unit_path = $4 where campaign_id = $1 and unit_id = $2 and handed_in_at is null and not exists (select from obligations o where o.campaign_id = $1 and o.unit_id = $3)", _world.Campaign, gone.Id, heir.Id, heir.Path);
    }

    /// <summary>The unit and all open units below it, to their new paths; a code that is taken there is led by the old parent's.</summary>
    private void Carry(Node unit, Node parent)
    {
        var code = unit.Code;
        for (var n = 0; Bearers.ContainsKey(UnitPaths.Child(parent.Path, code)); n++) code = $"{unit.Parent!.Code}.{unit.Code}"[..Math.Min(28, unit.Parent.Code.Length + 1 + unit.Code.Length)].TrimEnd('.', '-') + (n == 0 ? "" : $"-{n}");
        (unit.Code, unit.Parent) = (code, parent);
        Repath(unit);
    }

    private void Repath(Node unit)
    {
        unit.Path = UnitPaths.Child(unit.Parent!.Path, unit.Code);
        Bearers[unit.Path] = unit;
        Do("update units set parent_id = $2, code = $3, path = $4 where id = $1", unit.Id, unit.Parent.Id, unit.Code, unit.Path);
        Do("delete from unit_versions where unit_id = $1 and valid_to is null and valid_from = $2", unit.Id, Day);
        Do("update unit_versions set valid_to = $2 where unit_id = $1 and valid_to is null", unit.Id, Day);
        Version(unit);
        Do("update registrations set unit_path = $3 where campaign_id = $1 and unit_id = $2", _world.Campaign, unit.Id, unit.Path);
        Do("update obligations set unit_path = $3 where campaign_id = $1 and unit_id = $2", _world.Campaign, unit.Id, unit.Path);
        foreach (var child in Open.Where(u => u.Parent == unit)) Repath(child);
    }

    private Node New(string code, Node parent, Guid tier)
    {
        var unit = Keep(new Node { Id = Guid.CreateVersion7(), Name = $"Đơn vị {code}", Tier = tier, Code = code, Path = UnitPaths.Child(parent.Path, code), Parent = parent });
        var opened = _world.Today == Day || _made == 0 ? new DateOnly(2020, 1, 1) : Day;
        Do("insert into units (id, parent_id, code, path, kind, tier_id, party_name, name_fold, opened_on) values ($1,$2,$3,$4,'cell',$5,$6,$7,$8)", unit.Id, parent.Id, code, unit.Path, tier, unit.Name, Text.Fold(unit.Name), opened);
        Version(unit, opened);
        return unit;
    }

    private void Version(Node unit, DateOnly? from = null) =>
        Do("insert into unit_versions (id, unit_id, valid_from, party_name, parent_id, tier_id, path) values ($1,$2,$3,$4,$5,$6,$7)", Guid.CreateVersion7(), unit.Id, from ?? Day, unit.Name, unit.Parent!.Id, unit.Tier, unit.Path);

    private void Succeed(Guid act, string kind, Guid from, string path, Node to, bool heir) =>
        Do("insert into unit_successions (id, reorganisation_id, kind, from_unit_id, from_path, to_unit_id, to_path, heir, effective_on) values ($1,$2,$3,$4,$5,$6,$7,$8,$9)", Guid.CreateVersion7(), act, kind, from, path, to.Id, to.Path, heir, Day);

    private Node Keep(Node unit)
    {
        Units.Add(unit);
        Bearers[unit.Path] = unit;
        return unit;
    }

    private void Do(string sql, params object?[] values) => _act.Add((sql, values));

    private async Task Commit(DateOnly day)
    {
        await using var connection = await (await House.Owner()).OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var (sql, values) in _act.Prepend(("select set_config('app.effective_on', $1, true)", [day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)])))
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
            batch.BatchCommands.Add(command);
        }
        _act.Clear();
        await batch.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    /// <summary>Whether what was recorded at a path lies at or below an open unit today, told by walking: to the heir of a closed unit, else to the parent it had last.</summary>
    public bool LiesUnder(string path, Node unit)
    {
        while (true)
        {
            var bearer = Bearers[path];
            if (bearer.Open) return bearer.Under(unit);
            path = (bearer.Heir ?? bearer.Parent!).Path;
        }
    }

    public static async Task<List<string>> Column(string sql, params object[] values)
    {
        await using var command = (await House.Owner()).CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await reader.ReadAsync()) found.Add(reader.GetString(0));
        return found;
    }
}
