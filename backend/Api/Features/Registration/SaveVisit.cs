using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Registrations;
using MediatR;

namespace Kheo.Api.Features.Registration;

/// <summary>Writes a visit anew while the unit has not answered it.</summary>
public sealed record SaveVisit : Change<VisitView>, IVisitBody, IExample<SaveVisit>
{
    public Guid? ByUnitId { get; init; }
    public string? ByName { get; init; }
    public required DateOnly VisitedOn { get; init; }
    public required string Members { get; init; }
    public required string Found { get; init; }
    public string? Guidance { get; init; }
    public DateOnly? FollowUpBy { get; init; }
    /// <summary>The twinning that it came of, for the help of the registration's place.</summary>
    public Guid? TwinningId { get; init; }

    public static SaveVisit Example => new()
    {
        ByName = RecordVisit.Example.ByName, VisitedOn = RecordVisit.Example.VisitedOn, Members = RecordVisit.Example.Members, Found = RecordVisit.Example.Found,
        Guidance = "Họp tổ 4, phân công từng hộ; báo kết quả về Đảng ủy.", FollowUpBy = new DateOnly(2026, 10, 5),
    };
}

public sealed class SaveVisitValidator : AbstractValidator<SaveVisit>
{
    public SaveVisitValidator() => Include(new VisitShape());
}

public sealed class SaveVisitHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<SaveVisit, VisitView>
{
    public async Task<VisitView> Handle(SaveVisit command, CancellationToken ct)
    {
        var visit = await db.ForChange(db.Set<Visit>().VisibleTo(current.Actor), command.Id, ct);
        VisitPolicy.Demand(current.Actor, nameof(SaveVisit), visit);
        if (command.TwinningId != visit.TwinningId) await db.CameOf(current.Actor, command.TwinningId, await db.CarriedBy(current.Actor, visit.RegistrationId, ct), ct);
        visit.Save(await command.Body(db, current.Actor, ct), command.Text(), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return await VisitView.Of(db, current.Actor, visit.Id, ct);
    }
}
