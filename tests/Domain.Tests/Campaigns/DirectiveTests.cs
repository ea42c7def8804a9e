using Kheo.Domain.Campaigns;
using static Kheo.Domain.Tests.Campaigns.Given;

namespace Kheo.Domain.Tests.Campaigns;

public class DirectiveTests
{
    private static readonly DateOnly Today = VietnamTime.Day(Now);
    private static readonly DirectiveText Whole = new("Về việc đẩy mạnh phong trào", null, "1029-CV/TU", Today, "Nguyễn Văn An", "Phó Bí thư", Today.AddDays(30));

    private static Directive Drafted(DirectiveText? text = null, params string[] branches) => Directive.Draft(Unit, "/VN/AB/", ProgrammeId, null, text ?? Whole, new Distribution([], branches));

    private static Directive Brought(DirectiveStatus status)
    {
        var directive = Drafted();
        if (status != DirectiveStatus.Draft) directive.Issue(5, Now);
        if (status == DirectiveStatus.Withdrawn) directive.Withdraw("Thay bằng văn bản khác");
        return directive;
    }

    [Fact]
    public void Every_status_and_verb_is_either_a_step_or_a_named_refusal()
    {
        var verbs = new Dictionary<string, Action<Directive>>
        {
            ["Save"] = d => d.Save(ProgrammeId, null, Whole, new Distribution([], [])), ["Attach"] = d => d.Attach(), ["Delete"] = d => d.Delete(), ["Issue"] = d => d.Issue(5, Now),
            ["Answer"] = d => d.Answer(), ["Remind"] = d => d.Remind(), ["Withdraw"] = d => d.Withdraw("Thay"),
        };
        var lawful = new Dictionary<(DirectiveStatus, string), DirectiveStatus>
        {
            [(DirectiveStatus.Draft, "Save")] = DirectiveStatus.Draft, [(DirectiveStatus.Draft, "Attach")] = DirectiveStatus.Draft, [(DirectiveStatus.Draft, "Delete")] = DirectiveStatus.Draft,
            [(DirectiveStatus.Draft, "Issue")] = DirectiveStatus.Issued, [(DirectiveStatus.Issued, "Answer")] = DirectiveStatus.Issued, [(DirectiveStatus.Issued, "Remind")] = DirectiveStatus.Issued,
            [(DirectiveStatus.Issued, "Withdraw")] = DirectiveStatus.Withdrawn,
        };
        Assert.Equal(verbs.Keys.Order(), Directive.Lifecycle.Select(s => s.Verb).Order());
        foreach (var status in Enum.GetValues<DirectiveStatus>())
        foreach (var (verb, act) in verbs)
        {
            var directive = Brought(status);
            var may = lawful.TryGetValue((status, verb), out var next);
            var broken = Record.Exception(() => act(directive)) as RuleBroken;
            Assert.Equal((may, may ? null : Directive.Lifecycle.Single(s => s.Verb == verb).Refusal, may ? next : status), (Directive.Allows(verb, status), broken?.Rule, directive.Status));
        }
    }

    [Fact]
    public void It_is_issued_with_number_date_and_signatory_to_somebody_and_not_before_its_day()
    {
        foreach (var lacking in new[] { Whole with { Number = " " }, Whole with { DatedOn = null }, Whole with { Signatory = null } }) Breaks(Rules.DirectiveIncomplete, () => Drafted(lacking).Issue(5, Now));
        Breaks(Rules.DirectiveInFuture, () => Drafted(Whole with { DatedOn = Today.AddDays(1) }).Issue(5, Now));
        Breaks(Rules.DirectivePlanPast, () => Drafted(Whole with { PlanBy = Today.AddDays(-1) }).Issue(5, Now));
        Breaks(Rules.DirectiveReachesNobody, () => Drafted().Issue(0, Now));
        var issued = Brought(DirectiveStatus.Issued);
        Assert.Equal((Today, 5, Now), (issued.IssuedOn, issued.SentTo, issued.IssuedAt));
        Breaks(Rules.DirectiveReasonMissing, () => issued.Withdraw(" "));
    }

    [Fact]
    public void It_goes_down_the_tree_and_a_place_inside_another_says_nothing_new()
    {
        Breaks(Rules.DirectiveOutside, () => Drafted(null, "/VN/"));
        Breaks(Rules.DirectiveOutside, () => Drafted(null, "/VN/ABC/"));
        Assert.Equal(["/VN/AB/"], Drafted().Branches);
        Assert.Equal(["/VN/AB/X1/", "/VN/AB/X10/"], Drafted(null, "/VN/AB/X10/", "/VN/AB/X1/B1/", "/VN/AB/X1/", "/VN/AB/X1/").Branches);
    }

    [Fact]
    public void A_units_own_plan_is_neither_older_than_the_document_nor_of_tomorrow()
    {
        var directive = Brought(DirectiveStatus.Issued);
        var receipt = DirectiveReceipt.Acknowledge(directive, Unit, "/VN/AB/X1/", Guid.NewGuid(), "Bình", Now);
        Breaks(Rules.OwnPlanEarly, () => receipt.EnterPlan(directive, "1-KH/ĐU", Today.AddDays(-1), Now));
        Breaks(Rules.OwnPlanInFuture, () => receipt.EnterPlan(directive, "1-KH/ĐU", Today.AddDays(1), Now));
        receipt.EnterPlan(directive, "1-KH/ĐU", Today, Now);
        receipt.EnterPlan(directive, "2-KH/ĐU", Today, Now.AddDays(1));
        Assert.Equal(("2-KH/ĐU", Now), (receipt.PlanNumber, receipt.PlanEnteredAt));       // mended, and in time all the same
        directive.Withdraw("Thay");
        Breaks(Rules.DirectiveNotIssued, () => receipt.EnterPlan(directive, "3-KH/ĐU", Today, Now));
    }

    [Fact]
    public void Nobody_is_reminded_who_has_answered_nor_of_a_plan_that_was_not_asked_for()
    {
        DirectiveReminder Send(Directive directive, Wanted wanted, int units) => DirectiveReminder.Send(directive, Unit, "/VN/AB/", wanted, [], units, "Đề nghị", Guid.NewGuid(), Now);
        Breaks(Rules.DirectiveAllAnswered, () => Send(Brought(DirectiveStatus.Issued), Wanted.Receipt, 0));
        var asksNone = Drafted(Whole with { PlanBy = null });
        asksNone.Issue(5, Now);
        Breaks(Rules.DirectiveNoPlanAsked, () => Send(asksNone, Wanted.Plan, 3));
        Assert.Equal(3, Send(Brought(DirectiveStatus.Issued), Wanted.Plan, 3).Units);
    }
}
