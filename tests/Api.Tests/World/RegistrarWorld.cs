using Kheo.Api.Features.Campaigns;
using Kheo.Api.Features.Registration;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;

namespace Kheo.Api.Tests.World;

/// <summary>Campaigns and registrations, brought to their state through the API.</summary>
public sealed partial class World
{
    public Client Launcher { get; private set; } = null!;
    public ProgrammeView Programme { get; private set; } = null!;
    public FieldListView FieldList { get; private set; } = null!;
    public CampaignView Campaign { get; private set; } = null!;

    /// <summary>Today in Hà Nội.</summary>
    public static DateOnly Today => VietnamTime.Day(DateTimeOffset.UtcNow);

    /// <summary>Programme, standard list and field list of the province, and a standing agency to launch from.</summary>
    public static async Task<World> WithProgramme(Walls walls = Walls.Both)
    {
        var world = await Planted(walls);
        world.Launcher = await world.Agency(world.Province);
        world.Programme = (await world.Launcher.Post<ProgrammeView>("/api/programmes", CreateProgramme.Example)).Body;
        var standard = (await world.Launcher.Post<Web.Page<StandardFieldView>>("/api/standard-fields", CreateStandardFields.Example)).Body.Items;
        world.FieldList = (await world.Launcher.Post<FieldListView>("/api/field-lists", new CreateFieldList
        {
            ProgrammeId = world.Programme.Id, ValidFrom = new DateOnly(2026, 1, 1),
            Fields =
            [
                new("NTM", "Xây dựng nông thôn mới", standard[0].Id), new("CCHC", "Cải cách hành chính, công sở", standard[3].Id),
                new("MTDT", "Mặt trận, đoàn thể", standard[3].Id), new("XDD", "Góp phần xây dựng Đảng, chính quyền", standard[3].Id), new("KHAC", "Khác", Other: true),
            ],
        })).Body;
        return world;
    }

    /// <summary>An open campaign: cells and base organisations are obliged, due in thirty days unless said otherwise.</summary>
    public static async Task<World> WithOpenCampaign(Func<World, CampaignContent, CampaignContent>? change = null, Walls walls = Walls.Both)
    {
        var world = await WithProgramme(walls);
        world.Campaign = await world.OpenCampaign("DVK-2026", change);
        return world;
    }

    public async Task<CampaignView> OpenCampaign(string code, Func<World, CampaignContent, CampaignContent>? change = null)
    {
        var draft = await DraftCampaign(code, change);
        return (await Launcher.Post<CampaignView>($"/api/campaigns/{draft.Id}/open", null, draft.RowVersion)).Body;
    }

    public async Task<CampaignView> DraftCampaign(string code, Func<World, CampaignContent, CampaignContent>? change = null) => (await Launcher.Post<CampaignView>("/api/campaigns",
        new CreateCampaign { ProgrammeId = Programme.Id, Code = code, Content = change is null ? PlainContent() : change(this, PlainContent()) })).Body;

    public CampaignContent PlainContent() => new(
        FieldList.Id, "Thi đua Dân vận khéo năm 2026", "Vì dân phục vụ", new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), ["Kế hoạch 12-KH/TU"],
        new RegistrationForm([FormPart.Name, FormPart.Situation]), [new("workdays", "Ngày công", Measure.Workday, RollUp.Sum, Required: true), new("money", "Kinh phí", Measure.Dong, RollUp.Sum)],
        CampaignRules.Plain, [Due("cell", Today.AddDays(30)), Due("base", Today.AddDays(60), Obliged.Subtree)],
        [new(Subject.Collective, [new("I", "Cách làm", 40, []), new("II", "Hiệu quả", 60, [])], [], [], 50)]);

    public TierDates Due(string tier, DateOnly? on, Obliged obliged = Obliged.Own, PlantedUnit? pilot = null) =>
        new(Tiers[tier], obliged, new PlannedDay(on), new PlannedDay(on?.AddDays(90)), PlannedDay.None, PlannedDay.None, PlannedDay.None, pilot?.Id);

    public RegisterModel Model(string name = "Đường hoa ấp Trung Bình", string field = "NTM", Kind kind = Kind.Model, Subject subject = Subject.Collective, Guid? unitId = null) => new()
    {
        CampaignId = Campaign.Id, UnitId = unitId, FieldId = FieldList.Fields.Single(f => f.Code == field).Id, Name = name, Kind = kind, Subject = subject,
        Holder = subject == Subject.Collective ? null : "Bà Trần Thị Minh Họa", Parts = new FormParts { Situation = "Tuyến đường ít người chăm sóc" },
    };

    /// <summary>A registration of the unit, brought to the status through the API by an officer of the unit and the province's agency.</summary>
    public async Task<RegistrationView> Registered(PlantedUnit unit, RegistrationStatus status = RegistrationStatus.Draft, RegisterModel? model = null, Client? officer = null)
    {
        officer ??= await Officer(unit);
        var at = (await officer.Post<RegistrationView>("/api/registrations", model ?? Model())).Body;
        return await Brought(at, status, officer);
    }

    /// <summary>A draft of the officer, brought further.</summary>
    public async Task<RegistrationView> Brought(RegistrationView at, RegistrationStatus status, Client officer)
    {
        if (status == RegistrationStatus.Draft) return at;
        at = (await officer.Post<RegistrationView>($"/api/registrations/{at.Id}/submit", null, at.RowVersion)).Body;
        if (status == RegistrationStatus.Submitted) return at;
        at = (await Launcher.Post<RegistrationView>($"/api/registrations/{at.Id}/accept", null, at.RowVersion)).Body;
        if (status == RegistrationStatus.Accepted) return at;
        var result = (await officer.Post<ResultView>($"/api/registrations/{at.Id}/results", DraftResult.Example)).Body;
        result = (await officer.Post<ResultView>($"/api/results/{result.Id}/hand-in", null, result.RowVersion)).Body;
        if (status == RegistrationStatus.Confirmed) await Launcher.Post<ResultView>($"/api/results/{result.Id}/confirm", null, result.RowVersion);
        return (await officer.Get<RegistrationView>($"/api/registrations/{at.Id}")).Body;
    }
}
