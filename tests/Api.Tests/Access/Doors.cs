namespace Kheo.Api.Tests.Access;

/// <summary>Where a role's right holds, seen from the unit of its assignment.</summary>
public enum Place
{
    /// <summary>The unit and all below it.</summary>
    Self,
    /// <summary>Strictly below: nobody accepts, reminds or closes his own unit.</summary>
    Above,
    /// <summary>As Self, and readable when a unit above owns it: campaigns, tiers, names.</summary>
    Down,
    /// <summary>As Down, and answered from below: what a unit above issued, those below it acknowledge and remind each other of.</summary>
    Received,
    /// <summary>A list, count, export or report: no target, only its rows can be wrong.</summary>
    List,
    /// <summary>Any signed-in account, over itself.</summary>
    Own,
    /// <summary>Nobody needs to be signed in.</summary>
    Public,
}

/// <summary>
/// One door. `Roles` may knock; `Rows` (when given) may pass where the row itself decides. o unit officer, c committee officer, a standing agency,
/// m council member, l leader, i inspector, d administrator. `Hidden` roles see no such row at all. `Seats` (c chair, s secretary, m member)
/// pass where they sit in the council, wherever that is; a recused one does not score. Written by hand from the domain, not from the product's tables.
/// </summary>
public sealed record Door(string Operation, string Resource, Place Place, string Roles, string? Rows = null, string? Query = null, string Hidden = "", string Seats = "", bool Scores = false)
{
    public string Passing => Rows ?? Roles;
}

public static class Doors
{
    private const string Everybody = "ocamlid";
    private const string Readers = "ocali";
    private const string Reporters = "ocalid";
    private const string Judges = "camli";
    private const string Writers = "oca";
    private const string Committees = "ca";
    private const string Members = "csm";

    /// <summary>Doors that take several ids at once, and what the ids name.</summary>
    public static readonly (string Operation, string Names)[] Bulk =
        [("AcceptRegistrations", "registration"), ("ReturnRegistrations", "registration"), ("TakeBackAnswers", "registration"), ("RemindDormant", "registration"), ("RemindUnits", "obligation"), ("ExemptUnits", "obligation"), ("ExtendUnits", "obligation"),
         ("AddCandidates", "registration")];

    public static readonly Door[] All =
    [
        // Access
        new("SignIn", "", Place.Public, ""), new("AcceptInvitation", "", Place.Public, ""), new("CreateFirstAdministrator", "", Place.Public, ""),
        new("CheckCertificate", "", Place.Public, ""),
        new("GetSession", "", Place.Own, ""), new("SignOut", "", Place.Own, ""), new("ChangePassword", "", Place.Own, ""), new("SavePreferences", "", Place.Own, ""),
        new("ListAccounts", "", Place.List, "id"), new("ExportAccounts", "", Place.List, "id"), new("GetAccount", "account", Place.Self, "id"), new("CreateAccount", "unit", Place.Self, "d"),
        new("ListMyTasks", "", Place.Own, ""), new("ListNotices", "", Place.Own, ""), new("CountNotices", "", Place.Own, ""), new("ReadNotices", "", Place.Own, ""),
        new("ListCalendarFeeds", "", Place.Own, ""), new("RevokeCalendarFeeds", "", Place.Own, ""), new("GetCalendar", "", Place.Public, ""), new("CreateCalendarFeed", "unit", Place.Self, Everybody),
        new("ExportNotices", "", Place.Own, ""), new("ExportCalendarFeeds", "", Place.Own, ""),
        new("SaveAccount", "account", Place.Self, "d"), new("DisableAccount", "account", Place.Self, "d"), new("EnableAccount", "account", Place.Self, "d"),
        new("InviteAccount", "account", Place.Self, "d"), new("ListRoles", "", Place.List, "id"), new("GetAssignment", "assignment", Place.Self, "id"),
        new("HandOverWork", "account", Place.Self, "d"), new("AssignRole", "account", Place.Self, "d"), new("EndAssignment", "assignment", Place.Self, "d"), new("ListAudit", "", Place.List, "aid"),
        new("ExportAudit", "", Place.List, "aid"),
        // Organisation
        new("ListTiers", "", Place.List, Everybody), new("ExportTiers", "", Place.List, Everybody), new("GetTier", "tier", Place.Down, Everybody), 
        new("CreateTier", "unit", Place.Self, "d"),
        new("ListUnits", "", Place.List, Everybody), new("CountUnits", "", Place.List, Everybody), new("ExportUnits", "", Place.List, Everybody), new("GetUnit", "unit", Place.Self, Everybody),
        new("CreateUnit", "unit", Place.Self, "d"), new("RenameUnit", "unit", Place.Self, "d"), new("CloseUnit", "unit", Place.Above, "d"), new("ImportUnits", "unit", Place.Self, "d"),
        new("ExportUnitsAsCsv", "", Place.List, Everybody), new("CheckUnitImport", "unit", Place.Self, "d"), new("GetUnitImport", "import", Place.Self, "d"),
        new("ListUnitImports", "", Place.List, "d"), new("ExportUnitImports", "", Place.List, "d"), new("DownloadUnitImportTemplate", "", Place.List, "d"),
        new("ApplyUnitImport", "import", Place.Self, "d"), new("CancelUnitImport", "import", Place.Self, "d"), new("DownloadUnitImportFaults", "import", Place.Self, "d"),
        new("GetQuietHours", "unit", Place.Self, Everybody), new("SaveQuietHours", "unit", Place.Self, "d"),
        new("GetLineage", "unit", Place.Self, Everybody), new("ListReorganisations", "", Place.List, Everybody), new("ExportReorganisations", "", Place.List, Everybody),
        new("GetReorganisation", "reorganisation", Place.Down, Everybody), new("GetImpact", "reorganisation", Place.Down, "d"), new("ReadSuccessorList", "unit", Place.Self, "d"),
        new("DraftReorganisation", "unit", Place.Self, "d"), new("SaveReorganisation", "reorganisation", Place.Down, "d"), new("ScheduleReorganisation", "reorganisation", Place.Down, "d"),
        new("ApplyReorganisation", "reorganisation", Place.Down, "d"), new("WithdrawReorganisation", "reorganisation", Place.Down, "d"), new("ReverseReorganisation", "reorganisation", Place.Down, "d"),
        // Campaigns
        new("ListProgrammes", "", Place.List, Everybody), new("ExportProgrammes", "", Place.List, Everybody), new("CreateProgramme", "unit", Place.Self, "ad"),
        new("ListStandardFields", "", Place.List, Everybody), new("ExportStandardFields", "", Place.List, Everybody), new("CreateStandardFields", "unit", Place.Self, "ad"),
        new("ListStandardIndicators", "", Place.List, Everybody), new("ExportStandardIndicators", "", Place.List, Everybody), new("CreateStandardIndicators", "unit", Place.Self, "ad"),
        new("ListFieldLists", "", Place.List, Everybody), new("ExportFieldLists", "", Place.List, Everybody), new("CreateFieldList", "unit", Place.Self, "ad"),
        new("ListCampaigns", "", Place.List, Everybody), new("ExportCampaigns", "", Place.List, Everybody), new("GetCampaign", "campaign", Place.Down, Everybody),
        new("GetFormSchema", "campaign", Place.Down, Everybody), new("ListCampaignVersions", "campaign", Place.Down, Everybody), new("ExportCampaignVersions", "campaign", Place.Down, Everybody),
        new("CreateCampaign", "unit", Place.Self, "ad"), new("SaveCampaign", "campaign", Place.Down, "ad"), new("OpenCampaign", "campaign", Place.Down, "ad"),
        new("CloseCampaign", "campaign", Place.Down, "ad"),
        new("ListPacts", "", Place.List, Everybody), new("ExportPacts", "", Place.List, Everybody), new("GetPact", "pact", Place.Self, Everybody), new("DraftPact", "unit", Place.Self, "ad"),
        new("SavePact", "pactDraft", Place.Self, "ad"), new("DeletePact", "pactDraft", Place.Self, "ad"), new("SignPact", "pactDraft", Place.Self, "ad"), new("ScorePact", "pact", Place.Self, "ad"),
        new("ClosePact", "pact", Place.Self, "ad"), new("ClonePact", "pact", Place.Self, "ad"),
        new("ListCalendarDays", "", Place.List, Everybody), new("ExportCalendarDays", "", Place.List, Everybody), new("SaveCalendarDays", "unit", Place.Self, "ad"),
        // Registration
        new("ListRegistrations", "", Place.List, Readers), new("CountRegistrations", "", Place.List, Readers), new("ExportRegistrations", "", Place.List, Readers),
        new("ExportRegistrationsAsCsv", "", Place.List, Readers),
        new("ListSimilarModels", "", Place.List, Readers, Query: "?name=CANARY"), new("GetRegistration", "registration", Place.Self, Readers),
        new("ListSimilarRegistrations", "registration", Place.Self, Readers), new("SearchEverything", "", Place.Own, "", Query: "?q=CANARY&limit=20"),
        new("RegisterModel", "unit", Place.Self, Writers), new("SaveRegistration", "registration", Place.Self, Writers), new("SubmitRegistration", "registration", Place.Self, Writers), new("SaveAims", "registration", Place.Self, Writers),
        new("WithdrawRegistration", "registration", Place.Self, Writers), new("AcceptRegistration", "registration", Place.Above, Committees),
        new("ReturnRegistration", "registration", Place.Above, Committees), new("RefuseRegistration", "registration", Place.Above, Committees), new("MarkPilot", "registration", Place.Above, Committees),
        new("AcceptRegistrations", "registration", Place.Above, Committees), new("ReturnRegistrations", "registration", Place.Above, Committees),
        new("MergeRegistration", "registration", Place.Above, Committees), new("TakeBackAnswers", "registration", Place.Above, Committees),
        new("ListHandIns", "registration", Place.Self, Readers), new("ExportHandIns", "registration", Place.Self, Readers), new("GetQuotas", "report", Place.Self, Readers), new("ListReusableModels", "report", Place.Self, Readers),
        new("DraftResult", "registration", Place.Self, Writers), new("GetResult", "result", Place.Self, Readers), new("SaveResult", "result", Place.Self, Writers),
        new("HandInResult", "result", Place.Self, Writers), new("ReturnResult", "result", Place.Above, Committees), new("ConfirmResult", "result", Place.Above, Committees),
        new("ListRegistrationImports", "", Place.List, Writers), new("ExportRegistrationImports", "", Place.List, Writers), new("GetRegistrationImport", "entries", Place.Self, Writers),
        new("CheckRegistrationImport", "unit", Place.Self, Writers), new("MendRegistrationImport", "entries", Place.Self, Writers), new("MatchRegistrationImport", "entries", Place.Self, Writers), new("ApplyRegistrationImport", "entries", Place.Self, Writers),
        new("CancelRegistrationImport", "entries", Place.Self, Writers), new("UndoRegistrationImport", "entries", Place.Self, Writers),
        new("DownloadRegistrationImportFaults", "entries", Place.Self, Writers), new("DownloadRegistrationImportTemplate", "unit", Place.Self, Writers),
        new("ListFiles", "registration", Place.Self, Readers), new("ExportFiles", "registration", Place.Self, Readers), new("UploadFile", "registration", Place.Self, Writers),
        new("AttachPaper", "registration", Place.Self, Writers), new("ListSamePhotos", "registration", Place.Self, Readers),
        new("StartUpload", "registration", Place.Self, Writers), new("GetUpload", "upload", Place.Self, Writers), new("SendPart", "upload", Place.Self, Writers), new("FinishUpload", "upload", Place.Self, Writers),
        new("DownloadFile", "file", Place.Self, Everybody, Readers, Hidden: "md", Seats: Members),
        new("DownloadThumbnail", "file", Place.Self, Everybody, Readers, Hidden: "md", Seats: Members),
        new("DownloadPublicCopy", "publicCopy", Place.Self, Everybody, Readers, Hidden: "md", Seats: Members),
        new("DownloadPublicThumbnail", "publicCopy", Place.Self, Everybody, Readers, Hidden: "md", Seats: Members),
        new("BlackenPicture", "file", Place.Self, Writers), new("UploadPublicCopy", "file", Place.Self, Writers), new("RemovePublicCopy", "publicCopy", Place.Self, Writers),
        new("RemoveFile", "file", Place.Self, Writers),
        new("ListActivities", "registration", Place.Self, Readers), new("ExportActivities", "registration", Place.Self, Readers), new("GetActivity", "activity", Place.Self, Readers),
        new("RecordActivity", "registration", Place.Self, Writers), new("SaveActivity", "activity", Place.Self, Writers), new("RemoveActivity", "activity", Place.Self, Writers),
        new("GetProgressBoard", "registration", Place.Self, Readers), new("GetProgress", "progress", Place.Self, Readers), new("DraftProgress", "registration", Place.Self, Writers),
        new("SaveProgress", "progress", Place.Self, Writers), new("HandInProgress", "progress", Place.Self, Writers), new("ReturnProgress", "progress", Place.Above, Committees),
        new("AcceptProgress", "progress", Place.Above, Committees), new("RemindDormant", "registration", Place.Above, Committees),
        new("ListVisits", "registration", Place.Self, Readers), new("ExportVisits", "registration", Place.Self, Readers), new("GetVisit", "visit", Place.Self, Readers),
        new("RecordVisit", "registration", Place.Above, Committees), new("SaveVisit", "visit", Place.Above, Committees), new("AnswerVisit", "visit", Place.Self, Writers),
        new("CloseVisit", "visit", Place.Above, Committees),
        new("ListContributions", "registration", Place.Self, Readers), new("ExportContributions", "registration", Place.Self, Readers), new("SumContributions", "registration", Place.Self, Readers),
        new("GetContribution", "contribution", Place.Self, Readers), new("AddContribution", "registration", Place.Self, Writers), new("SaveContribution", "contribution", Place.Self, Writers),
        new("RemoveContribution", "contribution", Place.Self, Writers),
        // Models
        new("GetReplication", "model", Place.Self, Readers), new("ListReplicated", "", Place.List, Readers), new("ExportReplicated", "", Place.List, Readers),
        new("ListPeopleInCharge", "", Place.List, Readers), new("ExportPeopleInCharge", "", Place.List, Readers), new("GetPersonInCharge", "person", Place.Self, Readers),
        new("AssignPersonInCharge", "model", Place.Self, Writers), new("EndPersonInCharge", "person", Place.Self, Writers),
        new("ListTwinnings", "", Place.List, Everybody), new("ExportTwinnings", "", Place.List, Everybody), new("GetTwinning", "twinning", Place.Down, Everybody),
        new("AssignTwinning", "unit", Place.Self, Committees), new("ChangeTwinning", "twinning", Place.Down, Committees), new("EndTwinning", "twinning", Place.Down, Committees),
        // Documents
        new("ListDirectives", "", Place.List, Everybody), new("ExportDirectives", "", Place.List, Everybody), new("ListReceivedDirectives", "", Place.List, Everybody),
        new("ExportReceivedDirectives", "", Place.List, Everybody), new("GetDirective", "directive", Place.Down, Everybody), new("DraftDirective", "unit", Place.Self, "ad"),
        new("SaveDirective", "directive", Place.Down, "ad"), new("DeleteDirective", "draft", Place.Self, "ad"), new("IssueDirective", "draft", Place.Self, "ad"),
        new("WithdrawDirective", "directive", Place.Down, "ad"), new("ListReceivers", "directive", Place.Down, Everybody), new("ExportReceivers", "directive", Place.Down, Everybody),
        new("RemindReceivers", "directive", Place.Received, Committees), new("AcknowledgeDirective", "directive", Place.Received, Writers), new("GetReceipt", "receipt", Place.Self, Everybody),
        new("SaveOwnPlan", "receipt", Place.Self, Writers), new("AttachToDirective", "draft", Place.Self, "ad"), new("AttachOwnPlan", "receipt", Place.Self, Writers),
        new("DownloadAttachment", "attachment", Place.Down, Everybody), new("RemoveAttachment", "attachment", Place.Down, Everybody, "ad"),
        // Evaluation
        new("ListCouncils", "", Place.List, Judges), new("ExportCouncils", "", Place.List, Judges), new("GetCouncil", "council", Place.Self, Judges, Seats: Members),
        new("CreateCouncil", "unit", Place.Self, "a"),
        new("ListAppointees", "", Place.List, "a"),
        new("ListJudgingSessions", "", Place.List, Judges), new("ExportJudgingSessions", "", Place.List, Judges), new("GetJudgingSession", "session", Place.Self, Judges, Seats: Members),
        new("CreateJudgingSession", "council", Place.Self, "a"), new("ListEligible", "session", Place.Self, "a"), new("ExportEligible", "session", Place.Self, "a"),
        new("AddCandidates", "session", Place.Self, "a"), new("OpenScoring", "session", Place.Self, "a"),
        new("RecordAttendance", "session", Place.Self, Judges, "a", Seats: "cs"), new("ChooseTie", "session", Place.Self, "m", "", Seats: "cs"), new("CloseSession", "session", Place.Self, "a"),
        new("ListCandidates", "session", Place.Self, Judges, Seats: Members), new("ExportCandidates", "session", Place.Self, Judges, Seats: Members),
        new("GetCandidate", "candidate", Place.Self, Judges, Seats: Members), new("RemoveCandidate", "candidate", Place.Self, "a"),
        new("DeclareConflict", "candidate", Place.Self, "m", "", Seats: Members, Scores: true), new("SaveScoreSheet", "candidate", Place.Self, "m", "", Seats: Members, Scores: true),
        new("HandInScoreSheet", "candidate", Place.Self, "m", "", Seats: Members, Scores: true),
        new("GetMatrix", "session", Place.Self, Judges, "a", Seats: "cs"), new("ExportMatrix", "session", Place.Self, Judges, "a", Seats: "cs"),
        new("GetRanking", "session", Place.Self, Judges, "a", Seats: "cs"), new("ExportRanking", "session", Place.Self, Judges, "a", Seats: "cs"),
        new("GetMinutes", "session", Place.Self, Judges, Seats: Members),
        // Recognition
        new("ListBaseSalaries", "", Place.List, Readers), new("ExportBaseSalaries", "", Place.List, Readers), new("CreateBaseSalary", "unit", Place.Self, "ad"),
        new("ListDecisions", "", Place.List, "cali"), new("ExportDecisions", "", Place.List, "cali"), new("GetDecision", "decision", Place.Self, "cali"), new("DraftDecision", "unit", Place.Self, Committees),
        new("SaveDecision", "decision", Place.Self, Committees), new("DeleteDraft", "decision", Place.Self, Committees), new("IssueDecision", "decision", Place.Self, "l"),
        new("RevokeDecision", "decision", Place.Self, "l"), new("ExportDecisionItems", "decision", Place.Self, "cali"),
        new("ListRecognitions", "", Place.List, Readers), new("ExportRecognitions", "", Place.List, Readers), new("GetRecognition", "recognition", Place.Self, Readers),
        new("ListAwards", "", Place.List, Readers), new("ExportAwards", "", Place.List, Readers), new("ListNominations", "", Place.List, Readers), new("ExportNominations", "", Place.List, Readers),
        new("GetNomination", "nomination", Place.Self, Readers), new("SendNomination", "recognition", Place.Self, Committees),
        new("AcceptNomination", "nomination", Place.Above, Committees), new("ReturnNomination", "nomination", Place.Above, Committees),
        // Reporting
        new("GetOverview", "report", Place.Self, Reporters), new("GetTileMap", "report", Place.Self, Reporters), new("GetCoverage", "report", Place.Self, Reporters),
        new("GetFunnel", "report", Place.Self, Reporters), new("ExportFunnel", "report", Place.Self, Reporters), new("GetByField", "report", Place.Self, Reporters),
        new("ExportByField", "report", Place.Self, Reporters), new("GetKindBySubject", "report", Place.Self, Reporters), new("ExportKindBySubject", "report", Place.Self, Reporters),
        new("GetAwardsByProgramme", "yearly", Place.Self, Reporters), new("ExportAwardsByProgramme", "yearly", Place.Self, Reporters),
        new("GetBridge", "report", Place.Self, Reporters), new("GetRecognitionsForRating", "yearly", Place.Self, Readers), new("ExportRecognitionsForRating", "yearly", Place.Self, Readers), new("ListMissingUnits", "report", Place.Self, Reporters), new("CountMissing", "report", Place.Self, Reporters),
        new("ExportMissingUnits", "report", Place.Self, Reporters), new("ListShortUnits", "report", Place.Self, Reporters), new("ExportShortUnits", "report", Place.Self, Reporters), new("GetObligation", "obligation", Place.Self, Reporters), new("ExemptUnit", "obligation", Place.Above, Committees),
        new("AnswerReminder", "obligation", Place.Self, Writers), new("RemindUnits", "obligation", Place.Above, Committees), new("ListReminders", "", Place.List, Reporters),
        new("ExportReminders", "", Place.List, Reporters), new("ExportPeriodicReports", "", Place.List, Reporters), new("ExportAggregateEntries", "", Place.List, Reporters),
        new("ListObligations", "report", Place.Self, Reporters), new("CountObligations", "report", Place.Self, Reporters), new("GetDigestText", "report", Place.Self, Reporters),
        new("ExportObligations", "report", Place.Self, Reporters), new("ExemptUnits", "obligation", Place.Above, Committees), new("ExtendUnits", "obligation", Place.Above, Committees),
        new("RequestExtension", "obligation", Place.Self, Writers), new("ListExtensions", "", Place.List, Reporters), new("ExportExtensions", "", Place.List, Reporters), new("GetExtension", "extension", Place.Self, Reporters),
        new("GrantExtension", "extension", Place.Above, Committees), new("RefuseExtension", "extension", Place.Above, Committees),
        new("ListPeopleCounts", "", Place.List, Reporters), new("ExportPeopleCounts", "", Place.List, Reporters), new("SavePeopleCount", "unit", Place.Self, Writers),
        new("ImportPeopleCounts", "unit", Place.Self, Writers),
        new("ListAggregateEntries", "", Place.List, Reporters), new("GetAggregateEntry", "aggregate", Place.Self, Reporters), new("CreateAggregateEntry", "unit", Place.Self, Writers),
        new("SaveAggregateEntry", "aggregate", Place.Self, Writers), new("ListPeriodicReports", "", Place.List, Reporters), new("GetPeriodicReport", "periodic", Place.Self, Reporters),
        new("CreatePeriodicReport", "unit", Place.Self, Writers), new("SavePeriodicReport", "periodic", Place.Self, Writers), new("HandInPeriodicReport", "periodic", Place.Self, Writers),
        new("ReturnPeriodicReport", "periodic", Place.Above, "cal"), new("AcceptPeriodicReport", "periodic", Place.Above, "cal"),
    ];
}
