using Kheo.Api.Features.Campaigns;
using Kheo.Api.Features.Recognition;
using Kheo.Api.Features.Registration;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Recognitions;
using Kheo.Domain.Registrations;

namespace Kheo.Api.Tests.Founding;

/// <summary>What the founding cases share: campaigns of their own years, many registrations brought up through the API, decisions issued over them.</summary>
internal static class Founders
{
    /// <summary>A programme of the province with a field list like the first one's.</summary>
    public static async Task<(ProgrammeView Programme, FieldListView Fields)> Found(this World.World world, string code, string name)
    {
        var programme = (await world.Launcher.Post<ProgrammeView>("/api/programmes", new CreateProgramme { Code = code, Name = name })).Body;
        return (programme, (await world.Launcher.Post<FieldListView>("/api/field-lists", new CreateFieldList
        {
            ProgrammeId = programme.Id, ValidFrom = new DateOnly(2020, 1, 1),
            Fields = [.. world.FieldList.Fields.Select(f => new FieldLine(f.Code, f.Name, f.StandardFieldId, f.Other))],
        })).Body);
    }

    public static async Task<CampaignView> Launch(this Client agency, Guid programmeId, string code, CampaignContent content)
    {
        var draft = (await agency.Post<CampaignView>("/api/campaigns", new CreateCampaign { ProgrammeId = programmeId, Code = code, Content = content })).Body;
        return (await agency.Post<CampaignView>($"/api/campaigns/{draft.Id}/open", null, draft.RowVersion)).Body;
    }

    /// <summary>A campaign of a period long past, entered today: its units are due in thirty days, the tiers named here recognise without judging.</summary>
    public static CampaignContent Past(this World.World world, string name, DateOnly from, DateOnly to, string obliged, params string[] recognising) => world.PlainContent() with
    {
        Name = name, Theme = null, PeriodFrom = from, PeriodTo = to,
        Tiers =
        [
            world.Due(obliged, World.World.Today.AddDays(30)),
            .. recognising.Select(t => new TierDates(world.Tiers[t], Obliged.None, PlannedDay.None, PlannedDay.None, PlannedDay.None, new PlannedDay(to), PlannedDay.None)),
        ],
    };

    public static RegisterModel Model(this CampaignView campaign, string name, string field = "NTM", Kind kind = Kind.Model, Subject subject = Subject.Collective) => new()
    {
        CampaignId = campaign.Id, FieldId = campaign.Fields.Single(f => f.Code == field).Id, Name = name, Kind = kind, Subject = subject,
        Holder = subject == Subject.Collective ? null : "Bà Trần Thị Minh Họa", Parts = new FormParts { Situation = "Nơi đây còn nhiều việc cần dân cùng làm" },
    };

    /// <summary>Somebody for every unit.</summary>
    public static async Task<List<Client>> Officers(this World.World world, IEnumerable<PlantedUnit> units)
    {
        var officers = new List<Client>();
        foreach (var unit in units) officers.Add(await world.Officer(unit));
        return officers;
    }

    public static async Task<RegistrationView> Submit(this Client officer, RegisterModel model)
    {
        var draft = (await officer.Post<RegistrationView>("/api/registrations", model)).Body;
        return (await officer.Post<RegistrationView>($"/api/registrations/{draft.Id}/submit", null, draft.RowVersion)).Body;
    }

    /// <summary>Registered, accepted, reported and confirmed, in the order given.</summary>
    public static async Task<IReadOnlyList<RegistrationView>> Confirm(this Client committee, IReadOnlyList<(Client Officer, RegisterModel Model)> models)
    {
        var submitted = await Each(models, m => m.Officer.Submit(m.Model));
        _ = (await committee.Post<BulkView>("/api/registrations/accept", new AcceptRegistrations { Items = [.. submitted.Select(r => new BulkTarget(r.Id, r.RowVersion))] })).Body;
        await Each([.. submitted.Zip(models)], async pair =>
        {
            var result = (await pair.Second.Officer.Post<ResultView>($"/api/registrations/{pair.First.Id}/results", DraftResult.Example)).Body;
            result = (await pair.Second.Officer.Post<ResultView>($"/api/results/{result.Id}/hand-in", null, result.RowVersion)).Body;
            return (await committee.Post<ResultView>($"/api/results/{result.Id}/confirm", null, result.RowVersion)).Body;
        });
        return submitted;
    }

    public static DecisionItemInput Recognise(this RegistrationView registration) => new() { RegistrationId = registration.Id, Recognise = true };

    public static DecisionItemInput Reward(PlantedUnit unit, string recipient, Subject subject, AwardCategory category = AwardCategory.ForImplementing) =>
        new() { Recipient = recipient, RecipientUnitId = unit.Id, Subject = subject, AwardForm = AwardForm.GiayKhen, AwardCategory = category };

    /// <summary>The unit's committee drafts and its leader issues a Party decision over the list.</summary>
    public static async Task<DecisionView> Decide(this World.World world, PlantedUnit authority, CampaignView campaign, string number, DateOnly on, Purpose purpose, IEnumerable<DecisionItemInput> items)
    {
        var (committee, leader) = (await world.Committee(authority), await world.Leader(authority));
        var draft = (await committee.Post<DecisionView>("/api/decisions", new DraftDecision
        {
            CampaignId = campaign.Id, Purpose = purpose, Family = Family.Party, Title = $"Quyết định trong {campaign.Content.Name}", LegalBases = [], Authority = $"Ban Thường vụ {authority.Name}",
        })).Body;
        var saved = (await committee.Put<DecisionView>($"/api/decisions/{draft.Id}", new SaveDecision
        {
            Purpose = draft.Purpose, Family = draft.Family, Title = draft.Title, LegalBases = draft.LegalBases, Authority = draft.Authority, Items = [.. items],
        }, draft.RowVersion)).Body;
        return (await leader.Post<DecisionView>($"/api/decisions/{draft.Id}/issue", new IssueDecision
        {
            Number = number, DecidedOn = on, Signatory = "Nguyễn Văn Minh Họa", Capacity = "T/M BAN THƯỜNG VỤ, BÍ THƯ",
        }, saved.RowVersion)).Body;
    }

    /// <summary>Every row behind a figure, page by page.</summary>
    public static async Task<List<T>> Rows<T>(this Client client, string list)
    {
        var (rows, next) = (new List<T>(), (string?)"");
        while (next is not null)
        {
            var page = (await client.Get<Page<T>>($"{list}&limit=100" + (next.Length > 0 ? $"&after={next}" : ""))).Body;
            rows.AddRange(page.Items);
            next = page.Next;
        }
        return rows;
    }

    /// <summary>A few at a time, as on a deadline day; the answers in the order of what was asked.</summary>
    private static async Task<TOut[]> Each<TIn, TOut>(IReadOnlyList<TIn> all, Func<TIn, Task<TOut>> act)
    {
        var answers = new TOut[all.Count];
        await Parallel.ForAsync(0, all.Count, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, _) => answers[i] = await act(all[i]));
        return answers;
    }
}
