namespace Kheo.Domain;

/// <summary>Every business rule, one line each. Codes are part of the contract: add, never rename.</summary>
public static class Rules
{
    // Everywhere
    public static readonly Rule Stale = new("stale", "Somebody changed this after you read it.");

    // Organisation: tiers, units and their dated versions
    public static readonly Rule TierCodeTaken = new("tier.code-taken", "This unit already has a tier with that code.");
    public static readonly Rule TierValidityEmpty = new("tier.validity-empty", "A tier ends after it begins.");
    public static readonly Rule TierNotInForce = new("tier.not-in-force", "The tier is not in force on that date.");
    public static readonly Rule UnitCodeForm = new("unit.code-form", "A unit code is made of A-Z, 0-9, '_', '.' and '-', begins with a letter or digit and has at most 32.");
    public static readonly Rule UnitCodeTaken = new("unit.code-taken", "The unit above already has a unit with that code.");
    public static readonly Rule UnitKindUnknown = new("unit.kind-unknown", "The kind of unit is not on the list.");
    public static readonly Rule UnitParentNotOpen = new("unit.parent-not-open", "The unit above is not open on that date.");
    public static readonly Rule UnitTierAboveParent = new("unit.tier-above-parent", "A unit cannot stand on a higher tier than the unit above it.");
    public static readonly Rule UnitClosed = new("unit.closed", "The unit is closed.");
    public static readonly Rule UnitDateInFuture = new("unit.date-in-future", "A change of a unit is recorded once its day has come.");
    public static readonly Rule UnitVersionNotLater = new("unit.version-not-later", "A change takes effect after the day on which the present version began.");
    public static readonly Rule UnitNameUnchanged = new("unit.name-unchanged", "The unit already bears these names.");
    public static readonly Rule UnitHasOpenChildren = new("unit.has-open-children", "Units below this one are still open.");

    // Access: accounts, assignments, sessions
    public static readonly Rule AccountUserNameTaken = new("account.user-name-taken", "Somebody already has that user name.");
    public static readonly Rule AccountDisabled = new("account.disabled", "The account is disabled.");
    public static readonly Rule AccountNotDisabled = new("account.not-disabled", "The account is not disabled.");
    public static readonly Rule AccountOwn = new("account.own", "Nobody disables or invites his own account.");
    public static readonly Rule InvitationNotValid = new("invitation.not-valid", "The invitation has been used, replaced, withdrawn or has run out.");
    public static readonly Rule PasswordTooShort = new("password.too-short", "A password has at least 12 characters.");
    public static readonly Rule PasswordIsUserName = new("password.is-user-name", "A password differs from the user name.");
    public static readonly Rule PasswordTooCommon = new("password.too-common", "The password is among those tried first.");
    public static readonly Rule PasswordWrong = new("password.wrong", "The present password is not right.");
    public static readonly Rule AssignmentRoleUnknown = new("assignment.role-unknown", "The role is not on the list.");
    public static readonly Rule AssignmentOwn = new("assignment.own", "Nobody gives or ends his own roles.");
    public static readonly Rule AssignmentOutsideAccountUnit = new("assignment.outside-account-unit", "A role is held at the account's own unit or below it.");
    public static readonly Rule AssignmentValidityEmpty = new("assignment.validity-empty", "A role ends after it begins.");
    public static readonly Rule AssignmentOverlaps = new("assignment.overlaps", "The account already holds this role at this unit in that time.");
    public static readonly Rule AssignmentEnded = new("assignment.ended", "The role has already ended.");
    public static readonly Rule AssignmentEndsInPast = new("assignment.ends-in-past", "A role ends today or later, and not before it began.");

    // Campaigns: programmes, field lists, campaigns, tier plans, obligations

    // Registrations: models, registrations, result reports, files

    // Judging: councils, sessions, scores

    // Recognitions: decisions, recognitions, awards, nominations

    // Reports: aggregate entries, periodic reports
}
