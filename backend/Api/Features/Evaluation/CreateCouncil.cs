using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Judging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Evaluation;

/// <summary>One seat of a council to be made: a person by his user name, from anywhere in the tree.</summary>
public sealed record NamedSeat(string UserName, CouncilRole Role);

/// <summary>Records the council that a decision constitutes, with one chair and one secretary.</summary>
public sealed record CreateCouncil : Create<CouncilView>, IExample<CreateCouncil>
{
    /// <summary>Whose council it is; the caller's own unit when unsaid.</summary>
    public Guid? UnitId { get; init; }
    /// <summary>At most 300 characters.</summary>
    public required string Name { get; init; }
    /// <summary>Of the constituting decision, e.g. `15-QĐ/TU`.</summary>
    public required string DecisionNumber { get; init; }
    public required DateOnly DecisionDate { get; init; }
    public required DateOnly TermFrom { get; init; }
    /// <summary>The first day on which it no longer sits; open when unsaid.</summary>
    public DateOnly? TermTo { get; init; }
    /// <summary>2 to 60 seats.</summary>
    public required IReadOnlyList<NamedSeat> Seats { get; init; }

    public static CreateCouncil Example => new()
    {
        Name = "Hội đồng bình xét Dân vận khéo tỉnh", DecisionNumber = "15-QĐ/TU", DecisionDate = new DateOnly(2026, 1, 10),
        TermFrom = new DateOnly(2026, 1, 10), TermTo = new DateOnly(2027, 1, 10),
        Seats = [new("chutich.hoidong", CouncilRole.Chair), new("thuky.hoidong", CouncilRole.Secretary), new("uyvien.mot", CouncilRole.Member)],
    };
}

public sealed class CreateCouncilValidator : AbstractValidator<CreateCouncil>
{
    public CreateCouncilValidator()
    {
        RuleFor(c => c.Name).NotEmpty().WithErrorCode("required").MaximumLength(300).WithErrorCode("too-long");
        RuleFor(c => c.DecisionNumber).NotEmpty().WithErrorCode("required").MaximumLength(60).WithErrorCode("too-long");
        RuleFor(c => c.Seats).Must(s => s.Count is >= 2 and <= 60).WithErrorCode("out-of-range");
        RuleForEach(c => c.Seats).Must(s => s.UserName.Length is > 0 and <= 100).WithErrorCode("malformed");
    }
}

public sealed class CreateCouncilHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<CreateCouncil, CouncilView>
{
    private sealed record Person(Guid Id, string UserName, string DisplayName, Guid UnitId, string UnitPath);

    public async Task<CouncilView> Handle(CreateCouncil command, CancellationToken ct)
    {
        var unit = await db.ActingFor(current.Actor, Permission.JudgingManage, command.UnitId, VietnamTime.Day(clock.GetUtcNow()), ct);
        var council = Council.Constitute(unit.Id, unit.Path, command.Name, command.DecisionNumber, command.DecisionDate, command.TermFrom, command.TermTo,
            await Seats(command.Seats, ct));
        db.Add(council);
        await db.SaveChangesAsync(ct);
        return (await CouncilView.Of(db, current.Actor, db.Set<Council>().Where(c => c.Id == council.Id)).SingleAsync(ct)).For(current.Actor);
    }

    private async Task<List<Seat>> Seats(IReadOnlyList<NamedSeat> seats, CancellationToken ct)
    {
        var names = seats.Select(s => s.UserName).Distinct().ToArray();
        var people = await db.Database.SqlQuery<Person>($"""
            select id as "Id", user_name as "UserName", display_name as "DisplayName", unit_id as "UnitId", unit_path as "UnitPath" from seats({names})
            """).ToDictionaryAsync(p => p.UserName, ct);
        RuleBroken.When(people.Count < names.Length, Rules.CouncilSeatUnknown);
        return [.. seats.Select(s => (Person: people[s.UserName], s.Role)).Select(s => new Seat(s.Person.Id, s.Person.UnitId, s.Person.UnitPath, s.Person.DisplayName, s.Role))];
    }
}
