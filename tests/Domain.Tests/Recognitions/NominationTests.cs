using Kheo.Domain.Recognitions;
using Kheo.Domain.Registrations;

namespace Kheo.Domain.Tests.Recognitions;

public class NominationTests
{
    private static readonly NominationDossier Dossier = new("DVK-2026-0001", "Chi bộ ấp 1", null, FormParts.Empty, null, null, []);
    private static readonly Submission Upward = new(Guid.NewGuid(), "/AB/", Guid.NewGuid(), 2, "25-TTr/ĐU", Desk.Today, "Đề nghị Tỉnh ủy xem xét, công nhận");

    private static (Desk Desk, Issued Issued) Recognised()
    {
        var desk = new Desk();
        desk.Save(Desk.Recognise(desk.Passed()));
        return (desk, desk.Issue());
    }

    private static Nomination Send(Submission? to = null) => Nomination.Send(Recognised().Issued.Recognitions[0], to ?? Upward, Dossier, Desk.Now);

    [Fact]
    public void A_recognised_model_is_proposed_to_a_unit_above()
    {
        var nomination = Send();
        Assert.Equal((NominationStatus.Sent, "/AB/X001/", "/AB/"), (nomination.Status, nomination.UnitPath, nomination.ToPath));
    }

    [Theory]
    [InlineData("/AB/X001/", 2)]
    [InlineData("/AB/X001/C1/", 2)]
    [InlineData("/CD/", 2)]
    [InlineData("/AB/", 3)]
    public void It_goes_upward_in_tree_and_tier(string path, int rank) =>
        Law.Refuses(Rules.NominationNotUpward, () => Send(Upward with { ToPath = path, ToTierRank = rank }));

    [Fact]
    public void A_letter_is_not_dated_tomorrow() => Law.Refuses(Rules.NominationInFuture, () => Send(Upward with { LetterDate = Desk.Today.AddDays(1) }));

    [Fact]
    public void What_was_revoked_is_not_proposed()
    {
        var (desk, issued) = Recognised();
        desk.Decision.Revoke("Kê khai không đúng", issued.Recognitions, issued.Awards, Desk.Today);
        Law.Refuses(Rules.NominationNotStanding, () => Nomination.Send(issued.Recognitions[0], Upward, Dossier, Desk.Now));
    }

    public static TheoryData<NominationStatus, string> Pairs()
    {
        var pairs = new TheoryData<NominationStatus, string>();
        foreach (var status in Enum.GetValues<NominationStatus>())
            foreach (var verb in new[] { "Accept", "Return" }) pairs.Add(status, verb);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void It_is_answered_once(NominationStatus status, string verb)
    {
        var nomination = Send();
        if (status == NominationStatus.Accepted) nomination.Accept(Desk.Now);
        if (status == NominationStatus.Returned) nomination.Return("Thiếu biên bản", Desk.Now);
        var step = Nomination.Lifecycle.Single(s => s.Verb == verb);
        void Act() { if (verb == "Accept") nomination.Accept(Desk.Now); else nomination.Return("Thiếu biên bản", Desk.Now); }
        if (step.From.Contains(status)) { Act(); Assert.Equal(step.To, nomination.Status); }
        else Law.Refuses(step.Refusal, Act);
    }

    [Fact]
    public void What_is_returned_carries_its_reason() => Law.Refuses(Rules.NominationReasonMissing, () => Send().Return(" ", Desk.Now));
}
