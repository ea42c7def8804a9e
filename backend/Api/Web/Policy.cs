using Kheo.Domain;

namespace Kheo.Api.Web;

/// <summary>
/// Who may do what to one row, as sentences: the operation, whether these assignments allow it at all, whether the row's state allows it now.
/// The table that refuses is the table that fills `actions`, so the SPA never compares roles.
/// </summary>
public sealed class Policy<TRow>(params (string Operation, Func<Actor, TRow, bool> May, Func<TRow, bool> Now)[] sentences)
{
    /// <summary>403 unless the actor may. The state is the law's to refuse, with its own rule.</summary>
    public void Demand(Actor actor, string operation, TRow row)
    {
        if (!sentences.Single(s => s.Operation == operation).May(actor, row)) throw new Forbidden(operation);
    }

    public string[] Actions(Actor actor, TRow row) => [.. sentences.Where(s => s.May(actor, row) && s.Now(row)).Select(s => s.Operation)];
}
