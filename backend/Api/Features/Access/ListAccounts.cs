using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Access;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Unit = Kheo.Domain.Organisation.Unit;

namespace Kheo.Api.Features.Access;

/// <summary>Lists the accounts of the caller's units by name in Vietnamese order.</summary>
public sealed record ListAccounts : PagedQuery<AccountRow>
{
    /// <summary>Words of the name, marks and case do not matter; or the beginning of the user name.</summary>
    public string? Q { get; init; }

    /// <summary>A unit's path: only its accounts and those below it.</summary>
    public string? Under { get; init; }

    public AccountStatus? Status { get; init; }

    /// <summary>Only accounts that hold this role today.</summary>
    public string? Role { get; init; }
}

public sealed class ListAccountsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ListAccounts, Page<AccountRow>>
{
    private const string Vietnamese = "vi-x-icu";

    public async Task<Page<AccountRow>> Handle(ListAccounts query, CancellationToken ct)
    {
        var accounts = Filtered(db, current.Actor, query, VietnamTime.Day(clock.GetUtcNow()));
        if (Cursor.Decode(query.After) is var (sort, id))
            accounts = accounts.Where(a => string.Compare(EF.Functions.Collate(a.DisplayName, Vietnamese), sort) > 0 || a.DisplayName == sort && a.Id.CompareTo(id) > 0);
        var rows = await Rows(db, accounts).Take(query.Size + 1).ToListAsync(ct);
        var page = Pages.Of(rows, query.Size, row => Cursor.Encode(row.DisplayName, row.Id));
        return page with
        {
            Items = [.. page.Items.Select(row => row with { Actions = AccountPolicy.Table.Actions(current.Actor, new AccountFacts(row.Id, row.UnitPath, row.Status)) })],
        };
    }

    internal static IQueryable<Account> Filtered(KheoDbContext db, Actor actor, ListAccounts query, DateOnly today)
    {
        var accounts = db.Set<Account>().VisibleTo(actor.Holding(Permission.AccountsRead));
        if (query.Under is { } under)
            accounts = under is ['/', .., '/'] ? accounts.Under(under)
                : throw new BadRequest(400, "invalid", "under is a unit's path.", new Dictionary<string, string[]> { ["under"] = ["malformed"] });
        if (query.Status is { } status) accounts = accounts.Where(a => a.Status == status);
        if (query.Role is { } role)
            accounts = accounts.Where(a => db.Set<Assignment>().Any(s => s.AccountId == a.Id && s.Role == role && s.ValidFrom <= today && (s.ValidTo == null || s.ValidTo > today)));
        if (query.Q is { Length: > 0 } q)
        {
            var start = q.ToLowerInvariant();
            var end = start + char.MaxValue;
            var words = Text.Fold(q).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8).Select(w => " " + w).ToArray();
            accounts = accounts.Where(a => words.All(w => (" " + a.NameFold).Contains(w)) || string.Compare(EF.Functions.Collate(a.UserName, "C"), start) >= 0 && string.Compare(EF.Functions.Collate(a.UserName, "C"), end) < 0);
        }
        return accounts;
    }

    internal static IQueryable<AccountRow> Rows(KheoDbContext db, IQueryable<Account> accounts) =>
        accounts.OrderBy(a => EF.Functions.Collate(a.DisplayName, Vietnamese)).ThenBy(a => a.Id).Select(a => new AccountRow(
            a.Id, a.RowVersion, a.UserName, a.DisplayName, a.Title, a.Status, a.PasswordHash == null, a.UnitId, a.UnitPath,
            db.Set<Unit>().Where(u => u.Id == a.UnitId).Select(u => u.PartyName).First(), Array.Empty<string>()));
}
