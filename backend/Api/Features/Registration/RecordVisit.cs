using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Registrations;
using MediatR;

namespace Kheo.Api.Features.Registration;

/// <summary>Records a visit to a model: by a unit of the tree, or by another body in words.</summary>
public sealed record RecordVisit : Create<VisitView>, IAbout, IVisitBody, IExample<RecordVisit>
{
    internal Guid RegistrationId { get; init; }
    Guid IAbout.Id { init => RegistrationId = value; get => RegistrationId; }
    /// <summary>The unit that came. Either this or `byName`.</summary>
    public Guid? ByUnitId { get; init; }
    /// <summary>Another body, such as a union or the Front.</summary>
    public string? ByName { get; init; }
    public required DateOnly VisitedOn { get; init; }
    /// <summary>Who was there.</summary>
    public required string Members { get; init; }
    public required string Found { get; init; }
    /// <summary>What was left behind as guidance.</summary>
    public string? Guidance { get; init; }
    /// <summary>The day by which the unit is to answer; without one the visit asks nothing and is closed.</summary>
    public DateOnly? FollowUpBy { get; init; }
    /// <summary>The twinning that it came of, for the help of the registration's place.</summary>
    public Guid? TwinningId { get; init; }

    public static RecordVisit Example => new()
    {
        ByName = "Ủy ban Mặt trận Tổ quốc xã Hòa Thuận", VisitedOn = new DateOnly(2026, 9, 10), Members = "Chủ tịch Mặt trận xã, Chủ tịch Hội Nông dân",
        Found = "Đã trồng 1,2 km; đoạn tổ 4 chưa có hộ nhận chăm sóc.", Guidance = "Họp tổ 4, phân công từng hộ.", FollowUpBy = new DateOnly(2026, 9, 30),
    };
}

public sealed class RecordVisitValidator : AbstractValidator<RecordVisit>
{
    public RecordVisitValidator() => Include(new VisitShape());
}

public sealed class RecordVisitHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<RecordVisit, VisitView>
{
    public async Task<VisitView> Handle(RecordVisit command, CancellationToken ct)
    {
        var registration = await db.CarriedBy(current.Actor, command.RegistrationId, ct);
        RegistrationPolicy.Demand(current.Actor, nameof(RecordVisit), registration);
        await db.CameOf(current.Actor, command.TwinningId, registration, ct);
        var visit = Visit.Record(registration, await command.Body(db, current.Actor, ct), command.Text(), current.Actor.AccountId, clock.GetUtcNow());
        db.Add(visit);
        await db.SaveChangesAsync(ct);
        return await VisitView.Of(db, current.Actor, visit.Id, ct);
    }
}
