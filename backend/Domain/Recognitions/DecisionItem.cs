using Kheo.Domain.Campaigns;

namespace Kheo.Domain.Recognitions;

/// <summary>One line of the list as it is drafted: a registration to recognise, to reward, or both; or a unit or person rewarded without one.</summary>
public sealed record ItemContent(Guid? RegistrationId, string Recipient, Guid RecipientUnitId, string RecipientPath, Kind? Kind, Subject Subject,
    bool Recognise, bool Typical, AwardForm? Form, AwardCategory? Category, decimal? Coefficient, string? Note)
{
    internal void Check(Decision decision, Purpose purpose)
    {
        RuleBroken.When(RecipientPath == decision.UnitPath || !UnitPaths.Contains(decision.UnitPath, RecipientPath), Rules.DecisionNotFromAbove);
        RuleBroken.When(Recognise && RegistrationId is null, Rules.DecisionNotRegistered);
        RuleBroken.When(Typical && !Recognise, Rules.DecisionTypicalNotRecognised);
        RuleBroken.When(!Recognise && Form is null, Rules.DecisionItemEmpty);
        RuleBroken.When(Form is null != Category is null || (Coefficient is not null && Form is null) || Coefficient <= 0, Rules.DecisionAwardIncomplete);
        RuleBroken.When(Category == AwardCategory.ForTheModel && RegistrationId is null, Rules.DecisionNotRegistered);
        RuleBroken.When((Recognise && purpose == Purpose.Award) || (Form is not null && purpose == Purpose.Recognise), Rules.DecisionPurpose);
    }
}

/// <summary>One line of a decision's list.</summary>
public sealed class DecisionItem
{
    public Guid Id { get; private init; } = Ids.Next();
    public Guid DecisionId { get; private set; }
    public string UnitPath { get; private set; } = "";
    public int Ordinal { get; private set; }
    public Guid? RegistrationId { get; private set; }
    public string Recipient { get; private set; } = "";
    public Guid RecipientUnitId { get; private set; }
    public string RecipientPath { get; private set; } = "";
    public Kind? Kind { get; private set; }
    public Subject Subject { get; private set; }
    public bool Recognise { get; private set; }
    public bool Typical { get; private set; }
    public AwardForm? AwardForm { get; private set; }
    public AwardCategory? AwardCategory { get; private set; }
    public decimal? Coefficient { get; private set; }
    public string? Note { get; private set; }

    private DecisionItem() { }

    internal DecisionItem(Decision decision, int ordinal, ItemContent content)
    {
        (DecisionId, UnitPath, Ordinal, RegistrationId) = (decision.Id, decision.UnitPath, ordinal, content.RegistrationId);
        (Recipient, RecipientUnitId, RecipientPath) = (content.Recipient, content.RecipientUnitId, content.RecipientPath);
        (Kind, Subject, Recognise, Typical) = (content.Kind, content.Subject, content.Recognise, content.Typical);
        (AwardForm, AwardCategory, Coefficient, Note) = (content.Form, content.Category, content.Coefficient, content.Note);
    }
}
