using FsCheck;
using FsCheck.Fluent;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using static Kheo.Domain.Tests.Campaigns.Given;
using static Kheo.Domain.Tests.Registrations.GivenRegistration;

namespace Kheo.Domain.Tests.Registrations;

public class HandInTests
{
    private static readonly DateOnly Today = VietnamTime.Day(Now);
    private static readonly Remark Situation = new(FormPart.Situation, "Nêu rõ lý do");

    [Fact]
    public void Each_time_is_kept_as_it_read_and_as_it_was_answered()
    {
        var registration = HandedIn();
        registration.Return([Situation], null, Chair, Now.AddDays(1), Today.AddDays(5));
        registration.Save(Written with { Parts = Written.Parts with { Situation = "Tuyến kênh ô nhiễm từ 2024" } }, Now.AddDays(2));
        registration.Submit(Open, Base, Author, Now.AddDays(3));
        registration.Accept(Chair, Now.AddDays(4));

        Assert.Equal([(1, (CommitteeAnswer?)CommitteeAnswer.Returned, (DateOnly?)Today.AddDays(5)), (2, CommitteeAnswer.Accepted, null)], registration.HandIns.Select(h => (h.Number, h.Answer, h.MendBy)));
        Assert.Equal([FormPart.Situation], registration.HandIns[1].Reading.ChangedSince(registration.HandIns[0].Reading));
        Assert.Equal((Situation, Author, Chair), (registration.HandIns[0].Remarks.Single(), registration.HandIns[0].HandedInBy, registration.HandIns[0].AnsweredBy!.Value));
    }

    [Fact]
    public void It_lies_with_one_side_at_a_time_until_the_day_that_was_named()
    {
        var campaign = OpenCampaign(Content(CampaignRules.Plain with { AnswerWithin = 3 }));
        var registration = Drafted(campaign: campaign);
        Assert.Equal((Now, null), (registration.TurnSince, registration.TurnDue));
        registration.Submit(campaign, Base, Author, Now.AddHours(1), calendar: WorkingCalendar.For("/VN/AB/X1/", [new("/VN/", WorkingCalendar.Plain.NextOnOrAfter(Today.AddDays(1)), false)]));
        Assert.Equal((Now.AddHours(1), WorkingCalendar.Plain.After(Today, 4)), (registration.TurnSince, registration.TurnDue!.Value));
        registration.Return([Situation], null, Chair, Now.AddDays(1), Today.AddDays(1));
        Assert.Equal((Now.AddDays(1), Today.AddDays(1)), (registration.TurnSince, registration.TurnDue!.Value));
        registration.Submit(campaign, Base, Author, Now.AddDays(2));
        Breaks(Rules.RegistrationMendByPast, () => registration.Return([Situation], null, Chair, Now.AddDays(2), Today.AddDays(1)));
        Assert.Equal(RegistrationStatus.Submitted, registration.Status);
    }

    [Theory]
    [InlineData("Accept")]
    [InlineData("Return")]
    [InlineData("Refuse")]
    public void An_answer_is_taken_back_within_two_minutes_and_leaves_nothing(string answer)
    {
        var (registration, untouched) = (HandedIn(), HandedIn());
        Verbs[answer](registration);
        Breaks(Rules.RegistrationAnswerTold, () => registration.TakeBackAnswer(null, Author, Now));
        Breaks(Rules.RegistrationAnswerTold, () => registration.TakeBackAnswer(null, Chair, Now + Registration.SecondThought));
        registration.TakeBackAnswer(null, Chair, Now + Registration.SecondThought - TimeSpan.FromTicks(1));
        static object?[] Standing(Registration r) => [r.Status, r.Remarks.Count, r.Reason, r.SubmittedParts, r.AcceptedAt, r.AcceptedBy, r.Rounds, r.TurnSince, r.HandIns[0].Answer, r.HandIns[0].AnsweredAt, r.HandIns[0].MendBy];
        Assert.Equal(Standing(untouched), Standing(registration));
    }

    [Fact]
    public void What_has_moved_on_is_not_taken_back()
    {
        var registration = HandedIn();
        registration.Return([], "Viết lại", Chair, Now);
        registration.Save(Written, Now.AddSeconds(5));
        Breaks(Rules.RegistrationMovedOn, () => registration.TakeBackAnswer(null, Chair, Now.AddSeconds(6)));
    }

    [Fact]
    public void Taking_the_second_answer_back_brings_the_first_remarks_to_hand_again()
    {
        var registration = HandedIn();
        registration.Return([Situation], null, Chair, Now);
        registration.Submit(Open, Base, Author, Now.AddDays(1));
        registration.Accept(Chair, Now.AddDays(2));
        registration.TakeBackAnswer(registration.HandIns[0], Chair, Now.AddDays(2));
        Assert.Equal((1, registration.HandIns[0].Reading), (registration.Remarks.Count, registration.SubmittedParts));
    }

    [Fact]
    public void Merged_each_names_the_other()
    {
        var (one, other) = (HandedIn(), At(RegistrationStatus.Accepted));
        one.Merge(other, "Chi bộ ấp 3", "Chi bộ ấp 4", "Cùng một tuyến đường", Chair, Now);
        Assert.Equal((RegistrationStatus.Merged, new Joined(other.Id, other.Code, other.Name, "Chi bộ ấp 4"), CommitteeAnswer.Merged), (one.Status, one.MergedInto, one.HandIns[0].Answer));
        Assert.Equal([new Joined(one.Id, one.Code, one.Name, "Chi bộ ấp 3")], other.Joined);
    }

    [Theory, InlineData(RegistrationStatus.Submitted), InlineData(RegistrationStatus.Accepted)]
    public void A_merger_is_taken_back_on_both_sides(RegistrationStatus carrying)
    {
        var (one, third, other, untouched) = (HandedIn(), HandedIn(), At(carrying), HandedIn());
        third.Merge(other, "Chi bộ ấp 5", "Chi bộ ấp 4", "Cùng một tuyến đường", Chair, Now);
        one.Merge(other, "Chi bộ ấp 3", "Chi bộ ấp 4", "Cùng một tuyến đường", Chair, Now);
        Breaks(Rules.RegistrationAnswerTold, () => one.TakeBackAnswer(null, Chair, Now + Registration.SecondThought, other));
        one.TakeBackAnswer(null, Chair, Now.AddSeconds(5), other);
        Assert.Equal((RegistrationStatus.Submitted, null, null, untouched.TurnSince, null), (one.Status, one.MergedInto, one.Reason, one.TurnSince, one.HandIns[0].Answer));
        Assert.Equal((carrying, third.Id), (other.Status, Assert.Single(other.Joined).Id));
    }

    [Fact]
    public void A_merger_is_not_taken_back_once_the_other_has_moved_on_or_is_out_of_sight()
    {
        var (one, other) = (HandedIn(), HandedIn());
        one.Merge(other, "Chi bộ ấp 3", "Chi bộ ấp 4", "Cùng một tuyến đường", Chair, Now);
        Breaks(Rules.RegistrationMovedOn, () => one.TakeBackAnswer(null, Chair, Now.AddSeconds(2)));
        Breaks(Rules.RegistrationMovedOn, () => one.TakeBackAnswer(null, Chair, Now.AddSeconds(2), HandedIn()));
        other.Accept(Chair, Now.AddSeconds(3));
        Breaks(Rules.RegistrationMovedOn, () => one.TakeBackAnswer(null, Chair, Now.AddSeconds(4), other));
        Assert.Equal((RegistrationStatus.Merged, 1), (one.Status, other.Joined.Count));
    }

    [Fact]
    public void It_merges_into_another_of_the_campaign_that_was_handed_in()
    {
        var one = HandedIn();
        var elsewhere = OpenCampaign();
        var foreign = Drafted(campaign: elsewhere);
        foreign.Submit(elsewhere, Base, Author, Now);
        foreach (var into in new[] { one, foreign, Drafted(), At(RegistrationStatus.Reported) })
            Breaks(Rules.RegistrationJoinsNone, () => one.Merge(into, "a", "b", "Trùng", Chair, Now));
        Breaks(Rules.RegistrationReasonMissing, () => one.Merge(HandedIn(), "a", "b", " ", Chair, Now));
        Assert.Equal((RegistrationStatus.Submitted, null), (one.Status, one.MergedInto));
    }

    [Fact]
    public void No_more_are_taken_than_the_campaign_says_and_mending_takes_no_second_place()
    {
        var campaign = OpenCampaign(Content(CampaignRules.Plain with { Quotas = [new(1, 2, Kind: Kind.Model)] }));
        CountedAs model = new(Kind.Model, Subject.Collective, GivenRegistration.Field), exemplar = model with { Kind = Kind.Exemplar };
        var registration = Drafted(campaign: campaign);
        Breaks(Rules.RegistrationQuotaFull, () => registration.Submit(campaign, Base, Author, Now, [model, model]));
        registration.Submit(campaign, Base, Author, Now, [model, exemplar, exemplar]);
        registration.Return([], "Viết lại", Chair, Now);
        registration.Submit(campaign, Base, Author, Now, [model, exemplar]);
    }

    [Fact]
    public void A_quota_counts_what_it_names_and_asks_for_what_is_missing() => Prop.ForAll(
        Gen.Elements<Kind?>(null, Kind.Model, Kind.Exemplar).Two().ToArbitrary(), Gen.Choose(0, 6).Two().ToArbitrary(), (kinds, numbers) =>
        {
            var quota = new RegistrationQuota(Math.Max(1, numbers.Item1), null, Kind: kinds.Item1);
            var counted = quota.Counts(new CountedAs(kinds.Item2 ?? Kind.Model, Subject.Collective, GivenRegistration.Field));
            return counted == (kinds.Item1 is null || kinds.Item1 == (kinds.Item2 ?? Kind.Model)) && quota.Missing(numbers.Item2) == Math.Max(0, quota.Min!.Value - numbers.Item2);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(null, null, false)]
    [InlineData(0, null, false)]
    [InlineData(3, 2, false)]
    [InlineData(2, 2, true)]
    [InlineData(null, 1, true)]
    public void A_campaign_takes_no_quota_that_cannot_be_met(int? min, int? max, bool sound)
    {
        void Save() => OpenCampaign(Content(CampaignRules.Plain with { Quotas = [new(min, max)] }));
        if (sound) Save();
        else Breaks(Rules.CampaignQuotaUnsound, Save);
    }
}
