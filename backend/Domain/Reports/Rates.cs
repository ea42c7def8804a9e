namespace Kheo.Domain.Reports;

public static class Rates
{
    /// <summary>
    /// Part of whole in percent with one decimal, always 0 to 100. Null when there is nothing to divide by, or when the part is larger than
    /// the whole: then the two counts do not measure the same thing. Only all of it is 100, only none of it is 0.
    /// </summary>
    public static decimal? Percent(long part, long whole)
    {
        if (whole <= 0 || part < 0 || part > whole) return null;
        if (part == 0 || part == whole) return part == 0 ? 0 : 100;
        return Math.Clamp(Math.Round(100m * part / whole, 1, MidpointRounding.AwayFromZero), 0.1m, 99.9m);
    }
}
