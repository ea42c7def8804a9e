using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Evaluation;

/// <summary>Records who is present, all of them at once; the quorum is counted from it.</summary>
public sealed record RecordAttendance : Change<JudgingSessionView>, IExample<RecordAttendance>
{
    /// <summary>The accounts of the members present.</summary>
    public required IReadOnlyList<Guid> Present { get; init; }

    public static RecordAttendance Example => new() { Present = [CouncilView.Example.Members[0].AccountId] };
}

public sealed class RecordAttendanceValidator : AbstractValidator<RecordAttendance>
{
    public RecordAttendanceValidator() => RuleFor(c => c.Present).Must(p => p.Count <= 60).WithErrorCode("out-of-range");
}

public sealed class RecordAttendanceHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<RecordAttendance, JudgingSessionView>
{
    public async Task<JudgingSessionView> Handle(RecordAttendance command, CancellationToken ct)
    {
        var (session, council) = await Bench.ForChange(db, current.Actor, command.Id, nameof(RecordAttendance), ct);
        session.RecordAttendance(council, command.Present, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return await JudgingSessionView.Of(db, current.Actor, session.Id, ct);
    }
}
