using System.Buffers.Binary;

namespace Kheo.Domain;

/// <summary>
/// UUIDv7 in the order of their making, also within a millisecond. Rows are written in the order of their ids: two commands that write the same things
/// write them in the same order, so the second waits for the first, where random ids would now and then let each wait for the other.
/// </summary>
public static class Ids
{
    // Milliseconds in the upper 48 bits, in the lower 12 a count within one; a count that runs over borrows from the milliseconds to come.
    private static long _last;

    public static Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7().TryWriteBytes(bytes, bigEndian: true, out _);
        var now = (long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16) << 12;
        long before, mine;
        do
        {
            before = Volatile.Read(ref _last);
            mine = Math.Max(now, before + 1);
        }
        while (Interlocked.CompareExchange(ref _last, mine, before) != before);
        BinaryPrimitives.WriteUInt64BigEndian(bytes, (ulong)(mine >> 12) << 16 | 0x7000 | (ulong)(mine & 0xfff));
        return new Guid(bytes, bigEndian: true);
    }
}
