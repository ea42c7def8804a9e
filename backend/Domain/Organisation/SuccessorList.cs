namespace Kheo.Domain.Organisation;

/// <summary>One line of a published list: a successor, and in words the units it was made of.</summary>
public sealed record ListedSuccessor(long Line, string Code, string Name, string Predecessors);

/// <summary>A unit that the list may mean, by one of its names on the day before.</summary>
public sealed record KnownUnit(Guid Id, Guid? ParentId, string Path, Guid TierId, string PartyName, string? StateName)
{
    public string Name => StateName ?? PartyName;
}

/// <summary>Where the successors stand and what they are.</summary>
public sealed record Succeeding(KnownUnit Into, string OwnerPath, Guid TierId, string Kind);

/// <summary>A mention that could not be matched: `unknown`, `ambiguous` or `malformed`.</summary>
public sealed record ListFault(long Line, string Column, string Code, string Words);

/// <summary>
/// Reads a list of successors as it is published into the operations of one act.
///
/// Predecessors are divided by commas outside parentheses. A mention is a kind word and a name (`Xã Vĩnh Phú`); in parentheses stands either the unit
/// above (`huyện Thoại Sơn`), which tells two units of one name apart, or that this is what is left of a unit that others share (`phần còn lại …`).
/// `giữ nguyên` means the unit of the successor's own name. Names are compared letter by letter in NFC, and without marks where that finds nothing;
/// the kind word belongs to the name. Mentions with the unit above are matched first; of two units of one name the other mention then means the one left.
///
/// A unit mentioned once goes wholly into its successor. Mentioned in several lines it is split by territory, and the line that has what is left is the
/// heir; where none says so, the first. A successor made of one whole unit is that unit under another name. The units between those mentioned and the
/// one that takes the successors have nothing left to lead: one of the same tier as it is absorbed by it, the others are dissolved with it as heir.
/// </summary>
public static class SuccessorList
{
    public const string Stays = "giữ nguyên";
    private const string WhatIsLeft = "phần còn lại";

    private sealed record Mention(ListedSuccessor Row, string Name, string? Above, bool Left);

    public static (IReadOnlyList<Operation> Operations, IReadOnlyList<ListFault> Faults) Read(IReadOnlyList<ListedSuccessor> rows, IReadOnlyList<KnownUnit> units, Succeeding succeeding)
    {
        var mentions = rows.SelectMany(MentionsOf).ToList();
        var (meant, faults) = Match(mentions, units, succeeding.Into);
        return (faults.Count > 0 ? [] : Operations(rows, meant, units.ToDictionary(u => u.Id), succeeding), faults);
    }

    /// <summary>How a line's words divide: name, unit above, and whether it is what others left.</summary>
    public static IReadOnlyList<(string Name, string? Above, bool Left)> Divide(string predecessors)
    {
        var (parts, depth, from) = (new List<string>(), 0, 0);
        for (var i = 0; i <= predecessors.Length; i++)
        {
            if (i < predecessors.Length && predecessors[i] is '(' or ')') depth += predecessors[i] == '(' ? 1 : -1;
            if (i < predecessors.Length && (predecessors[i] is not (',' or ';') || depth > 0)) continue;
            parts.Add(predecessors[from..i].Trim());
            from = i + 1;
        }
        return [.. parts.Where(p => p.Length > 0).Select(part =>
        {
            var open = part.IndexOf('(', StringComparison.Ordinal);
            if (open < 0) return (part, null, false);
            var (name, aside) = (part[..open].Trim(), part[(open + 1)..].TrimEnd(')').Trim());
            return aside.StartsWith(WhatIsLeft, StringComparison.OrdinalIgnoreCase) ? (name, (string?)null, true) : (name, aside, false);
        })];
    }

    private static IEnumerable<Mention> MentionsOf(ListedSuccessor row) =>
        string.Equals(row.Predecessors.Trim(), Stays, StringComparison.OrdinalIgnoreCase)
            ? [new Mention(row, row.Name, null, false)]
            : Divide(row.Predecessors).Select(d => new Mention(row, d.Name, d.Above, d.Left));

    private static (Dictionary<Mention, KnownUnit> Meant, List<ListFault> Faults) Match(List<Mention> mentions, IReadOnlyList<KnownUnit> units, KnownUnit into)
    {
        var (exact, folded) = (units.ToLookup(u => u.Name.Normalize()), units.ToLookup(u => Text.Fold(u.Name)));
        var names = units.ToDictionary(u => u.Id, u => Text.Fold(u.Name));
        var (meant, faults, claimed) = (new Dictionary<Mention, KnownUnit>(), new List<ListFault>(), new HashSet<Guid>());
        foreach (var mention in mentions.OrderBy(m => m.Above is null))
        {
            IReadOnlyList<KnownUnit> found = [.. exact[mention.Name.Normalize()].Where(u => u.Id != into.Id)];
            if (found.Count == 0) found = [.. folded[Text.Fold(mention.Name)].Where(u => u.Id != into.Id)];
            if (mention.Above is { } above) found = [.. found.Where(u => u.ParentId is { } parent && names.GetValueOrDefault(parent) == Text.Fold(above))];
            else if (found.Count > 1) found = [.. found.Where(u => !claimed.Contains(u.Id))];
            if (found.Count == 1) meant[mention] = found[0];
            else faults.Add(new ListFault(mention.Row.Line, "predecessors", found.Count == 0 ? "unknown" : "ambiguous", mention.Name));
            if (found.Count == 1 && mention.Above is not null) claimed.Add(found[0].Id);
        }
        return (meant, faults);
    }

    private static List<Operation> Operations(IReadOnlyList<ListedSuccessor> rows, Dictionary<Mention, KnownUnit> meant, Dictionary<Guid, KnownUnit> units, Succeeding to)
    {
        var operations = new List<Operation>();
        var shares = meant.GroupBy(m => m.Value.Id).ToDictionary(g => g.Key, g => g.Select(m => m.Key).OrderBy(m => m.Row.Line).ToList());
        var made = new Dictionary<ListedSuccessor, Guid>();
        foreach (var row in rows)
        {
            var all = meant.Where(m => m.Key.Row == row).Select(m => m.Value).ToList();
            var whole = all.Where(u => shares[u.Id].Count == 1).ToList();
            if (whole is [var one] && all.Count == 1)
            {
                made[row] = one.Id;
                GoOn(operations, one, row, to);
                continue;
            }
            var opened = new NewUnit(Ids.Next(), to.Into.Id, row.Code, to.Kind, to.TierId, row.Name, row.Name, true, row.Code);
            made[row] = opened.Id;
            operations.Add(whole.Count > 0 ? Operation.Merge([.. whole.Select(u => u.Id)], opened) : Operation.Create(opened));
        }
        foreach (var (id, parts) in shares.Where(s => s.Value.Count > 1))
        {
            var heir = parts.Find(p => p.Left) ?? parts[0];
            operations.Add(Operation.Split(id, SplitBasis.Territory, [.. parts.Select(p => new Successor(made[p.Row], p == heir))]));
        }
        operations.AddRange(Emptied(meant.Values, units, to).Select(u => u.TierId == to.Into.TierId ? Operation.Absorb([u.Id], to.Into.Id) : Operation.Dissolve(u.Id, to.Into.Id)));
        return operations;
    }

    private static void GoOn(List<Operation> operations, KnownUnit unit, ListedSuccessor row, Succeeding to)
    {
        if (unit.PartyName != row.Name && unit.StateName != row.Name) operations.Add(Operation.Rename(unit.Id, row.Name, row.Name));
        if (unit.TierId != to.TierId) operations.Add(Operation.Retier(unit.Id, to.TierId));
        if (unit.ParentId != to.Into.Id) operations.Add(Operation.Move(unit.Id, to.Into.Id));
    }

    // From the lowest up, so that each is empty when its turn comes.
    private static IEnumerable<KnownUnit> Emptied(IReadOnlyCollection<KnownUnit> meant, Dictionary<Guid, KnownUnit> units, Succeeding to)
    {
        var above = new Dictionary<Guid, KnownUnit>();
        foreach (var unit in meant)
            for (var at = unit.ParentId; at is { } id && units.TryGetValue(id, out var upper) && upper.Path != to.OwnerPath && !UnitPaths.Contains(upper.Path, to.Into.Path); at = upper.ParentId)
                if (!above.TryAdd(id, upper)) break;
        foreach (var unit in meant) above.Remove(unit.Id);
        return above.Values.OrderByDescending(u => u.Path.Count(c => c == '/')).ThenBy(u => u.Path, StringComparer.Ordinal);
    }
}
