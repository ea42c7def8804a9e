namespace Kheo.Api.Web;

/// <summary>What a route may ask for. A role is a named set of these, held over a unit's subtree for some time.</summary>
public static class Permission
{
    public const string UnitsRead = "units.read";
    public const string UnitsManage = "units.manage";
    public const string AccountsRead = "accounts.read";
    public const string AccountsManage = "accounts.manage";
    public const string AuditRead = "audit.read";
    public const string CampaignsRead = "campaigns.read";
    public const string CampaignsManage = "campaigns.manage";
    public const string RegistrationsRead = "registrations.read";
    public const string RegistrationsWrite = "registrations.write";
    public const string RegistrationsAccept = "registrations.accept";
    public const string RemindersSend = "reminders.send";
    public const string JudgingRead = "judging.read";
    public const string JudgingScore = "judging.score";
    public const string JudgingManage = "judging.manage";
    public const string RecognitionsRead = "recognitions.read";
    public const string DecisionsRead = "decisions.read";
    public const string DecisionsDraft = "decisions.draft";
    public const string DecisionsIssue = "decisions.issue";
    public const string NominationsSend = "nominations.send";
    public const string NominationsAnswer = "nominations.answer";
    public const string ReportsRead = "reports.read";
    public const string ReportsWrite = "reports.write";
    public const string ReportsAnswer = "reports.answer";

    /// <summary>Any signed-in account, over itself: its session, its password, its preferences, its tasks.</summary>
    public const string Own = "own";

    /// <summary>Nobody needs to be signed in.</summary>
    public const string Public = "public";
}

/// <summary>The roles and what each may do. An assignment binds one to a unit, with dates.</summary>
public static class Roles
{
    private static readonly string[] Reads =
    [
        Permission.UnitsRead, Permission.CampaignsRead, Permission.RegistrationsRead, Permission.RecognitionsRead, Permission.ReportsRead,
    ];
    private static readonly string[] Officer = [.. Reads, Permission.RegistrationsWrite, Permission.ReportsWrite];
    private static readonly string[] Committee =
    [
        .. Officer, Permission.RegistrationsAccept, Permission.RemindersSend, Permission.JudgingRead, Permission.DecisionsRead,
        Permission.DecisionsDraft, Permission.NominationsSend, Permission.NominationsAnswer, Permission.ReportsAnswer,
    ];
    private static readonly string[] AllReads = [.. Reads, Permission.JudgingRead, Permission.DecisionsRead];

    public static readonly IReadOnlyDictionary<string, IReadOnlySet<string>> All = new Dictionary<string, IReadOnlySet<string>>
    {
        ["unit-officer"] = Set(Officer),
        ["committee-officer"] = Set(Committee),
        ["standing-agency"] = Set([.. Committee, Permission.CampaignsManage, Permission.JudgingManage, Permission.AuditRead]),
        ["council-member"] = Set([Permission.UnitsRead, Permission.CampaignsRead, Permission.JudgingRead, Permission.JudgingScore]),
        ["leader"] = Set([.. AllReads, Permission.DecisionsIssue, Permission.ReportsAnswer]),
        ["inspector"] = Set([.. AllReads, Permission.AuditRead, Permission.AccountsRead]),
        ["administrator"] = Set(
        [
            Permission.UnitsRead, Permission.UnitsManage, Permission.AccountsRead, Permission.AccountsManage, Permission.AuditRead,
            Permission.CampaignsRead, Permission.CampaignsManage, Permission.ReportsRead,
        ]),
    };

    private static readonly HashSet<string> Changing =
    [
        Permission.UnitsManage, Permission.AccountsManage, Permission.CampaignsManage, Permission.RegistrationsWrite, Permission.RegistrationsAccept,
        Permission.RemindersSend, Permission.JudgingScore, Permission.JudgingManage, Permission.DecisionsDraft, Permission.DecisionsIssue,
        Permission.NominationsSend, Permission.NominationsAnswer, Permission.ReportsWrite, Permission.ReportsAnswer,
    ];

    /// <summary>An inspector reads everything in scope and changes nothing: row-level security gets no write scope from him.</summary>
    public static bool Changes(IReadOnlySet<string> permissions) => permissions.Overlaps(Changing);

    private static HashSet<string> Set(string[] permissions) => [.. permissions];
}
