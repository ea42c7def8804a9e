using Kheo.Domain.Campaigns;

namespace Kheo.Domain.Tests.Campaigns;

/// <summary>Campaigns named by state, for the tests of the law.</summary>
internal static class Given
{
    public static readonly Guid Unit = Guid.CreateVersion7(), ProgrammeId = Guid.CreateVersion7(), ListId = Guid.CreateVersion7();
    public static readonly Guid Province = Guid.CreateVersion7(), District = Guid.CreateVersion7(), Base = Guid.CreateVersion7(), Pilot = Guid.CreateVersion7();
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 2, 0, 0, TimeSpan.Zero);

    public static PlannedDay On(int month, int day) => new(new DateOnly(2026, month, day), null);

    public static TierDates Tier(Guid tier, PlannedDay registration, Guid? pilot = null, Obliged obliged = Obliged.Own) =>
        new(tier, obliged, registration, PlannedDay.None, PlannedDay.None, PlannedDay.None, PlannedDay.None, pilot);

    public static SheetContent Sheet(Subject subject = Subject.Collective, decimal second = 40) => new(
        subject,
        [new("I", "Nội dung", 60, [new("I.1", "Cách làm", 20), new("I.2", "Kết quả", 40)]), new("II", "Nhân rộng", second, [])],
        [new("good", "Tốt", 70), new("excellent", "Xuất sắc", 90)], [new("X", "Vi phạm pháp luật")], 50);

    public static CampaignContent Content(CampaignRules? rules = null) => new(
        ListId, "Thi đua Dân vận khéo năm 2026", "Vì dân phục vụ", new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), ["Kế hoạch 12-KH/TU"],
        new RegistrationForm([FormPart.Name, FormPart.Situation]), [new("workdays", "Ngày công", Measure.Workday, RollUp.Sum)],
        rules ?? CampaignRules.Plain, [Tier(Base, On(6, 30))], [Sheet()]);

    public static Campaign DraftCampaign(CampaignContent? content = null) => Campaign.Draft(Unit, "/VN/AB/", ProgrammeId, "DVK-2026", content ?? Content());

    public static Campaign OpenCampaign(CampaignContent? content = null)
    {
        var campaign = DraftCampaign(content);
        campaign.Open(Now);
        return campaign;
    }

    public static void Breaks(Rule rule, Action act) => Assert.Equal(rule.Code, Assert.Throws<RuleBroken>(act).Rule.Code);
}
