using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Registrations;
using MediatR;

namespace Kheo.Api.Features.Registration;

/// <summary>The unit says what it did about what was asked.</summary>
public sealed record AnswerVisit : Change<VisitView>, IExample<AnswerVisit>
{
    public required string Reply { get; init; }

    public static AnswerVisit Example => new() { Reply = "Đã làm: tổ 4 họp ngày 20/9, 14 hộ nhận đoạn trước nhà." };
}

public sealed class AnswerVisitValidator : AbstractValidator<AnswerVisit>
{
    public AnswerVisitValidator() => RuleFor(c => c.Reply).NotEmpty().WithErrorCode("required").MaximumLength(4000).WithErrorCode("too-long");
}

public sealed class AnswerVisitHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<AnswerVisit, VisitView>
{
    public async Task<VisitView> Handle(AnswerVisit command, CancellationToken ct)
    {
        var visit = await db.ForChange(db.Set<Visit>().VisibleTo(current.Actor), command.Id, ct);
        VisitPolicy.Demand(current.Actor, nameof(AnswerVisit), visit);
        var registration = await db.CarriedBy(current.Actor, visit.RegistrationId, ct);
        visit.Answer(registration, command.Reply, clock.GetUtcNow());
        await db.Alive(registration, ct);
        await db.SaveChangesAsync(ct);
        return await VisitView.Of(db, current.Actor, visit.Id, ct);
    }
}
