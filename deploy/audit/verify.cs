// The separate verifier of the audit chain: shares no code with the product, only the written form below.
//
//   hash = SHA-256( previous_hash ‖ UTF-8 of the fields in order, each `<octets>:<text>`, NULL as `-:` )
//   chain, seq, at (µs since 1970 UTC), actor_id, actor_name, acting_as, action, subject_type, subject_id, unit_path, before, after, request_id
//
// The first previous_hash of a chain is 32 zero bytes. `audit_heads` names the last entry of each chain, and the anchor file,
// kept outside the database, remembers the last entry the verifier itself has seen: who rewrites the tables and the heads
// still cannot rewrite the anchor.
#:package Npgsql@10.0.0
#:property PublishAot=false
#:property Nullable=enable
#:property TargetFramework=net10.0

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;

// Row-level security is off for this role, or lets it read every row by a policy that says `true` and none that narrows it.
const string SeesAll = """
    select bool_and(not row_security_active(t::regclass) or (
        exists (select from pg_policies p where p.tablename = t and current_user = any(p.roles) and p.permissive = 'PERMISSIVE' and p.cmd in ('ALL', 'SELECT') and p.qual = 'true')
        and not exists (select from pg_policies p where p.tablename = t and p.permissive = 'RESTRICTIVE')))
    from unnest(array['audit_entries', 'audit_heads']) t
    """;

string? anchorFile = null;
var drill = 0;
for (var i = 0; i < args.Length; i++)
{
    if (args[i] == "--anchor" && i + 1 < args.Length) anchorFile = args[++i];
    else if (args[i] == "--drill" && i + 1 < args.Length && int.TryParse(args[i + 1], out drill) && drill > 0) i++;
    else return Unable($"unknown option {args[i]}");
}

try
{
    await using var connection = await Connect();
    // One snapshot for entries and heads: writers go on meanwhile.
    await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
    var heads = await Heads(connection);
    if (drill > 0) return await Drill(connection, heads, drill);

    var anchor = Anchor.Read(anchorFile);
    var verifier = new Verifier(heads, anchor);
    await foreach (var entry in Entries(connection)) verifier.Take(entry);
    verifier.Finish();

    Console.WriteLine($"audit: {heads.Count} chains, {verifier.Entries} entries, anchor {(anchor.Count == 0 ? "none yet" : $"of {anchor.Count} chains")}");
    foreach (var finding in verifier.Findings.Take(100)) Console.WriteLine("  " + finding);
    if (verifier.Findings.Count > 100) Console.WriteLine($"  … and {verifier.Findings.Count - 100} more");
    if (verifier.Findings.Count > 0)
    {
        Console.WriteLine($"TAMPERED: {verifier.Findings.Count} findings; the anchor is left as it was");
        return 1;
    }
    if (anchorFile is not null) Anchor.Write(anchorFile, heads);
    Console.WriteLine("intact: no edit, deletion, reorder or truncation found");
    return 0;
}
catch (Exception e) when (e is NpgsqlException or IOException or JsonException or InvalidOperationException)
{
    return Unable(e.Message);
}

static int Unable(string why)
{
    Console.Error.WriteLine("verify-audit: could not check: " + why);
    return 2;
}

// A role under row-level security would see a part and call the rest deleted: the first one that sees every row is used.
static async Task<NpgsqlConnection> Connect()
{
    var owner = Environment.GetEnvironmentVariable("KHEO_DATABASE_OWNER");
    var admin = Environment.GetEnvironmentVariable("KHEO_DATABASE");
    var candidates = new List<NpgsqlConnectionStringBuilder>();
    if (!string.IsNullOrEmpty(owner)) candidates.Add(new(owner));
    if (!string.IsNullOrEmpty(admin)) candidates.Add(new(admin) { Database = candidates.FirstOrDefault()?.Database ?? "kheo" });
    if (candidates.Count == 0) throw new InvalidOperationException("KHEO_DATABASE_OWNER is not set");
    foreach (var candidate in candidates)
    {
        candidate.Pooling = false;
        var connection = new NpgsqlConnection(candidate.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(SeesAll, connection);
        if (await command.ExecuteScalarAsync() is true) return connection;
        await connection.DisposeAsync();
    }
    throw new InvalidOperationException("row-level security hides audit rows from this role; give KHEO_DATABASE (administrator) as well");
}

static async Task<Dictionary<string, Head>> Heads(NpgsqlConnection connection)
{
    await using var command = new NpgsqlCommand("select chain, seq, hash from audit_heads", connection);
    await using var reader = await command.ExecuteReaderAsync();
    var heads = new Dictionary<string, Head>();
    while (await reader.ReadAsync()) heads[reader.GetString(0)] = new(reader.GetInt64(1), reader.GetFieldValue<byte[]>(2));
    return heads;
}

static async IAsyncEnumerable<Entry> Entries(NpgsqlConnection connection, long upTo = long.MaxValue)
{
    const string sql = """
        select chain, seq, at, actor_id::text, actor_name, acting_as, action, subject_type, subject_id::text, unit_path,
               before::text, after::text, request_id, previous_hash, hash
        from audit_entries where seq <= $1 order by chain collate "C", seq
        """;
    await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = upTo } }, CommandTimeout = 0 };
    await using var reader = await command.ExecuteReaderAsync();
    while (await reader.ReadAsync())
    {
        string? Text(int n) => reader.IsDBNull(n) ? null : reader.GetString(n);
        var at = (reader.GetFieldValue<DateTime>(2).ToUniversalTime() - DateTime.UnixEpoch).Ticks / 10;
        yield return new(reader.GetString(0), reader.GetInt64(1), at,
            [Text(3), Text(4), Text(5), Text(6), Text(7), Text(8), Text(9), Text(10), Text(11), Text(12)],
            reader.GetFieldValue<byte[]>(13), reader.GetFieldValue<byte[]>(14));
    }
}

// A fire drill: damage that is known to be there must be found, every time, and the undamaged chain must pass.
static async Task<int> Drill(NpgsqlConnection connection, Dictionary<string, Head> heads, int rounds)
{
    var chains = new Dictionary<string, List<Entry>>();
    await foreach (var entry in Entries(connection, upTo: 300))
    {
        if (!chains.TryGetValue(entry.Chain, out var list)) chains[entry.Chain] = list = [];
        list.Add(entry);
    }
    var usable = chains.Values.Where(c => c.Count >= 3).ToList();
    if (usable.Count == 0) throw new InvalidOperationException("no chain has three entries to damage");

    var random = new Random(20140101);
    var missed = new List<string>();
    var tally = new SortedDictionary<string, int>();
    foreach (var chain in usable)
        if (Check(chain, chain[^1].AsHead(), chain[^1].AsHead()).Count > 0) missed.Add($"chain {chain[0].Chain} is not intact before any damage");
    for (var round = 0; round < rounds; round++)
    {
        var intact = usable[random.Next(usable.Count)];
        var head = intact[^1].AsHead();
        var (name, damaged, newHead) = Damage.All[round % Damage.All.Length](intact, random);
        tally[name] = tally.GetValueOrDefault(name) + 1;
        if (Check(damaged, newHead ?? head, head).Count == 0) missed.Add($"round {round}: {name} in {intact[0].Chain} was not found");
    }
    Console.WriteLine($"drill: {rounds} damages in copies of {usable.Count} of {heads.Count} chains: " + string.Join(", ", tally.Select(t => $"{t.Value} {t.Key}")));
    foreach (var miss in missed) Console.WriteLine("  " + miss);
    Console.WriteLine(missed.Count == 0 ? "every one was found" : $"{missed.Count} were NOT found");
    return missed.Count == 0 ? 0 : 1;

    static List<string> Check(List<Entry> entries, Head? head, Head anchor)
    {
        var name = entries.Count > 0 ? entries[0].Chain : "";
        var verifier = new Verifier(head is null ? [] : new() { [name] = head }, new() { [name] = anchor });
        foreach (var entry in entries.OrderBy(e => e.Seq)) verifier.Take(entry);
        verifier.Finish();
        return verifier.Findings;
    }
}

record Head(long Seq, byte[] Hash);

/// <summary>Fields holds actor_id … request_id in the order of the written form.</summary>
record Entry(string Chain, long Seq, long AtMicroseconds, string?[] Fields, byte[] PreviousHash, byte[] Hash)
{
    public Head AsHead() => new(Seq, Hash);

    public byte[] ComputeHash()
    {
        var text = new StringBuilder();
        void Add(string? value)
        {
            if (value is null) text.Append("-:");
            else text.Append(Encoding.UTF8.GetByteCount(value)).Append(':').Append(value);
        }
        Add(Chain);
        Add(Seq.ToString(CultureInfo.InvariantCulture));
        Add(AtMicroseconds.ToString(CultureInfo.InvariantCulture));
        foreach (var field in Fields) Add(field);
        return SHA256.HashData([.. PreviousHash, .. Encoding.UTF8.GetBytes(text.ToString())]);
    }
}

/// <summary>Takes entries ordered by chain and seq; every way in which they disagree with themselves, the heads or the anchor is a finding.</summary>
sealed class Verifier(Dictionary<string, Head> heads, Dictionary<string, Head> anchor)
{
    private static readonly byte[] Beginning = new byte[32];
    private readonly HashSet<string> seen = [];
    private Entry? last;

    public List<string> Findings { get; } = [];
    public long Entries { get; private set; }

    public void Take(Entry entry)
    {
        Entries++;
        if (last?.Chain != entry.Chain) { Close(); last = null; seen.Add(entry.Chain); }

        var expectedSeq = (last?.Seq ?? 0) + 1;
        if (entry.Seq != expectedSeq) Find(entry.Chain, entry.Seq, $"entries {expectedSeq} to {entry.Seq - 1} are missing (deleted)");
        if (!entry.PreviousHash.AsSpan().SequenceEqual(last?.Hash ?? Beginning)) Find(entry.Chain, entry.Seq, "does not follow the entry before it (deleted, reordered or replaced)");
        if (!entry.Hash.AsSpan().SequenceEqual(entry.ComputeHash())) Find(entry.Chain, entry.Seq, "was edited: its content does not give its hash");
        if (anchor.TryGetValue(entry.Chain, out var known) && known.Seq == entry.Seq && !known.Hash.AsSpan().SequenceEqual(entry.Hash))
            Find(entry.Chain, entry.Seq, "is not the entry the anchor remembers (history was rewritten)");
        last = entry;
    }

    public void Finish()
    {
        Close();
        foreach (var (chain, head) in heads)
            if (!seen.Contains(chain)) Find(chain, head.Seq, "the whole chain is missing, only its head is left");
        foreach (var (chain, known) in anchor)
            if (!seen.Contains(chain)) Find(chain, known.Seq, "the anchor remembers this chain and it is gone");
    }

    private void Close()
    {
        if (last is null) return;
        if (!heads.TryGetValue(last.Chain, out var head)) Find(last.Chain, last.Seq, "the chain has no head");
        else if (head.Seq != last.Seq) Find(last.Chain, last.Seq, $"the head says the last entry is {head.Seq} (truncated)");
        else if (!head.Hash.AsSpan().SequenceEqual(last.Hash)) Find(last.Chain, last.Seq, "the head has another hash (the last entry was replaced)");
        if (anchor.TryGetValue(last.Chain, out var known) && known.Seq > last.Seq) Find(last.Chain, last.Seq, $"the anchor has seen entry {known.Seq} (truncated)");
    }

    private void Find(string chain, long seq, string what) => Findings.Add($"chain {chain} entry {seq}: {what}");
}

static class Damage
{
    public delegate (string Name, List<Entry> Entries, Head? NewHead) One(List<Entry> chain, Random random);

    public static readonly One[] All = [Edit, EditAndRehash, EditAndRehashAll, Delete, DeleteAndRenumber, Reorder, Truncate, TruncateWithHead, LoseHead];

    private static (string, List<Entry>, Head?) Edit(List<Entry> chain, Random random) => ("edits", EditOne(chain, random, out _), null);

    private static (string, List<Entry>, Head?) EditAndRehash(List<Entry> chain, Random random)
    {
        var copy = EditOne(chain, random, out var n);
        copy[n] = copy[n] with { Hash = copy[n].ComputeHash() };
        return ("edits with their hash made good", copy, null);
    }

    private static (string, List<Entry>, Head?) EditAndRehashAll(List<Entry> chain, Random random)
    {
        var copy = Rechain(EditOne(chain, random, out _));
        return ("rewritten histories with a matching head", copy, copy[^1].AsHead());
    }

    private static (string, List<Entry>, Head?) Delete(List<Entry> chain, Random random)
    {
        List<Entry> copy = [.. chain];
        copy.RemoveAt(random.Next(copy.Count));
        return ("deletions", copy, null);
    }

    private static (string, List<Entry>, Head?) DeleteAndRenumber(List<Entry> chain, Random random)
    {
        var (_, copy, _) = Delete(chain, random);
        copy = Rechain(copy);
        return ("deletions closed up with a matching head", copy, copy[^1].AsHead());
    }

    private static (string, List<Entry>, Head?) Reorder(List<Entry> chain, Random random)
    {
        List<Entry> copy = [.. chain];
        var a = random.Next(copy.Count);
        var b = (a + 1 + random.Next(copy.Count - 1)) % copy.Count;
        (copy[a], copy[b]) = (copy[b] with { Seq = copy[a].Seq }, copy[a] with { Seq = copy[b].Seq });
        return ("reorders", copy, null);
    }

    private static (string, List<Entry>, Head?) Truncate(List<Entry> chain, Random random) =>
        ("truncations", [.. chain.Take(1 + random.Next(chain.Count - 1))], null);

    private static (string, List<Entry>, Head?) TruncateWithHead(List<Entry> chain, Random random)
    {
        var (_, copy, _) = Truncate(chain, random);
        return ("truncations with a matching head", copy, copy[^1].AsHead());
    }

    private static (string, List<Entry>, Head?) LoseHead(List<Entry> chain, Random random) =>
        ("forged heads", [.. chain], new(chain[^1].Seq, SHA256.HashData(BitConverter.GetBytes(random.NextInt64()))));

    private static List<Entry> EditOne(List<Entry> chain, Random random, out int n)
    {
        List<Entry> copy = [.. chain];
        n = random.Next(copy.Count);
        var field = random.Next(copy[n].Fields.Length + 1);
        if (field == copy[n].Fields.Length) { copy[n] = copy[n] with { AtMicroseconds = copy[n].AtMicroseconds + 1 + random.Next(1_000_000) }; return copy; }
        string?[] fields = [.. copy[n].Fields];
        // NULL to empty and back are edits too, and so is text that moves over the border between two fields.
        fields[field] = random.Next(3) switch { 0 => fields[field] is null ? "" : null, 1 => fields[field] + "1:a", _ => fields[field] is { Length: > 0 } s ? s[..^1] : "x" };
        copy[n] = copy[n] with { Fields = fields };
        return copy;
    }

    private static List<Entry> Rechain(List<Entry> chain)
    {
        var previous = new byte[32];
        for (var n = 0; n < chain.Count; n++)
        {
            var entry = chain[n] with { Seq = n + 1, PreviousHash = previous };
            chain[n] = entry with { Hash = entry.ComputeHash() };
            previous = chain[n].Hash;
        }
        return chain;
    }
}

static class Anchor
{
    public static Dictionary<string, Head> Read(string? file)
    {
        var known = new Dictionary<string, Head>();
        if (file is null || !File.Exists(file)) return known;
        var chains = JsonNode.Parse(File.ReadAllText(file))?["chains"]?.AsObject() ?? throw new JsonException($"{file} is not an anchor file");
        foreach (var (chain, head) in chains) known[chain] = new(head!["seq"]!.GetValue<long>(), Convert.FromHexString(head["hash"]!.GetValue<string>()));
        return known;
    }

    public static void Write(string file, Dictionary<string, Head> heads)
    {
        var chains = new JsonObject();
        foreach (var (chain, head) in heads.OrderBy(h => h.Key, StringComparer.Ordinal))
            chains[chain] = new JsonObject { ["seq"] = head.Seq, ["hash"] = Convert.ToHexStringLower(head.Hash) };
        var anchor = new JsonObject { ["verifiedAt"] = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), ["chains"] = chains };
        var fresh = file + ".new";
        File.WriteAllText(fresh, anchor.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n");
        File.Move(fresh, file, overwrite: true);
    }
}
