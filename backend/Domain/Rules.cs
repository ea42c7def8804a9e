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

    // Reorganisations
    public static readonly Rule ReorganisationNotDraft = new("reorganisation.not-draft", "Only a draft can be changed or scheduled.");
    public static readonly Rule ReorganisationNotWaiting = new("reorganisation.not-waiting", "The act has been applied, withdrawn or reversed.");
    public static readonly Rule ReorganisationNotApplied = new("reorganisation.not-applied", "Only an applied act can be reversed.");
    public static readonly Rule ReorganisationReasonMissing = new("reorganisation.reason-missing", "Withdrawing or reversing needs a written reason.");
    public static readonly Rule ReorganisationBeforeItsBasis = new("reorganisation.before-its-basis", "An act takes effect on or after the day of its legal basis.");
    public static readonly Rule ReorganisationDateInFuture = new("reorganisation.date-in-future", "An act is applied once its day has come.");
    public static readonly Rule ReorganisationDayHasCome = new("reorganisation.day-has-come", "The day has come: apply the act, there is nothing to wait for.");
    public static readonly Rule ReorganisationEmpty = new("reorganisation.empty", "An act has at least one operation.");
    public static readonly Rule ReorganisationOverNewer = new("reorganisation.over-newer", "Something newer than the act's day is recorded of a unit it touches.");
    public static readonly Rule ReorganisationOutside = new("reorganisation.outside", "An act changes only units below the one that decides it.");
    public static readonly Rule ReorganisationNotReconciled = new("reorganisation.not-reconciled", "The open work counted before is not what was counted after; nothing was changed.");
    public static readonly Rule ReorganisationChangedSince = new("reorganisation.changed-since", "Something that the act changed has changed again since; it can no longer be reversed as a whole.");
    public static readonly Rule ReorganisationTreeMoved = new("reorganisation.tree-moved", "The tree changed while the act was being planned: look at its impact again.");
    public static readonly Rule UnitReorganised = new("unit.reorganised", "The unit was reorganised at that moment, and what belongs to it stands elsewhere now.");
    public static readonly Rule OperationIncomplete = new("operation.incomplete", "The operation does not name what its kind needs, or names more.");
    public static readonly Rule OperationUnitUnknown = new("operation.unit-unknown", "The operation names a unit that is not known here.");
    public static readonly Rule OperationUnitNotOpen = new("operation.unit-not-open", "The unit is not open on the day before the act.");
    public static readonly Rule OperationUnitNotClosed = new("operation.unit-not-closed", "Only a closed unit can be reopened.");
    public static readonly Rule OperationUnitTwice = new("operation.unit-twice", "Two operations of one act want different things of a unit.");
    public static readonly Rule OperationNothingChanges = new("operation.nothing-changes", "The operation would leave the unit as it is.");
    public static readonly Rule OperationSelfParent = new("operation.self-parent", "A unit does not stand below itself.");
    public static readonly Rule OperationCycle = new("operation.cycle", "A unit does not stand below a unit that stands below it.");
    public static readonly Rule OperationOneHeir = new("operation.one-heir", "Exactly one successor takes the records and the open work.");
    public static readonly Rule OperationNotDirectlyBelow = new("operation.not-directly-below", "A successor takes open units that stand directly below the one that is split, each once.");
    public static readonly Rule OperationNameTwice = new("operation.name-twice", "Two units of one act would bear one name below one unit.");
    public static readonly Rule UnitPathWasAnothers = new("unit.path-was-anothers", "Another unit once stood there under that code, and its past stays its own.");

    // Imports of units
    public static readonly Rule ImportFileKind = new("import.file-kind", "The file is neither an XLSX workbook nor CSV text in UTF-8.");
    public static readonly Rule ImportFileDamaged = new("import.file-damaged", "The file cannot be read to its end as what it says it is.");
    public static readonly Rule ImportFileTooLarge = new("import.file-too-large", "Unpacked, the workbook is larger than can be read safely.");
    public static readonly Rule ImportFileEmpty = new("import.file-empty", "Below the row of column names there is no unit.");
    public static readonly Rule ImportTooManyRows = new("import.too-many-rows", "An import has at most 20 000 units.");
    public static readonly Rule ImportNotChecked = new("import.not-checked", "The import has been applied or cancelled.");
    public static readonly Rule ImportNotImporting = new("import.not-importing", "The import is not under way.");
    public static readonly Rule ImportHasFaults = new("import.has-faults", "A sheet with faults is not imported: mend it and check it again.");
    public static readonly Rule ImportNothingNew = new("import.nothing-new", "All units of the sheet are already there.");
    public static readonly Rule ImportUnitMoved = new("import.unit-moved", "The unit that takes the rows stands elsewhere by now: check the sheet again.");
    public static readonly Rule ImportWithoutFaults = new("import.without-faults", "Nothing stands against the sheet.");

    // Access: accounts, assignments, sessions
    public static readonly Rule AccountUserNameTaken = new("account.user-name-taken", "Somebody already has that user name.");
    public static readonly Rule AccountDisabled = new("account.disabled", "The account is disabled.");
    public static readonly Rule AccountNotDisabled = new("account.not-disabled", "The account is not disabled.");
    public static readonly Rule AccountOwn = new("account.own", "Nobody disables his own account.");
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
    public static readonly Rule HandOverToSelf = new("hand-over.to-self", "Work is handed over to somebody else.");
    public static readonly Rule HandOverNothing = new("hand-over.nothing", "The account holds no role on that day or after it.");
    public static readonly Rule AssignmentEndsInPast = new("assignment.ends-in-past", "A role ends today or later, and not before it began.");

    // Campaigns: programmes, field lists, campaigns, tier plans, obligations
    public static readonly Rule ProgrammeCodeOnce = new("programme.code-once", "The unit already has a programme with this code.");
    public static readonly Rule StandardFieldCodeOnce = new("standard-field.code-once", "The unit already has a standard field with this code.");
    public static readonly Rule FieldListEmpty = new("field-list.empty", "A field list has at least one field.");
    public static readonly Rule FieldListCodeTwice = new("field-list.code-twice", "Two fields of one list may not share a code.");
    public static readonly Rule FieldListOtherTwice = new("field-list.other-twice", "A list has at most one field for everything else.");
    public static readonly Rule FieldListVersionOnce = new("field-list.version-once", "Somebody published the next version of this list at the same moment.");
    public static readonly Rule FieldNotMapped = new("field-list.not-mapped", "Every field but the one for everything else is mapped to a standard field.");
    public static readonly Rule CampaignFieldListOfAnother = new("campaign.field-list-of-another", "The field list belongs to another programme.");
    public static readonly Rule CampaignCodeOnce = new("campaign.code-once", "The unit already has a campaign with this code.");
    public static readonly Rule CampaignNotDraft = new("campaign.not-draft", "Only a draft campaign can be opened.");
    public static readonly Rule CampaignNotOpen = new("campaign.not-open", "The campaign is not open.");
    public static readonly Rule CampaignOutOfReach = new("campaign.out-of-reach", "The campaign was launched for other units.");
    public static readonly Rule CampaignClosed = new("campaign.closed", "A closed campaign is not changed.");
    public static readonly Rule CampaignPeriodReversed = new("campaign.period-reversed", "The period ends after it begins.");
    public static readonly Rule CampaignWithoutDates = new("campaign.without-dates", "A campaign is opened with a registration date for at least one tier.");
    public static readonly Rule CampaignTierTwice = new("campaign.tier-twice", "A tier, or a pilot unit of it, has one row in the plan.");
    public static readonly Rule CampaignPilotWithoutTier = new("campaign.pilot-without-tier", "A pilot unit's row stands beside its tier's row.");
    public static readonly Rule CampaignPilotLater = new("campaign.pilot-later", "A pilot unit's dates are not later than its tier's.");
    public static readonly Rule CampaignObligedWithoutDate = new("campaign.obliged-without-date", "Who must register must know until when.");
    public static readonly Rule CampaignDateNotUnderstood = new("campaign.date-not-understood", "The day in words was not understood: give the date beside it.");
    public static readonly Rule CampaignIndicatorTwice = new("campaign.indicator-twice", "Two indicators may not share a code.");
    public static readonly Rule CampaignIndicatorUnitMissing = new("campaign.indicator-unit-missing", "An indicator in a unit of its own names that unit.");
    public static readonly Rule CampaignSheetTwice = new("campaign.sheet-twice", "A subject has one criteria sheet.");
    public static readonly Rule SheetEmpty = new("sheet.empty", "A criteria sheet has at least one criterion.");
    public static readonly Rule SheetCodeTwice = new("sheet.code-twice", "Criteria, sub-criteria and knock-outs of one sheet do not share codes.");
    public static readonly Rule SheetPointsNotPositive = new("sheet.points-not-positive", "Every criterion is worth more than nothing.");
    public static readonly Rule SheetPointsNotShared = new("sheet.points-not-shared", "Sub-criteria share out exactly their criterion's points.");
    public static readonly Rule SheetMarkOutside = new("sheet.mark-outside", "The pass mark and the bands lie within the sheet's points.");
    public static readonly Rule SheetBandsOverlap = new("sheet.bands-overlap", "Two bands may not begin at the same mark.");
    public static readonly Rule ObligationMet = new("obligation.met", "Nothing is owed: it was handed in, passed to a successor, or the unit is exempt.");
    public static readonly Rule ObligationReasonMissing = new("obligation.reason-missing", "An exemption needs a written reason.");
    public static readonly Rule ObligationNotReminded = new("obligation.not-reminded", "There is no reminder to answer.");
    public static readonly Rule ObligationPromiseInPast = new("obligation.promise-in-past", "The day on which the unit will hand in is today or later.");
    public static readonly Rule ExtensionNotLater = new("extension.not-later", "An extension gives a day after the present one, and not one that has passed.");
    public static readonly Rule ExtensionReasonMissing = new("extension.reason-missing", "More time is asked for, given and refused with a written reason.");
    public static readonly Rule ExtensionOnce = new("extension.once", "The unit has asked for more time already; that request is waiting.");
    public static readonly Rule ExtensionAnswered = new("extension.answered", "The request has been answered.");
    public static readonly Rule CalendarDayTwice = new("calendar.day-twice", "A day stands once in a calendar.");
    public static readonly Rule CalendarOutsideYear = new("calendar.outside-year", "The days lie in the year of the calendar.");
    public static readonly Rule CampaignReportTwice = new("campaign.report-twice", "A tier's plan asks for one report of a kind for a period.");
    public static readonly Rule CampaignReportOutside = new("campaign.report-outside", "A planned report's period lies within the campaign's, and its day is known.");

    // Registrations: models, registrations, result reports, files
    public static readonly Rule ModelContinuesItself = new("model.continues-itself", "A continuing model is the same model, not another one.");
    public static readonly Rule ModelOriginMismatch = new("model.origin-mismatch", "A new model has no origin; a replicated or upgraded one has.");
    public static readonly Rule ModelOfAnother = new("model.of-another", "The model belongs to another unit or another programme.");
    public static readonly Rule RegistrationModelOnce = new("registration.model-once", "The model is already registered in this campaign.");
    public static readonly Rule RegistrationFieldUnknown = new("registration.field-unknown", "The field is not in the campaign's list.");
    public static readonly Rule RegistrationNotDraft = new("registration.not-draft", "Only a draft, or what was returned, can be changed and handed in.");
    public static readonly Rule RegistrationNotSubmitted = new("registration.not-submitted", "Only what was handed in can be accepted, returned or refused.");
    public static readonly Rule RegistrationNotAccepted = new("registration.not-accepted", "Results are reported for an accepted registration.");
    public static readonly Rule RegistrationNotReported = new("registration.not-reported", "There is no result handed in to confirm or return.");
    public static readonly Rule RegistrationNotConfirmed = new("registration.not-confirmed", "Only a registration whose result is confirmed can be judged.");
    public static readonly Rule RegistrationNotJudged = new("registration.not-judged", "Only a judged registration can be recognised.");
    public static readonly Rule RegistrationNotRecognised = new("registration.not-recognised", "The registration is not recognised.");
    public static readonly Rule RegistrationPastWithdrawal = new("registration.past-withdrawal", "What was accepted, refused or withdrawn can no longer be withdrawn.");
    public static readonly Rule RegistrationSealed = new("registration.sealed", "Files can be added and removed only while the unit is working on it.");
    public static readonly Rule RegistrationTooEarly = new("registration.too-early", "Registration has not begun yet.");
    public static readonly Rule RegistrationTooLate = new("registration.too-late", "The registration date has passed, and this campaign takes nothing late.");
    public static readonly Rule RegistrationIncomplete = new("registration.incomplete", "Parts that the campaign requires are empty.");
    public static readonly Rule RegistrationHolderMissing = new("registration.holder-missing", "An individual or household registration names who carries it.");
    public static readonly Rule RegistrationReasonMissing = new("registration.reason-missing", "Returning or refusing needs a written reason.");
    public static readonly Rule RegistrationPartNotReopened = new("registration.part-not-reopened", "Only the parts named in the remarks are open again.");
    public static readonly Rule ResultOnce = new("result.once", "The registration already has a result report.");
    public static readonly Rule ResultNotDraft = new("result.not-draft", "Only a draft, or what was returned, can be changed and handed in.");
    public static readonly Rule ResultNotHandedIn = new("result.not-handed-in", "Only what was handed in can be confirmed or returned.");
    public static readonly Rule ResultIncomplete = new("result.incomplete", "Sections that the campaign requires are empty.");
    public static readonly Rule ResultRemarkMissing = new("result.remark-missing", "Returning a result needs at least one remark.");
    public static readonly Rule ResultIndicatorMissing = new("result.indicator-missing", "An indicator that the campaign requires has no actual value.");
    public static readonly Rule ResultIndicatorUnknown = new("result.indicator-unknown", "The campaign does not ask for this indicator.");
    public static readonly Rule ResultIndicatorTwice = new("result.indicator-twice", "An indicator has one line.");
    public static readonly Rule FileKindRefused = new("file.kind-refused", "The content is not a JPEG, PNG, WebP, PDF, DOCX or XLSX file that can be taken.");
    public static readonly Rule FileTooLarge = new("file.too-large", "The file is larger than 20 MB.");
    public static readonly Rule FileTooManyPixels = new("file.too-many-pixels", "The picture has more pixels than can be opened safely.");
    public static readonly Rule FileDamaged = new("file.damaged", "The stored bytes no longer match what was handed in.");
    public static readonly Rule FileNotAPicture = new("file.not-a-picture", "Only pictures have a thumbnail.");

    // Judging: councils, sessions, scores
    public static readonly Rule CouncilTerm = new("council.term", "A council's term begins on or after its decision and ends after it began.");
    public static readonly Rule CouncilOneChair = new("council.one-chair", "A council has exactly one chair.");
    public static readonly Rule CouncilOneSecretary = new("council.one-secretary", "A council has exactly one secretary.");
    public static readonly Rule CouncilSeatOnce = new("council.seat-once", "One person holds one seat on a council.");
    public static readonly Rule CouncilSeatUnknown = new("council.seat-unknown", "No active account has one of these user names.");
    public static readonly Rule CouncilOutOfTerm = new("council.out-of-term", "The council does not sit on that day.");
    public static readonly Rule SessionQuorumUnsound = new("session.quorum-unsound", "A quorum is a part of the seats: more than none, at most all.");
    public static readonly Rule SessionPassRuleUnsound = new("session.pass-rule-unsound", "Marks are not negative, shares lie within 0 and 100 per cent, and at least one knock-out fails a candidate.");
    public static readonly Rule SessionTiesEndWithChair = new("session.ties-end-with-chair", "The last tie rule, and only the last, is the chair's choice.");
    public static readonly Rule SessionTieCriterion = new("session.tie-criterion", "A tie rule by criterion names a criterion of the sheet, and no other tie rule names one.");
    public static readonly Rule SessionQuotaUnsound = new("session.quota-unsound", "A quota gives one subject at least one place, once.");
    public static readonly Rule SessionNotPreparing = new("session.not-preparing", "The session is no longer being prepared.");
    public static readonly Rule SessionNotScoring = new("session.not-scoring", "The session is not open for scoring.");
    public static readonly Rule SessionClosed = new("session.closed", "The session is closed.");
    public static readonly Rule SessionNoCandidates = new("session.no-candidates", "A session without candidates cannot open.");
    public static readonly Rule SessionNoCriteriaSheet = new("session.no-criteria-sheet", "The campaign has no criteria sheet for the subject of a candidate.");
    public static readonly Rule SessionNotAMember = new("session.not-a-member", "Only a member of the council takes part in its session.");
    public static readonly Rule SessionNoQuorum = new("session.no-quorum", "Too few members are recorded as present.");
    public static readonly Rule SessionTieUnresolved = new("session.tie-unresolved", "Candidates who pass are still equal; the chair's choice is not recorded.");
    public static readonly Rule CandidateOnce = new("candidate.once", "A registration is put before a session once.");
    public static readonly Rule CandidateNotBelow = new("candidate.not-below", "A council judges work of units below its own.");
    public static readonly Rule CandidateNotHere = new("candidate.not-here", "That candidate is not before this session.");
    public static readonly Rule CandidateNotEligible = new("candidate.not-eligible", "Only a confirmed registration, or one nominated to this unit, can be judged.");
    public static readonly Rule CandidateAlreadyRecused = new("candidate.already-recused", "The member has already stepped aside for this candidate.");
    public static readonly Rule TieChairOnly = new("tie.chair-only", "The chair settles a tie; the secretary does where the chair is recused.");
    public static readonly Rule TieNotTied = new("tie.not-tied", "The choice must name exactly the candidates that are still equal.");
    public static readonly Rule ScorerRecused = new("score.recused", "A recused member does not score this candidate.");
    public static readonly Rule ScoreSheetHandedIn = new("score.handed-in", "The score sheet has been handed in.");
    public static readonly Rule ScoreSheetIncomplete = new("score.incomplete", "Every criterion needs a score before the sheet is handed in.");
    public static readonly Rule ScoreCriterionUnknown = new("score.criterion-unknown", "Each line names one criterion of the sheet, once.");
    public static readonly Rule ScoreOutOfRange = new("score.out-of-range", "A score lies within 0 and the criterion's maximum, in hundredths at most.");
    public static readonly Rule ScoreDeductionPositive = new("score.deduction-positive", "A deduction takes points off, in hundredths at most.");
    public static readonly Rule ScoreDeductionNeedsReason = new("score.deduction-needs-reason", "Every deduction carries its written reason.");
    public static readonly Rule ScoreKnockOutNeedsReason = new("score.knock-out-needs-reason", "A knock-out carries its written reason.");
    public static readonly Rule ScoreKnockOutUnknown = new("score.knock-out-unknown", "The sheet has no such knock-out.");

    // Recognitions: decisions, recognitions, awards, nominations
    public static readonly Rule BaseSalaryNotPositive = new("base-salary.not-positive", "A base salary is more than nothing.");
    public static readonly Rule BaseSalaryOnce = new("base-salary.once", "A base salary begins once on a day.");
    public static readonly Rule DecisionNotDraft = new("decision.not-draft", "The decision is no longer a draft.");
    public static readonly Rule DecisionNotIssued = new("decision.not-issued", "Only an issued decision can be revoked.");
    public static readonly Rule DecisionEmpty = new("decision.empty", "A decision without a list cannot be issued.");
    public static readonly Rule DecisionInFuture = new("decision.in-future", "A decision is not dated in the future.");
    public static readonly Rule DecisionNumberForm = new("decision.number-form", "A Party decision is numbered like 12-QĐ/ĐU, a State decision like 45/QĐ-UBND.");
    public static readonly Rule DecisionNumberOnce = new("decision.number-once", "The unit has used this number this year.");
    public static readonly Rule DecisionReasonMissing = new("decision.reason-missing", "A revocation carries its written reason.");
    public static readonly Rule DecisionItemEmpty = new("decision.item-empty", "Every line recognises or rewards.");
    public static readonly Rule DecisionItemTwice = new("decision.item-twice", "A registration is recognised once in a list.");
    public static readonly Rule DecisionPurpose = new("decision.purpose", "A line does something that the decision is not for.");
    public static readonly Rule DecisionNotRegistered = new("decision.not-registered", "Only what was registered in the campaign can be recognised or rewarded as a model.");
    public static readonly Rule DecisionNotFromAbove = new("decision.not-from-above", "An authority recognises and rewards units below it, never its own.");
    public static readonly Rule DecisionTypicalNotRecognised = new("decision.typical-not-recognised", "Only what is recognised can be typical.");
    public static readonly Rule DecisionAwardIncomplete = new("decision.award-incomplete", "An award has a form and a category, and its coefficient is more than nothing.");
    public static readonly Rule DecisionNotPassed = new("decision.not-passed", "It was not judged and passed at this tier, or its result is not confirmed.");
    public static readonly Rule DecisionSkipsTier = new("decision.skips-tier", "A tier between has not recognised it, and the campaign does not allow skipping.");
    public static readonly Rule DecisionNoBaseSalary = new("decision.no-base-salary", "No base salary is known for the day of the decision.");
    public static readonly Rule DecisionOverAnother = new("decision.over-another", "The session belongs to another unit, campaign or tier, or is not closed.");
    public static readonly Rule RecognisedAtTier = new("recognition.once-per-tier", "It is already recognised at this tier.");
    public static readonly Rule AwardOnce = new("award.once", "One achievement is rewarded once for a category, across the Party and State tracks.");
    public static readonly Rule AwardNeedsRecognition = new("award.needs-recognition", "A model is rewarded when this tier has recognised it.");
    public static readonly Rule NominationAnswered = new("nomination.answered", "The nomination has been answered.");
    public static readonly Rule NominationOnce = new("nomination.once", "It is nominated to that unit already.");
    public static readonly Rule NominationNotStanding = new("nomination.not-standing", "Only a standing recognition can be nominated.");
    public static readonly Rule NominationNotUpward = new("nomination.not-upward", "A nomination goes to a unit above the authority, at a higher tier.");
    public static readonly Rule NominationInFuture = new("nomination.in-future", "A letter is not dated in the future.");
    public static readonly Rule NominationReasonMissing = new("nomination.reason-missing", "What is returned carries its reason.");

    // Reports: aggregate entries, periodic reports
    public static readonly Rule AggregatePeriodReversed = new("aggregate.period-reversed", "A period ends on or after the day on which it begins.");
    public static readonly Rule AggregateOverContainer = new("aggregate.over-container", "A part may not be larger than the count it is contained in, unless that one is approximate.");
    public static readonly Rule AggregateOfAnother = new("aggregate.of-another", "A part counts the same thing, in the same programme and within the same period.");
    public static readonly Rule AggregateCircle = new("aggregate.circle", "Two counts cannot contain each other.");
    public static readonly Rule PeopleCountInFuture = new("people-count.in-future", "People are counted on a day that has come.");
    public static readonly Rule ReportOnce = new("report.once", "The unit already has a report of this kind for this period.");
    public static readonly Rule ReportCampaignDraft = new("report.campaign-draft", "The campaign has not been opened.");
    public static readonly Rule ReportPeriodOutside = new("report.period-outside", "The report's period lies within the campaign's.");
    public static readonly Rule ReportSectionTwice = new("report.section-twice", "A section is written once.");
    public static readonly Rule ReportSectionUnknown = new("report.section-unknown", "The campaign does not ask for this section.");
    public static readonly Rule ReportSectionMissing = new("report.section-missing", "Sections that the campaign requires are empty.");
    public static readonly Rule ReportNotDraft = new("report.not-draft", "Only a draft, or what was returned, can be changed and handed in.");
    public static readonly Rule ReportNotHandedIn = new("report.not-handed-in", "Only what was handed in can be accepted or returned.");
    public static readonly Rule ReportReasonMissing = new("report.reason-missing", "Returning needs a written reason.");
}
