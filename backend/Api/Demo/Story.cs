using Kheo.Domain.Access;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Judging;
using Kheo.Domain.Organisation;
using Kheo.Domain.Recognitions;
using Kheo.Domain.Registrations;
using Kheo.Domain.Reports;

namespace Kheo.Api.Demo;

/// <summary>A unit of the province with where it works and what people call the place.</summary>
internal sealed record Spot(Unit Unit, Setting Setting, string Place);

/// <summary>A base organisation, its officer and its cells.</summary>
internal sealed class BaseOrganisation(Spot spot)
{
    public Spot Spot { get; } = spot;
    public List<Spot> Cells { get; } = [];
    public Account Officer { get; set; } = null!;
}

/// <summary>One of the 124 committees directly below the province.</summary>
internal sealed class Upper(Unit unit, Setting setting, string place, bool territorial)
{
    public Unit Unit { get; } = unit;
    public Setting Setting { get; } = setting;

    /// <summary>`xã Cẩm Khê`, or the body's name.</summary>
    public string Place { get; } = place;
    public bool Territorial { get; } = territorial;
    public List<BaseOrganisation> Bases { get; } = [];
    public Account Secretary { get; set; } = null!;
    public Account Deputy { get; set; } = null!;
    public Account Third { get; set; } = null!;
    public Council Council { get; set; } = null!;
    public Spot Spot => new(Unit, Setting, Place);
    public string Short => Territorial ? Place[(Place.IndexOf(' ', StringComparison.Ordinal) + 1)..] : Place;
}

/// <summary>One registration with what belongs to it while the story goes on.</summary>
internal sealed class Dossiered(Registration registration, Spot spot, Upper upper, Idea idea, IReadOnlyDictionary<string, decimal> targets)
{
    public Registration Registration { get; } = registration;
    public Spot Spot { get; } = spot;
    public Upper Upper { get; } = upper;
    public Idea Idea { get; } = idea;
    public IReadOnlyDictionary<string, decimal> Targets { get; } = targets;
    public Model Model { get; init; } = null!;
    public ResultReport? Result { get; set; }
    public List<Recognition> Recognitions { get; } = [];
    public Dictionary<Guid, Outcome> Outcomes { get; } = [];
    public JudgedBelow? Judged { get; set; }
    public List<StoredFile> Files { get; } = [];
    public List<(string Action, DateTimeOffset At, Account By, RegistrationStatus From, RegistrationStatus To)> Acts { get; } = [];
}

/// <summary>One campaign year: what it holds and how far it has come.</summary>
internal sealed class Year(Campaign campaign, FieldList fields)
{
    public Campaign Campaign { get; } = campaign;
    public FieldList Fields { get; } = fields;
    public List<Dossiered> Dossiers { get; } = [];
    public int Of => Campaign.PeriodFrom.Year;
    public int LastNumber { get; set; }
    public Field Field(string code) => Fields.Fields.First(f => f.Code == code);
}

/// <summary>
/// The fictitious province as it came to be: everything is made by the factories and verbs of the law, in the order in which it would have
/// happened, so that no row stands in a state that the law could not reach. Held in memory, then written in one transaction.
/// </summary>
internal sealed partial class Story
{
    private readonly Dice _dice = new(20261122);

    public Dictionary<string, Tier> Tiers { get; } = [];
    public Unit Root { get; private set; } = null!;
    public Unit Province { get; private set; } = null!;
    public List<Unit> Units { get; } = [];
    public List<Upper> Uppers { get; } = [];
    public List<Account> Accounts { get; } = [];
    public List<Assignment> Assignments { get; } = [];

    public List<Programme> Programmes { get; } = [];
    public List<StandardField> StandardFields { get; } = [];
    public List<FieldList> FieldLists { get; } = [];
    public List<Campaign> Campaigns { get; } = [];
    public List<Year> Years { get; } = [];
    public List<Model> Models { get; } = [];
    public List<StoredFile> Files { get; } = [];

    public List<Council> Councils { get; } = [];
    public List<JudgingSession> Sessions { get; } = [];
    public List<ScoreSheet> ScoreSheets { get; } = [];

    public List<BaseSalary> Salaries { get; } = [];
    public List<Decision> Decisions { get; } = [];
    public List<Recognition> Recognitions { get; } = [];
    public List<Award> Awards { get; } = [];
    public List<Nomination> Nominations { get; } = [];
    public List<AggregateEntry> Aggregates { get; } = [];
    public List<PeriodicReport> Reports { get; } = [];

    public IEnumerable<Dossiered> Dossiers => Years.SelectMany(y => y.Dossiers);

    /// <summary>Units and people only: who may sign in.</summary>
    public static Story Introduce(Func<string> hash)
    {
        var story = new Story();
        story.PlantUnits();
        story.SeatPeople(hash);
        return story;
    }

    public static Story Tell(Func<string> hash)
    {
        var story = Introduce(hash);
        story.Launch();
        story.LiveThrough2025();
        story.LiveThrough2026();
        story.KeepDayBooks();
        story.SendLetters();
        story.SignPacts();
        story.SumUp();
        return story;
    }
}
