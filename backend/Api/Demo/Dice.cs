namespace Kheo.Api.Demo;

/// <summary>Chance that falls the same way every time: SplitMix64, written out here because no library promises the same numbers for ever.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    public int Roll(int below)
    {
        _state += 0x9E3779B97F4A7C15;
        var z = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) % (ulong)below);
    }

    public int Between(int least, int most) => least + Roll(most - least + 1);

    public bool Chance(int percent) => Roll(100) < percent;

    public T Pick<T>(IReadOnlyList<T> from) => from[Roll(from.Count)];

    /// <summary>A working moment of a day from the first to the last: between 7:15 and 16:59 in Hà Nội.</summary>
    public DateTimeOffset Moment(DateOnly first, DateOnly last) =>
        Domain.VietnamTime.StartOf(first.AddDays(Roll(last.DayNumber - first.DayNumber + 1))).AddMinutes(Between(435, 1019)).AddSeconds(Roll(60));

    public List<T> Shuffled<T>(IEnumerable<T> items)
    {
        var list = items.ToList();
        for (var i = list.Count - 1; i > 0; i--)
        {
            var j = Roll(i + 1);
            (list[i], list[j]) = (list[j], list[i]);
        }
        return list;
    }
}
