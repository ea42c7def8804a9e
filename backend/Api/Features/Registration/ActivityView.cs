using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Access;
using Kheo.Domain.Registrations;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Registration;

/// <summary>One thing that was done, with its pictures.</summary>
public sealed record ActivityView : IView, ICarriedRow, IExample<ActivityView>
{
    public required Guid Id { get; init; }
    public required long RowVersion { get; init; }
    public required Guid RegistrationId { get; init; }
    public required string UnitPath { get; init; }
    public required DateOnly HeldOn { get; init; }
    public required string What { get; init; }
    public string? Place { get; init; }
    /// <summary>How many took part.</summary>
    public int? People { get; init; }
    /// <summary>Workdays given, such as 12.5.</summary>
    public decimal? Workdays { get; init; }
    public required string RecordedByName { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
    public required IReadOnlyList<FileFacts> Files { get; init; }
    /// <summary>How the registration stands.</summary>
    public required RegistrationStatus Carried { get; init; }
    public string[] Actions { get; init; } = [];

    public static IQueryable<ActivityView> From(KheoDbContext db, IQueryable<Activity> activities) =>
        from a in activities
        join r in db.Set<Entry>() on a.RegistrationId equals r.Id
        select new ActivityView
        {
            Id = a.Id, RowVersion = a.RowVersion, RegistrationId = a.RegistrationId, UnitPath = a.UnitPath, HeldOn = a.HeldOn, What = a.What, Place = a.Place, People = a.People,
            Workdays = a.Workdays, RecordedAt = a.RecordedAt, Carried = r.Status,
            RecordedByName = db.Set<Account>().Where(x => x.Id == a.RecordedBy).Select(x => x.DisplayName).FirstOrDefault() ?? "",
            Files = db.Set<StoredFile>().Where(s => s.ActivityId == a.Id).OrderBy(s => s.UploadedAt).ThenBy(s => s.Id)
                .Select(s => new FileFacts(s.Id, s.RowVersion, s.Purpose, s.Name, s.ContentType, s.Size, s.UploadedAt, s.ContentType.StartsWith("image/"), s.Paper,
                    db.Set<PublicCopy>().Where(c => c.FileId == s.Id).Select(c => (Guid?)c.Id).FirstOrDefault(), db.Set<PublicCopy>().Where(c => c.FileId == s.Id).Select(c => (long?)c.RowVersion).FirstOrDefault())).ToList(),
        };

    public ActivityView With(Actor actor) => this with { Actions = CarryingPolicy.Activities.Actions(actor, this) };

    /// <summary>The activity as GET answers it. Commands answer the same.</summary>
    public static async Task<ActivityView> Of(KheoDbContext db, Actor actor, Guid id, CancellationToken ct) =>
        (await From(db, db.Set<Activity>().VisibleTo(actor).Where(a => a.Id == id)).SingleOrDefaultAsync(ct) ?? throw new Absent()).With(actor);

    public static ActivityView Example => new()
    {
        Id = Guid.Parse("0198c1a2-0060-7c3d-9f10-6a2b4c8d0e1f"), RowVersion = 1, RegistrationId = RegistrationView.Example.Id, UnitPath = "/VN/AB/X012/C03/", HeldOn = new DateOnly(2026, 8, 15),
        What = RecordActivity.Example.What, Place = "Tổ 3, ấp Hòa Bình", People = 42, Workdays = 42.5m, RecordedByName = "Cán bộ chi bộ ấp Hòa Bình",
        RecordedAt = new DateTimeOffset(2026, 8, 15, 10, 30, 0, TimeSpan.Zero), Files = [], Carried = RegistrationStatus.Accepted, Actions = [nameof(SaveActivity), nameof(RemoveActivity)],
    };
}
