namespace Kheo.Domain.Access;

public enum Language { Vi, En }
public enum Theme { Light, Dark, Contrast }
public enum FontScale { Small, Normal, Large }

/// <summary>How somebody likes his screen.</summary>
public sealed record Preferences(Language Language = Language.Vi, Theme Theme = Theme.Light, FontScale FontScale = FontScale.Normal);
