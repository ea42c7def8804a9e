using Kheo.Api.Features.Evaluation;
using Kheo.Api.Features.Recognition;
using Kheo.Api.Features.Registration;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Judging;
using Kheo.Domain.Recognitions;
using Kheo.Domain.Registrations;

namespace Kheo.Api.Tests.World;

/// <summary>A council of a unit with its session, and everybody who sits on it signed in. The third member comes from another province.</summary>
public sealed class Panel(Client agency, Client chair, Client secretary, Client member, CouncilView council)
{
    public Client Agency { get; } = agency;
    public Client Chair { get; set; } = chair;
    public Client Secretary { get; set; } = secretary;
    public Client Member { get; set; } = member;
    public CouncilView Council { get; } = council;
    public JudgingSessionView Session { get; set; } = null!;

    public IEnumerable<Client> Everybody => [Chair, Secretary, Member];

    public async Task<JudgingSessionView> Refresh() => Session = (await Agency.Get<JudgingSessionView>($"/api/judging-sessions/{Session.Id}")).Body;

    public async Task<IReadOnlyList<CandidateRow>> Candidates(Client? of = null) =>
        (await (of ?? Agency).Get<Web.Page<CandidateRow>>($"/api/judging-sessions/{Session.Id}/candidates")).Body.Items;

    public static SaveScoreSheet Points(decimal total) =>
        new() { Lines = [new("I", Math.Min(40, total)), new("II", Math.Max(0, total - 40))], Deductions = [], KnockOuts = [] };

    /// <summary>One member scores one candidate and hands the sheet in.</summary>
    public static async Task Score(Client member, Guid candidateId, decimal total)
    {
        var mine = (await member.Get<CandidateView>($"/api/candidates/{candidateId}")).Body.MySheet!;
        var saved = (await member.Put<ScoreSheetView>($"/api/candidates/{candidateId}/score-sheet", Points(total), mine.RowVersion)).Body;
        _ = (await member.Post<ScoreSheetView>($"/api/candidates/{candidateId}/score-sheet/hand-in", null, saved.RowVersion)).Body;
    }

    /// <summary>Every member gives the candidates these totals, in the order of the queue.</summary>
    public async Task ScoreAll(params decimal[] totals)
    {
        foreach (var (candidate, total) in (await Candidates()).Zip(totals))
            foreach (var member in Everybody) await Score(member, candidate.Id, total);
    }

    public async Task<Answer<JudgingSessionView>> Attend(params Client[] present) =>
        await Secretary.Post<JudgingSessionView>($"/api/judging-sessions/{Session.Id}/attendance", new RecordAttendance { Present = [.. present.Select(p => p.AccountId)] }, (await Refresh()).RowVersion);

    public async Task<Answer<JudgingSessionView>> Close() =>
        await Agency.Post<JudgingSessionView>($"/api/judging-sessions/{Session.Id}/close", null, (await Refresh()).RowVersion);
}

/// <summary>Councils, sessions and decisions, brought to their state through the API.</summary>
public sealed partial class World
{
    public static readonly SessionRules ByChair = new(new(2, 3), new(50, 50, 50), [new(TieBreak.ChairChoice)], []);

    /// <summary>An open campaign in which commune and province judge and recognise.</summary>
    public static Task<World> WithJudgedCampaign(Func<CampaignContent, CampaignContent>? change = null, Walls walls = Walls.Both) => WithOpenCampaign((world, content) =>
    {
        var judged = content with { Tiers = [.. content.Tiers, world.Judges("upper"), world.Judges("province")] };
        return change is null ? judged : change(judged);
    }, walls);

    private TierDates Judges(string tier) => new(Tiers[tier], Obliged.None, PlannedDay.None, PlannedDay.None, new PlannedDay(Today.AddDays(120)), new PlannedDay(Today.AddDays(150)), PlannedDay.None);

    /// <summary>A council of the unit with a session that is being prepared over the confirmed registrations of these units.</summary>
    public async Task<Panel> Preparing(PlantedUnit council, SessionRules? rules = null, params PlantedUnit[] units)
    {
        var panel = await Seated(council);
        var registrations = new List<Guid>();
        foreach (var unit in units)
            registrations.Add((await Registered(unit, RegistrationStatus.Confirmed, Model($"Mô hình {registrations.Count + 1} của {unit.Name}"))).Id);
        await Prepare(panel, rules, [.. registrations]);
        return panel;
    }

    public async Task<Panel> Seated(PlantedUnit council, PlantedUnit? memberFrom = null)
    {
        var agency = await Agency(council);
        var (chair, secretary, member) = (await Member(council), await Member(council), await Member(memberFrom ?? ForeignCell));
        return new Panel(agency, chair, secretary, member, (await agency.Post<CouncilView>("/api/councils", Constituting(chair, secretary, member))).Body);
    }

    public static CreateCouncil Constituting(Client chair, Client secretary, Client member) => CreateCouncil.Example with
    {
        DecisionDate = Today.AddDays(-10), TermFrom = Today.AddDays(-10), TermTo = Today.AddDays(300),
        Seats = [new(NameOf(chair), CouncilRole.Chair), new(NameOf(secretary), CouncilRole.Secretary), new(NameOf(member), CouncilRole.Member)],
    };

    public static string NameOf(Client client) => $"u{client.AccountId:N}";

    public CreateJudgingSession Calling(Panel panel, SessionRules? rules = null) => new()
    {
        CouncilId = panel.Council.Id, CampaignId = Campaign.Id, Title = "Bình xét năm 2026", HeldOn = Today, Rules = rules ?? ByChair,
    };

    public async Task Prepare(Panel panel, SessionRules? rules, params Guid[] registrations)
    {
        panel.Session = (await panel.Agency.Post<JudgingSessionView>("/api/judging-sessions", Calling(panel, rules))).Body;
        // Rights are read again after a second at most; a new ticket knows of the seat at once.
        (panel.Chair, panel.Secretary, panel.Member) = (await SignIn(panel.Chair.AccountId), await SignIn(panel.Secretary.AccountId), await SignIn(panel.Member.AccountId));
        if (registrations.Length > 0)
            panel.Session = (await panel.Agency.Post<JudgingSessionView>($"/api/judging-sessions/{panel.Session.Id}/candidates", new AddCandidates { RegistrationIds = registrations }, panel.Session.RowVersion)).Body;
    }

    public async Task<Panel> Scoring(PlantedUnit council, SessionRules? rules = null, params PlantedUnit[] units)
    {
        var panel = await Preparing(council, rules, units);
        panel.Session = (await panel.Agency.Post<JudgingSessionView>($"/api/judging-sessions/{panel.Session.Id}/open", null, panel.Session.RowVersion)).Body;
        return panel;
    }

    /// <summary>A closed session over two cells of the commune: the first passed with 90, the second failed with 30.</summary>
    public async Task<Panel> Closed(PlantedUnit council)
    {
        var panel = await Scoring(council, null, Cell, SiblingCell);
        await panel.ScoreAll(90, 30);
        await panel.Attend([.. panel.Everybody]);
        panel.Session = (await panel.Close()).Body;
        return panel;
    }

    public DraftDecision Drafting(Panel? panel = null) => DraftDecision.Example with { CampaignId = Campaign.Id, SessionId = panel?.Session.Id };

    /// <summary>A draft of the commune over its closed session: one line recognises who passed.</summary>
    public async Task<(Panel Panel, DecisionView Draft)> Drafted()
    {
        var panel = await Closed(Commune);
        return (panel, (await panel.Agency.Post<DecisionView>("/api/decisions", Drafting(panel))).Body);
    }

    public static SaveDecision Saving(DecisionView draft, params DecisionItemInput[] items) => new()
    {
        Purpose = draft.Purpose, Family = draft.Family, Title = draft.Title, LegalBases = draft.LegalBases, Authority = draft.Authority, Items = items,
    };

    public static IssueDecision SignedToday => IssueDecision.Example with { DecidedOn = Today };

    public async Task<DecisionView> Issued(DecisionView draft, IssueDecision? signing = null)
    {
        var leader = await Leader(draft.UnitPath == Province.Path ? Province : Commune);
        return (await leader.Post<DecisionView>($"/api/decisions/{draft.Id}/issue", signing ?? SignedToday, draft.RowVersion)).Body;
    }

    /// <summary>The commune has recognised what its council passed.</summary>
    public async Task<(Panel Panel, DecisionView Decision, RecognitionRow Recognition)> Recognised()
    {
        var (panel, draft) = await Drafted();
        var decision = await Issued(draft);
        return (panel, decision, (await panel.Agency.Get<Web.Page<RecognitionRow>>("/api/recognitions")).Body.Items.Single());
    }

    public static SendNomination Proposing(RecognitionRow recognition) => SendNomination.Example with { RecognitionId = recognition.Id, LetterDate = Today };
}
