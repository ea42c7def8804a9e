namespace Kheo.Api.Web;

/// <summary>A column of an exported list.</summary>
public sealed record SheetColumn(string Title, SheetKind Kind = SheetKind.Text);

/// <summary>How a cell is typed.</summary>
public enum SheetKind { Text, Number, Date }

/// <summary>A list to be written as XLSX while it is read.</summary>
public sealed record Sheet(string Name, IReadOnlyList<SheetColumn> Columns, IAsyncEnumerable<object?[]> Rows)
{
    internal Task Write(Stream target, CancellationToken ct) => Task.CompletedTask;
}
