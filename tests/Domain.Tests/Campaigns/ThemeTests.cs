using Kheo.Domain.Campaigns;
using static Kheo.Domain.Tests.Campaigns.Given;

namespace Kheo.Domain.Tests.Campaigns;

public class ThemeTests
{
    private static readonly CampaignContent ThreeYears = Content() with { PeriodTo = new DateOnly(2028, 12, 31) };

    [Fact]
    public void A_campaign_of_several_years_has_one_theme_for_each_and_none_for_a_year_outside()
    {
        Breaks(Rules.CampaignThemeTwice, () => DraftCampaign(ThreeYears with { Themes = [new(2027, "Gần dân"), new(2027, "Vì dân")] }));
        foreach (var year in new[] { 2025, 2029 }) Breaks(Rules.CampaignThemeOutside, () => DraftCampaign(ThreeYears with { Themes = [new(year, "Gần dân")] }));
        var campaign = DraftCampaign(ThreeYears with { Themes = [new(2028, "Vì dân"), new(2026, "Gần dân")] });
        Assert.Equal([2026, 2028], campaign.Themes.Select(t => t.Year));
    }

    [Fact]
    public void What_it_stands_under_and_its_themes_are_content_and_kept_by_version()
    {
        var parent = Guid.CreateVersion7();
        var campaign = OpenCampaign(ThreeYears with { ParentId = parent, Themes = [new(2026, "Gần dân")] });
        campaign.Save(ThreeYears with { Themes = [new(2026, "Sát dân")] }, Now);
        Assert.Equal([(parent, "Gần dân"), (null, "Sát dân")], campaign.Versions.Select(v => (v.Content.ParentId, v.Content.Themes![0].Theme)));
        Assert.Null(Given.DraftCampaign().Content().Themes);
    }
}
