namespace Kheo.Api.Outside;

internal static class FileNames
{
    /// <summary>A name to show and to offer when downloading: no folders, no control or direction marks, at most 150 characters.</summary>
    public static string Safe(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var clean = new string([.. last.Normalize().Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) is not System.Globalization.UnicodeCategory.Format
            and not System.Globalization.UnicodeCategory.Surrogate && !"<>:\"|?*".Contains(c, StringComparison.Ordinal))]).Trim(' ', '.');
        return clean.Length == 0 ? "tep" : clean.Length <= 150 ? clean : clean[..100] + clean[^50..];
    }
}
