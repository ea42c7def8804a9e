using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Registration;

/// <summary>What the policy must know of a visit.</summary>
public interface IVisitRow
{
    string UnitPath { get; }
    VisitStatus Status { get; }
}

/// <summary>Who may do what to one visit: those above write and close it, the unit answers. Nobody inspects himself.</summary>
public static class VisitPolicy
{
    public static readonly Policy<IVisitRow> Table = new(
        (nameof(SaveVisit), Inspects, v => Visit.Allows("Save", v.Status)),
        (nameof(AnswerVisit), (a, v) => a.May(Permission.RegistrationsWrite, v.UnitPath), v => Visit.Allows("Answer", v.Status)),
        (nameof(CloseVisit), Inspects, v => Visit.Allows("Close", v.Status)));

    public static void Demand(Actor actor, string operation, Visit visit) => Table.Demand(actor, operation, new Loaded(visit.UnitPath, visit.Status));

    private static bool Inspects(Actor actor, IVisitRow row) => actor.MayFromAbove(Permission.RegistrationsAccept, row.UnitPath);

    private sealed record Loaded(string UnitPath, VisitStatus Status) : IVisitRow;
}

/// <summary>One visit, with the unit's answer.</summary>
public sealed record VisitView : IView, IVisitRow, IExample<VisitView>
{
    public required Guid Id { get; init; }
    public required long RowVersion { get; init; }
    public required Guid RegistrationId { get; init; }
    public required string UnitPath { get; init; }
    /// <summary>The unit that came; null for another kind of body.</summary>
    public Guid? ByUnitId { get; init; }
    public required string ByName { get; init; }
    public required DateOnly VisitedOn { get; init; }
    public required string Members { get; init; }
    public required string Found { get; init; }
    public string? Guidance { get; init; }
    public DateOnly? FollowUpBy { get; init; }
    public required VisitStatus Status { get; init; }
    /// <summary>The twinning that it came of, and the unit that helps by it.</summary>
    public Guid? TwinningId { get; init; }
    public string? HelperName { get; init; }
    /// <summary>The unit's word on what was asked.</summary>
    public string? Reply { get; init; }
    public DateTimeOffset? RepliedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public string[] Actions { get; init; } = [];

    public static IQueryable<VisitView> From(KheoDbContext db, Actor actor, IQueryable<Visit> visits) => visits.Select(v => new VisitView
    {
        Id = v.Id, RowVersion = v.RowVersion, RegistrationId = v.RegistrationId, UnitPath = v.UnitPath, ByUnitId = v.ByUnitId, ByName = v.ByName, VisitedOn = v.VisitedOn, Members = v.Members,
        Found = v.Found, Guidance = v.Guidance, FollowUpBy = v.FollowUpBy, Status = v.Status, Reply = v.Reply, RepliedAt = v.RepliedAt, ClosedAt = v.ClosedAt,
        TwinningId = v.TwinningId, HelperName = db.Set<Twinning>().Twinned(actor).Where(t => t.Id == v.TwinningId).Select(t => t.HelperName).FirstOrDefault(),
    });

    public VisitView With(Actor actor) => this with { Actions = VisitPolicy.Table.Actions(actor, this) };

    /// <summary>The visit as GET answers it. Commands answer the same.</summary>
    public static async Task<VisitView> Of(KheoDbContext db, Actor actor, Guid id, CancellationToken ct) =>
        (await From(db, actor, db.Set<Visit>().VisibleTo(actor).Where(v => v.Id == id)).SingleOrDefaultAsync(ct) ?? throw new Absent()).With(actor);

    public static VisitView Example => new()
    {
        Id = Guid.Parse("0198c1a2-0063-7c3d-9f10-6a2b4c8d0e1f"), RowVersion = 1, RegistrationId = RegistrationView.Example.Id, UnitPath = "/VN/AB/X012/C03/", ByName = RecordVisit.Example.ByName!,
        VisitedOn = RecordVisit.Example.VisitedOn, Members = RecordVisit.Example.Members, Found = RecordVisit.Example.Found, Guidance = RecordVisit.Example.Guidance,
        FollowUpBy = RecordVisit.Example.FollowUpBy, Status = VisitStatus.Open, Actions = [nameof(AnswerVisit)],
    };
}

/// <summary>What those who came write down.</summary>
internal interface IVisitBody
{
    Guid? ByUnitId { get; }
    string? ByName { get; }
    DateOnly VisitedOn { get; }
    string Members { get; }
    string Found { get; }
    string? Guidance { get; }
    DateOnly? FollowUpBy { get; }
    Guid? TwinningId { get; }
}

internal sealed class VisitShape : AbstractValidator<IVisitBody>
{
    public VisitShape()
    {
        RuleFor(c => c.ByName).Words(300);
        RuleFor(c => c.ByName).Must((c, name) => c.ByUnitId is null != string.IsNullOrWhiteSpace(name)).WithErrorCode("one-of-both");
        RuleFor(c => c.Members).NotEmpty().WithErrorCode("required").MaximumLength(1000).WithErrorCode("too-long");
        RuleFor(c => c.Found).NotEmpty().WithErrorCode("required").MaximumLength(4000).WithErrorCode("too-long");
        RuleFor(c => c.Guidance).Words(4000);
    }
}

internal static class VisitBodies
{
    public static VisitText Text(this IVisitBody body) => new(body.VisitedOn, body.Members, body.Found, string.IsNullOrWhiteSpace(body.Guidance) ? null : body.Guidance, body.FollowUpBy, body.TwinningId);

    /// <summary>A unit that the caller knows by name, as it is called today; or the words he gave.</summary>
    public static async Task<VisitingBody> Body(this IVisitBody body, KheoDbContext db, Actor actor, CancellationToken ct) => body.ByUnitId is { } unit
        ? new VisitingBody(unit, await db.Set<UnitName>().ReachingTo(actor).Where(u => u.Id == unit).Select(u => u.PartyName).SingleOrDefaultAsync(ct) ?? throw new Absent())
        : new VisitingBody(null, body.ByName!);
}
