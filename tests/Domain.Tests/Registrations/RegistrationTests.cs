using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using static Kheo.Domain.Tests.Campaigns.Given;
using static Kheo.Domain.Tests.Registrations.GivenRegistration;

namespace Kheo.Domain.Tests.Registrations;

public class RegistrationTests
{
    [Fact]
    public void A_registration_cannot_be_submitted_twice()
    {
        var registration = HandedIn();
        Breaks(Rules.RegistrationNotDraft, () => registration.Submit(Open, Base, Author, Now));
    }

    [Fact]
    public void A_form_with_a_required_part_empty_is_not_handed_in()
    {
        var registration = Drafted(Written with { Parts = FormParts.Empty with { Situation = "  " } });
        Breaks(Rules.RegistrationIncomplete, () => registration.Submit(Open, Base, Author, Now));
        Assert.Equal((RegistrationStatus.Draft, 1), (registration.Status, registration.Filled));
    }

    [Fact]
    public void An_individual_registration_names_the_person()
    {
        var registration = Drafted(Written, Subject.Individual);
        Breaks(Rules.RegistrationHolderMissing, () => registration.Submit(Open, Base, Author, Now));
        registration.Save(Written with { Holder = "Bà Trần Thị Minh Họa" }, Now);
        registration.Submit(Open, Base, Author, Now);
    }

    [Fact]
    public void Handing_in_after_the_day_is_flagged_and_mending_after_the_day_is_not()
    {
        var midnight = VietnamTime.EndOf(new DateOnly(2026, 6, 30));
        var late = Drafted();
        late.Submit(Open, Base, Author, midnight);
        Assert.True(late.Late);

        var mended = Drafted();
        mended.Submit(Open, Base, Author, midnight.AddTicks(-1));
        mended.Return([new(FormPart.Situation, "Bổ sung số liệu")], null, Chair, midnight.AddDays(1));
        mended.Submit(Open, Base, Author, midnight.AddDays(2));
        Assert.False(mended.Late);
        Assert.Equal(midnight.AddTicks(-1), mended.SubmittedAt);
    }

    [Fact]
    public void A_campaign_that_refuses_the_late_still_takes_what_it_returned_itself()
    {
        var strict = OpenCampaign(Content(CampaignRules.Plain with { Late = LateRule.Refuse }));
        var midnight = VietnamTime.EndOf(new DateOnly(2026, 6, 30));
        Breaks(Rules.RegistrationTooLate, () => Drafted(campaign: strict).Submit(strict, Base, Author, midnight));
        var registration = Drafted(campaign: strict);
        registration.Submit(strict, Base, Author, midnight.AddTicks(-1));
        registration.Return([], "Thiếu chữ ký", Chair, midnight);
        registration.Submit(strict, Base, Author, midnight.AddDays(3));
        Assert.Equal(RegistrationStatus.Submitted, registration.Status);
    }

    [Fact]
    public void Only_the_parts_named_in_the_remarks_are_open_again()
    {
        var registration = HandedIn();
        registration.Return([new(FormPart.Situation, "Nêu rõ lý do")], null, Chair, Now);
        Breaks(Rules.RegistrationPartNotReopened, () => registration.Save(Written with { Name = "Tên khác" }, Now));
        Breaks(Rules.RegistrationPartNotReopened, () => registration.Save(Written with { FieldId = Guid.NewGuid() }, Now));
        registration.Save(Written with { Parts = Written.Parts with { Situation = "Tuyến kênh ô nhiễm từ 2024" } }, Now);
        registration.Submit(Open, Base, Author, Now);
        Assert.Equal([FormPart.Situation], registration.ChangedSinceReturn());
    }

    [Fact]
    public void Returned_as_a_whole_everything_is_open_again()
    {
        var registration = HandedIn();
        registration.Return([], "Viết lại cho cụ thể", Chair, Now);
        registration.Save(Written with { Name = "Tên khác" }, Now);
        Assert.Equal([FormPart.Name], registration.ChangedSinceReturn());
    }

    [Fact]
    public void Returning_and_refusing_need_a_reason_and_change_nothing_without_one()
    {
        var registration = HandedIn();
        Breaks(Rules.RegistrationReasonMissing, () => registration.Return([], " ", Chair, Now));
        Breaks(Rules.RegistrationReasonMissing, () => registration.Refuse("", Chair, Now));
        Assert.Equal(RegistrationStatus.Submitted, registration.Status);
    }

    [Fact]
    public void Nothing_is_begun_or_handed_in_when_the_campaign_is_not_open()
    {
        Breaks(Rules.CampaignNotOpen, () => Drafted(campaign: DraftCampaign()));
        var closed = OpenCampaign();
        var registration = Drafted(campaign: closed);
        closed.Close();
        Breaks(Rules.CampaignNotOpen, () => registration.Submit(closed, Base, Author, Now));
    }

    [Fact]
    public void It_keeps_the_version_of_the_campaign_it_was_handed_in_under()
    {
        var campaign = OpenCampaign();
        var registration = Drafted(campaign: campaign);
        registration.Submit(campaign, Base, Author, Now);
        campaign.Save(Content() with { Theme = "Chủ đề mới" }, Now);
        Assert.Equal((1, 2), (registration.CampaignVersion, campaign.Version));
    }

    [Fact]
    public void It_is_found_by_words_without_marks() => Assert.Contains("duong hoa ap 3", Drafted().SearchFold, StringComparison.Ordinal);

    [Fact]
    public void A_replica_remembers_its_origin_and_a_continuing_model_is_the_same_one()
    {
        var origin = Model.Start(Unit, "/VN/AB/X1/", ProgrammeId, "Đường hoa", Kind.Model, Subject.Collective, 2025);
        var replica = Model.Start(Guid.NewGuid(), "/VN/AB/X2/", ProgrammeId, "Đường hoa", Kind.Model, Subject.Collective, 2026, Lineage.Replication, origin);
        Assert.Equal(origin.Id, replica.OriginId);
        origin.Continue(Unit, ProgrammeId);
        Assert.Equal((Lineage.Continuing, 2025), (origin.Lineage, origin.StartedYear));
        Breaks(Rules.ModelOfAnother, () => origin.Continue(Guid.NewGuid(), ProgrammeId));
        Breaks(Rules.ModelOriginMismatch, () => Model.Start(Unit, "/VN/", ProgrammeId, "x", Kind.Model, Subject.Collective, 2026, Lineage.Upgrade));
        Breaks(Rules.ModelContinuesItself, () => Model.Start(Unit, "/VN/", ProgrammeId, "x", Kind.Model, Subject.Collective, 2026, Lineage.Continuing, origin));
    }
}
