using System.Reflection;
using MediatR;

namespace Kheo.Api.Web;

/// <summary>A command that makes something new: POST, Idempotency-Key, 201 with Location and ETag.</summary>
public abstract record Create<TView> : IRequest<TView>;

/// <summary>A command on one thing that exists: its id comes from the path, its expected version from If-Match.</summary>
public abstract record Change<TView> : IRequest<TView>, IAbout
{
    internal Guid Id { get; init; }
    Guid IAbout.Id { init => Id = value; get => Id; }
}

/// <summary>A command on several things, or on none in particular.</summary>
public abstract record Act<TView> : IRequest<TView>;

/// <summary>A question. Its fields come from the path and the query string; an unknown one is refused.</summary>
public abstract record Query<TView> : IRequest<TView>;

/// <summary>A list by keyset: `after` is the `next` of the page before; `limit` at most 100, 50 when unsaid.</summary>
public abstract record PagedQuery<TRow> : Query<Page<TRow>>
{
    /// <summary>The `next` of the page before.</summary>
    public string? After { get; init; }

    /// <summary>Rows wanted, 1 to 100; 50 when unsaid.</summary>
    public int? Limit { get; init; }

    internal int Size => Limit is null ? 50 : Limit is >= 1 and <= 100 ? Limit.Value
        : throw new BadRequest(400, "invalid", "limit is 1 to 100.", new Dictionary<string, string[]> { ["limit"] = ["out-of-range"] });
}

/// <summary>A question about all that a list finds: the list's own question without `after` and `limit`, so that both always mean the same rows.</summary>
public abstract record Whole<TList, TView>(TList List) : Query<TView>;

/// <summary>A list asked for whole, as XLSX.</summary>
public abstract record Export<TList>(TList List) : Whole<TList, Sheet>(List);

/// <summary>What a question takes from the path and the query string.</summary>
internal static class Asked
{
    /// <summary>The question that is read: an export and a count read their list's.</summary>
    public static Type Of(Type request)
    {
        for (var parent = request.BaseType; parent is not null; parent = parent.BaseType)
            if (parent.IsGenericType && parent.GetGenericTypeDefinition() == typeof(Whole<,>)) return parent.GenericTypeArguments[0];
        return request;
    }

    public static IEnumerable<PropertyInfo> Fields(Type request)
    {
        var asked = Of(request);
        return asked == request ? request.GetProperties() : asked.GetProperties().Where(p => p.Name is not (nameof(PagedQuery<>.After) or nameof(PagedQuery<>.Limit)));
    }
}

internal interface IAbout
{
    Guid Id { get; init; }
}

/// <summary>A resource as it is answered: ETag and Location are made of these two.</summary>
public interface IView
{
    Guid Id { get; }
    long RowVersion { get; }
}

/// <summary>A view that shows a secret once. What is kept for a replay goes without it, so the secret is nowhere at rest, also not in a backup.</summary>
internal interface IShowsOnce
{
    object WithoutSecret();
}

/// <summary>A realistic example, shown in the contract and executed by its tests.</summary>
public interface IExample<TSelf> where TSelf : IExample<TSelf>
{
    static abstract TSelf Example { get; }
}

/// <summary>One page. `next` is null on the last one.</summary>
public sealed record Page<TRow>(IReadOnlyList<TRow> Items, string? Next);
