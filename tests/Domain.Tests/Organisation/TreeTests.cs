using FsCheck;
using FsCheck.Fluent;
using Kheo.Domain.Organisation;

namespace Kheo.Domain.Tests.Organisation;

/// <summary>Containment by range of text must be containment in the tree, for cousins whose paths share a prefix as text too.</summary>
public class TreeTests
{
    // Few and treacherous: prefixes of one another, and every character that sorts near the slash.
    private static readonly string[] codes = ["A1", "A10", "A1-", "A1.", "A1_", "A", "0", "1", "10", "A1.B", "A1-0", "Z"];

    private sealed record Node(string Path, Node? Parent);

    private static Arbitrary<Node[]> Trees() => Gen.ArrayOf(Gen.Zip(Gen.Choose(0, int.MaxValue - 1), Gen.Elements(codes)))
        .Select(steps =>
        {
            var nodes = new List<Node> { new("/VN/", null), new("/VN1/", null) };
            foreach (var (where, code) in steps)
            {
                var parent = nodes[where % nodes.Count];
                var path = UnitPaths.Child(parent.Path, code);
                if (nodes.TrueForAll(n => n.Path != path)) nodes.Add(new Node(path, parent));
            }
            return nodes.ToArray();
        }).ToArbitrary();

    private static bool InRange(string path, string scope) =>
        string.CompareOrdinal(path, scope) >= 0 && string.CompareOrdinal(path, UnitPaths.End(scope)) < 0;

    private static bool IsAncestorOrSelf(Node upper, Node node)
    {
        for (Node? at = node; at is not null; at = at.Parent) if (ReferenceEquals(at, upper)) return true;
        return false;
    }

    [Fact]
    public void Containment_by_range_is_containment_by_walking_up() =>
        Prop.ForAll(Trees(), nodes => nodes.All(upper => nodes.All(node =>
            InRange(node.Path, upper.Path) == IsAncestorOrSelf(upper, node) && UnitPaths.Contains(upper.Path, node.Path) == IsAncestorOrSelf(upper, node))))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Children_of_one_parent_have_ranges_apart() =>
        Prop.ForAll(Trees(), nodes =>
        {
            var children = nodes.Where(n => n.Parent?.Path == "/VN/").OrderBy(n => n.Path, StringComparer.Ordinal).ToArray();
            return children.Zip(children.Skip(1)).All(pair => string.CompareOrdinal(UnitPaths.End(pair.First.Path), pair.Second.Path) <= 0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Theory]
    [InlineData("/VN/A1/", "/VN/A10/", false)]
    [InlineData("/VN/A1/", "/VN/A1-/", false)]
    [InlineData("/VN/A1/", "/VN/A1/", true)]
    [InlineData("/VN/A1/", "/VN/A1/B/", true)]
    [InlineData("/VN/A1/B/", "/VN/A1/", false)]
    public void A_shared_prefix_as_text_is_not_kinship(string scope, string path, bool within)
    {
        Assert.Equal(within, InRange(path, scope));
        Assert.Equal(within, UnitPaths.Contains(scope, path));
    }
}
