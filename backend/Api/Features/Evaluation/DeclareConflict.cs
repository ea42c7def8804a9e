using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Evaluation;

/// <summary>The caller steps aside for one candidate; a sheet he handed in on it no longer counts.</summary>
public sealed record DeclareConflict : Change<CandidateView>, IExample<DeclareConflict>
{
    /// <summary>What the conflict is, at most 1 000 characters; it stands in the minutes.</summary>
    public required string Note { get; init; }

    public static DeclareConflict Example => new() { Note = "Có quan hệ họ hàng với người đại diện mô hình" };
}

public sealed class DeclareConflictValidator : AbstractValidator<DeclareConflict>
{
    public DeclareConflictValidator() => RuleFor(c => c.Note).NotEmpty().WithErrorCode("required").MaximumLength(1000).WithErrorCode("too-long");
}

public sealed class DeclareConflictHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<DeclareConflict, CandidateView>
{
    public async Task<CandidateView> Handle(DeclareConflict command, CancellationToken ct)
    {
        var (bench, candidate) = await Bench.ForCandidate(db, current.Actor, command.Id, nameof(DeclareConflict), ct);
        KheoDbContext.Expect(candidate, db.Request!.IfMatch!.Value);
        bench.Session.DeclareConflict(bench.Council, candidate.Id, current.Actor.AccountId, command.Note);
        db.Touch(candidate);
        await db.SaveChangesAsync(ct);
        return await CandidateView.Of(db, current.Actor, candidate.Id, ct);
    }
}
