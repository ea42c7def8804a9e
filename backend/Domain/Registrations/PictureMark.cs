using System.Numerics;

namespace Kheo.Domain.Registrations;

/// <summary>
/// Dấu ảnh: 64 bits that say of each spot of a picture whether it is brighter than its neighbour on the right. It stays when the picture is made smaller, written anew or
/// sent by a messenger, so the same photo is found again where a digest of the bytes finds nothing.
/// </summary>
public static class PictureMark
{
    public const int Width = 9, Height = 8;

    /// <summary>In so many bits two marks of one photo may differ. Four bands of 16 bits, each with one bit to spare, find every such pair by an index.</summary>
    public const int Near = 7;

    // A wall or a sheet of paper has next to no spots to tell it by: its mark would be like that of any other.
    private const int Plain = 5;

    /// <summary>Of the picture in 9 × 8 shades of grey, row by row; null when it is too plain to be told from others.</summary>
    public static long? Of(ReadOnlySpan<byte> grey)
    {
        if (grey.Length != Width * Height) return null;
        var mark = 0UL;
        for (var row = 0; row < Height; row++)
            for (var column = 0; column < Width - 1; column++) mark = mark << 1 | (grey[row * Width + column] > grey[row * Width + column + 1] ? 1UL : 0);
        return BitOperations.PopCount(mark) is < Plain or > 64 - Plain ? null : unchecked((long)mark);
    }

    /// <summary>What a near mark may hold in one of the four bands: the band itself, or with one bit turned.</summary>
    public static IEnumerable<int> NearIn(int band, long mark)
    {
        var own = (int)(mark >> 48 - 16 * band & 0xFFFF);
        return Enumerable.Range(0, 16).Select(bit => own ^ 1 << bit).Prepend(own);
    }

    public static int Distance(long one, long other) => BitOperations.PopCount(unchecked((ulong)(one ^ other)));
}
