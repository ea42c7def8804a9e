using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Access;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Unit = Kheo.Domain.Organisation.Unit;

namespace Kheo.Api.Features.Evaluation;

/// <summary>A person who may be given a seat.</summary>
/// <param name="UnitName">Absent when the unit is not the caller's to see.</param>
/// <param name="Scores">Whether he holds a role today by which a member scores; a seat alone does not open the desk.</param>
public sealed record AppointeeRow(string UserName, string Name, string? Title, string? UnitName, bool Scores, string[] Actions) : IExample<AppointeeRow>
{
    public static AppointeeRow Example => new("chutich.hoidong", "Trần Văn Minh", "Phó Bí thư Thường trực", "Tỉnh ủy An Bình", true, []);
}

/// <summary>The first who match, twenty at most: whoever is not among them is found by more of his name.</summary>
public sealed record Appointees(IReadOnlyList<AppointeeRow> Items) : IExample<Appointees>
{
    public static Appointees Example => new([AppointeeRow.Example]);
}

/// <summary>
/// Looks up people for the seats of a council by name: those of the units for which the caller constitutes councils and, when the whole user name is given,
/// whoever bears it anywhere in the tree.
/// </summary>
public sealed record ListAppointees : Query<Appointees>
{
    /// <summary>Words of the name, marks and case do not matter; or a user name.</summary>
    public string? Q { get; init; }
}

public sealed class ListAppointeesValidator : AbstractValidator<ListAppointees>
{
    public ListAppointeesValidator() => RuleFor(q => q.Q).MaximumLength(100).WithErrorCode("too-long");
}

public sealed class ListAppointeesHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ListAppointees, Appointees>
{
    private const int Most = 20;
    private const string Vietnamese = "vi-x-icu";
    private static readonly string[] Scoring = [.. Web.Roles.All.Where(r => r.Value.Contains(Permission.JudgingScore)).Select(r => r.Key)];

    private sealed record Stranger(string UserName, string Name, bool Scores);

    public async Task<Appointees> Handle(ListAppointees query, CancellationToken ct)
    {
        var (today, q) = (VietnamTime.Day(clock.GetUtcNow()), query.Q?.Trim() ?? "");
        var actor = current.Actor with { Scopes = [.. current.Actor.Grants.Where(g => g.Permissions.Contains(Permission.JudgingManage)).Select(g => g.UnitPath).Distinct()] };
        var people = db.Set<Account>().VisibleTo(actor).Where(a => a.Status == AccountStatus.Active);
        if (q.Length > 0)
        {
            var start = q.ToLowerInvariant();
            var words = Text.Fold(q).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8).Select(w => " " + w).ToArray();
            people = people.Where(a => words.All(w => (" " + a.NameFold).Contains(w)) || a.UserName.StartsWith(start));
        }
        var found = await people.OrderBy(a => EF.Functions.Collate(a.DisplayName, Vietnamese)).ThenBy(a => a.Id).Take(Most).Select(a => new AppointeeRow(
            a.UserName, a.DisplayName, a.Title, db.Set<Unit>().Where(u => u.Id == a.UnitId).Select(u => u.PartyName).FirstOrDefault(),
            db.Set<Assignment>().Any(s => s.AccountId == a.Id && Scoring.Contains(s.Role) && s.ValidFrom <= today && (s.ValidTo == null || s.ValidTo > today)), Array.Empty<string>())).ToListAsync(ct);
        if (q.Length > 0 && found.TrueForAll(r => r.UserName != q)) found.AddRange(await Elsewhere(q, today, ct));
        return new Appointees(found);
    }

    private async Task<IEnumerable<AppointeeRow>> Elsewhere(string userName, DateOnly today, CancellationToken ct) =>
        (await db.Database.SqlQuery<Stranger>($"""
            select user_name as "UserName", display_name as "Name", holds_role(id, {Scoring}, {today}) as "Scores" from seats({new[] { userName }})
            """).ToListAsync(ct)).Select(s => new AppointeeRow(s.UserName, s.Name, null, null, s.Scores, []));
}
