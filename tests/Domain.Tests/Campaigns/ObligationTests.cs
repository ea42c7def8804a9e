using Kheo.Domain.Campaigns;
using static Kheo.Domain.Tests.Campaigns.Given;

namespace Kheo.Domain.Tests.Campaigns;

public class ObligationTests
{
    private static Obligation Owed()
    {
        var campaign = OpenCampaign();
        return Obligation.Of(Unit, "/VN/AB/X1/", campaign, campaign.PlanFor(Base, Unit)!);
    }

    [Fact]
    public void An_exemption_has_a_reason_and_ends_the_reminders()
    {
        var owed = Owed();
        Breaks(Rules.ObligationReasonMissing, () => owed.Exempt(" "));
        owed.Exempt("Chi bộ mới thành lập tháng 6");
        Assert.False(owed.Missing);
        Breaks(Rules.ObligationMet, () => owed.Remind(Now));
    }

    [Fact]
    public void A_reminder_is_counted_and_can_be_answered()
    {
        var owed = Owed();
        Breaks(Rules.ObligationNotReminded, () => owed.Reply("Nộp trước ngày 20", Now));
        owed.Remind(Now);
        owed.Remind(Now.AddDays(1));
        owed.Reply("Nộp trước ngày 20", Now.AddDays(2));
        Assert.Equal((2, Now.AddDays(1), "Nộp trước ngày 20"), (owed.Reminded, owed.LastRemindedAt, owed.Answer));
    }
}
