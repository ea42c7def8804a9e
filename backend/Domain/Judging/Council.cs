namespace Kheo.Domain.Judging;

public enum CouncilRole { Chair, Secretary, Member }

/// <summary>One seat: the account that sits, and the unit it comes from, where it stood when the council was made.</summary>
public sealed class CouncilMember
{
    public Guid Id { get; private init; } = Ids.Next();
    public Guid CouncilId { get; private set; }
    public string UnitPath { get; private set; } = "";
    public Guid AccountId { get; private set; }
    public Guid HomeUnitId { get; private set; }
    public string HomePath { get; private set; } = "";
    public string Name { get; private set; } = "";
    public CouncilRole Role { get; private set; }

    private CouncilMember() { }

    internal CouncilMember(Council council, Seat seat) =>
        (CouncilId, UnitPath, AccountId, HomeUnitId, HomePath, Name, Role) =
        (council.Id, council.UnitPath, seat.AccountId, seat.HomeUnitId, seat.HomePath, seat.Name, seat.Role);
}

/// <summary>A seat as the constituting decision names it.</summary>
public sealed record Seat(Guid AccountId, Guid HomeUnitId, string HomePath, string Name, CouncilRole Role);

/// <summary>Constituted by a numbered decision of a unit, for a term. Its seats may come from anywhere in the tree.</summary>
public sealed class Council : UnitOwned
{
    private readonly List<CouncilMember> _members = [];

    public string Name { get; private set; } = "";
    public string DecisionNumber { get; private set; } = "";
    public DateOnly DecisionDate { get; private set; }
    public DateOnly TermFrom { get; private set; }
    public DateOnly? TermTo { get; private set; }
    public IReadOnlyList<CouncilMember> Members => _members;

    private Council() { }

    public static Council Constitute(Guid unitId, string unitPath, string name, string decisionNumber, DateOnly decisionDate,
        DateOnly termFrom, DateOnly? termTo, IReadOnlyList<Seat> seats)
    {
        RuleBroken.When(termFrom < decisionDate || termTo <= termFrom, Rules.CouncilTerm);
        RuleBroken.When(seats.Count(s => s.Role == CouncilRole.Chair) != 1, Rules.CouncilOneChair);
        RuleBroken.When(seats.Count(s => s.Role == CouncilRole.Secretary) != 1, Rules.CouncilOneSecretary);
        RuleBroken.When(seats.DistinctBy(s => s.AccountId).Count() != seats.Count, Rules.CouncilSeatOnce);
        var council = new Council
        {
            UnitId = unitId, UnitPath = unitPath, Name = name, DecisionNumber = decisionNumber, DecisionDate = decisionDate,
            TermFrom = termFrom, TermTo = termTo,
        };
        council._members.AddRange(seats.Select(s => new CouncilMember(council, s)));
        return council;
    }

    /// <summary>The term is half-open: on its last day named the council no longer sits.</summary>
    public bool SitsOn(DateOnly day) => day >= TermFrom && (TermTo is null || day < TermTo);

    public CouncilMember? Seat(Guid accountId) => _members.Find(m => m.AccountId == accountId);
}
