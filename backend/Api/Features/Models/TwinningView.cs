using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Models;

/// <summary>What the policy must know of a twinning.</summary>
public interface ITwinningRow
{
    string UnitPath { get; }
    DateOnly? EndedOn { get; }
}

/// <summary>Who may do what to one twinning: the committee that assigned it, and those above it. Both sides read.</summary>
public static class TwinningPolicy
{
    public static readonly Policy<ITwinningRow> Table = new(
        (nameof(ChangeTwinning), Assigns, t => t.EndedOn is null),
        (nameof(EndTwinning), Assigns, t => t.EndedOn is null));

    public static void Demand(Actor actor, string operation, Twinning twinning) => Table.Demand(actor, operation, new Loaded(twinning.UnitPath, twinning.EndedOn));

    private static bool Assigns(Actor actor, ITwinningRow row) => actor.May(Permission.RegistrationsAccept, row.UnitPath);

    private sealed record Loaded(string UnitPath, DateOnly? EndedOn) : ITwinningRow;
}

/// <summary>A twinning in a list.</summary>
public record TwinningRow : IView, ITwinningRow, IExample<TwinningRow>
{
    public required Guid Id { get; init; }
    public required long RowVersion { get; init; }
    /// <summary>The unit that assigned it.</summary>
    public required Guid UnitId { get; init; }
    public required string UnitPath { get; init; }
    public required string UnitName { get; init; }
    public required Guid HelperId { get; init; }
    public required string HelperName { get; init; }
    public required Guid HelpedId { get; init; }
    public required string HelpedName { get; init; }
    public required DateOnly ValidFrom { get; init; }
    /// <summary>The last day; null: it goes on.</summary>
    public DateOnly? ValidTo { get; init; }
    public required string Content { get; init; }
    public DateOnly? EndedOn { get; init; }
    public string? EndReason { get; init; }
    /// <summary>It holds today.</summary>
    public required bool Running { get; init; }
    public string[] Actions { get; init; } = [];

    public static TwinningRow Example => new()
    {
        Id = Guid.Parse("0198c1a2-0066-7c3d-9f10-6a2b4c8d0e1f"), RowVersion = 1, UnitId = Guid.Parse("0198c1a2-0022-7c3d-9f10-6a2b4c8d0e1f"), UnitPath = "/VN/AB/", UnitName = "Đảng bộ tỉnh An Bình",
        HelperId = AssignTwinning.Example.HelperId, HelperName = "Mặt trận Tổ quốc tỉnh", HelpedId = AssignTwinning.Example.HelpedId, HelpedName = "Đảng bộ xã Hòa Thuận", ValidFrom = AssignTwinning.Example.From,
        ValidTo = AssignTwinning.Example.To, Content = AssignTwinning.Example.Content, Running = true, Actions = [nameof(ChangeTwinning), nameof(EndTwinning)],
    };
}

/// <summary>All that was given in one measure; one approximate part makes the whole approximate.</summary>
public sealed record HelpSum(string Measure, decimal Amount, bool Approximate);

/// <summary>What came of a twinning so far: visits, and contributions by their measures.</summary>
public sealed record HelpGiven(int Visits, int Contributions, IReadOnlyList<HelpSum> Sums);

/// <summary>One twinning with what came of it.</summary>
public sealed record TwinningView : TwinningRow, IExample<TwinningView>
{
    /// <summary>Null for who does not see the models that were helped.</summary>
    public HelpGiven? Given { get; init; }

    /// <summary>The twinning as GET answers it. Commands answer the same.</summary>
    public static async Task<TwinningView> Of(KheoDbContext db, Actor actor, Guid id, CancellationToken ct)
    {
        var today = db.Request!.Today;
        var found = await (
            from t in db.Set<Twinning>().Twinned(actor)
            where t.Id == id
            select new { Twinning = t, Unit = db.Set<UnitName>().Where(u => u.Id == t.UnitId).Select(u => u.PartyName).FirstOrDefault() }).SingleOrDefaultAsync(ct) ?? throw new Absent();
        var row = found.Twinning;
        var view = new TwinningView
        {
            Id = row.Id, RowVersion = row.RowVersion, UnitId = row.UnitId, UnitPath = row.UnitPath, UnitName = found.Unit ?? "", HelperId = row.HelperId, HelperName = row.HelperName, HelpedId = row.HelpedId,
            HelpedName = row.HelpedName, ValidFrom = row.ValidFrom, ValidTo = row.ValidTo, Content = row.Content, EndedOn = row.EndedOn, EndReason = row.EndReason,
            Running = row.ValidFrom <= today && (row.ValidTo == null || row.ValidTo >= today) && (row.EndedOn == null || row.EndedOn > today),
            Given = actor.MayRead(Permission.RegistrationsRead, row.HelpedPath) ? await Sum(db, actor, id, ct) : null,
        };
        return view with { Actions = TwinningPolicy.Table.Actions(actor, view) };
    }

    private static async Task<HelpGiven> Sum(KheoDbContext db, Actor actor, Guid id, CancellationToken ct)
    {
        var given = db.Set<Contribution>().VisibleTo(actor).Where(c => c.TwinningId == id);
        var sums = await given.GroupBy(c => c.MeasureFold).Select(g => new { Measure = g.Min(c => c.Measure), Amount = g.Sum(c => c.Amount), Approximate = g.Max(c => c.Approximate ? 1 : 0), Count = g.Count() }).ToListAsync(ct);
        return new HelpGiven(await db.Set<Visit>().VisibleTo(actor).CountAsync(v => v.TwinningId == id, ct), sums.Sum(s => s.Count),
            [.. sums.Where(s => s.Measure is not null).OrderByDescending(s => s.Count).ThenBy(s => s.Measure, StringComparer.Ordinal).Select(s => new HelpSum(s.Measure!, s.Amount ?? 0, s.Approximate > 0))]);
    }

    public static new TwinningView Example => new()
    {
        Id = Guid.Parse("0198c1a2-0066-7c3d-9f10-6a2b4c8d0e1f"), RowVersion = 1, UnitId = Guid.Parse("0198c1a2-0022-7c3d-9f10-6a2b4c8d0e1f"), UnitPath = "/VN/AB/", UnitName = "Đảng bộ tỉnh An Bình",
        HelperId = AssignTwinning.Example.HelperId, HelperName = "Mặt trận Tổ quốc tỉnh", HelpedId = AssignTwinning.Example.HelpedId, HelpedName = "Đảng bộ xã Hòa Thuận", ValidFrom = AssignTwinning.Example.From,
        ValidTo = AssignTwinning.Example.To, Content = AssignTwinning.Example.Content, Running = true, Given = new HelpGiven(2, 3, [new("đồng", 120_000_000, false), new("ngày công", 40, true)]), Actions = [nameof(ChangeTwinning), nameof(EndTwinning)],
    };
}

/// <summary>What a committee writes of a twinning, but its units.</summary>
internal interface ITwinningBody
{
    DateOnly From { get; }
    DateOnly? To { get; }
    string Content { get; }
}

internal sealed class TwinningShape : AbstractValidator<ITwinningBody>
{
    public TwinningShape()
    {
        RuleFor(c => c.From).InclusiveBetween(new DateOnly(1945, 9, 2), new DateOnly(2099, 12, 31)).WithErrorCode("out-of-range");
        RuleFor(c => c.To).InclusiveBetween(new DateOnly(1945, 9, 2), new DateOnly(2099, 12, 31)).WithErrorCode("out-of-range");
        RuleFor(c => c.Content).NotEmpty().WithErrorCode("required").MaximumLength(2000).WithErrorCode("too-long");
    }
}

internal static class TwinningBodies
{
    public static TwinningText Text(this ITwinningBody body) => new(body.From, body.To, body.Content);
}
