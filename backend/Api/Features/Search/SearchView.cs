using Kheo.Api.Web;

namespace Kheo.Api.Features.Search;

/// <summary>What can be found.</summary>
public enum FoundKind { Registration, Unit, Directive, Person }

/// <summary>One thing that was found.</summary>
/// <param name="Title">The model's, unit's or person's name, a document's excerpt, as it is written.</param>
/// <param name="Code">A registration's or unit's code, a document's number (empty while it has none), a person's user name.</param>
/// <param name="UnitName">Whose it is; the unit above for a unit, the issuer for a document.</param>
/// <param name="Year">A registration's: the year in which its campaign began; a document's: of its day.</param>
/// <param name="Status">A registration's or a document's status.</param>
/// <param name="Excerpt">Where the words are met when not in the title.</param>
public sealed record FoundItem(Guid Id, string Title, string Code, string? UnitName, int? Year, string? Status, string? Excerpt);

/// <summary>What was found of one kind, the best first. `more`: there is more than is shown; the kind's own list takes the same words.</summary>
public sealed record FoundGroup(FoundKind Kind, IReadOnlyList<FoundItem> Items, bool More);

/// <summary>Groups that hold something, in a fixed order. Kinds that the caller may not read are not among them.</summary>
public sealed record SearchView(IReadOnlyList<FoundGroup> Groups) : IExample<SearchView>
{
    public static SearchView Example => new(
    [
        new(FoundKind.Registration, [new(Guid.Parse("0198c1a2-0030-7c3d-9f10-6a2b4c8d0e1f"), "Hiến đất làm đường ấp Hòa Bình", "DVK-2026-0031", "Chi bộ ấp Hòa Bình", 2026, "submitted", null)], true),
        new(FoundKind.Unit, [new(Guid.Parse("0193a000-0000-7000-8000-000000000012"), "Đảng ủy xã Bình Minh", "X012", "Tỉnh ủy An Bình", null, null, null)], false),
    ]);
}
