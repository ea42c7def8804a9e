using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Registrations;

namespace Kheo.Api.Features.Registration;

/// <summary>What the policy must know of a registration.</summary>
public interface IRegistrationRow
{
    string UnitPath { get; }
    RegistrationStatus Status { get; }
    bool HasResult { get; }
    bool Dormant { get; }
}

/// <summary>What the policy must know of a result report.</summary>
public interface IResultRow
{
    string UnitPath { get; }
    ResultStatus Status { get; }
}

/// <summary>Who may do what to one registration. Nobody accepts, returns or confirms his own unit's work.</summary>
public static class RegistrationPolicy
{
    public static readonly Policy<IRegistrationRow> Table = new(
        (nameof(SaveRegistration), Writes, r => Allows("Save", r)),
        (nameof(SubmitRegistration), Writes, r => Allows("Submit", r)),
        (nameof(WithdrawRegistration), Writes, r => Allows("Withdraw", r)),
        (nameof(AcceptRegistration), Judges, r => Allows("Accept", r)),
        (nameof(ReturnRegistration), Judges, r => Allows("Return", r)),
        (nameof(RefuseRegistration), Judges, r => Allows("Refuse", r)),
        (nameof(MergeRegistration), Judges, r => Allows("Merge", r)),
        (nameof(TakeBackAnswers), Judges, _ => false),                       // offered to whoever has just answered, not read from the row
        (nameof(MarkPilot), Judges, r => Allows("MarkPilot", r)),
        (nameof(SaveAims), Writes, r => Allows("Aim", r)),
        (nameof(DraftResult), Writes, r => Allows("DraftResult", r) && !r.HasResult),
        ("UploadFile", Writes, r => Allows("Attach", r)),
        ("AssignPersonInCharge", Writes, r => Allows("Inspect", r)),
        ("AttachPaper", Writes, r => Allows("AttachPaper", r)),
        ("UploadPublicCopy", Writes, r => Allows("AttachPaper", r)),
        (nameof(RecordActivity), Writes, r => Allows("CarryOut", r)),
        (nameof(DraftProgress), Writes, r => Allows("CarryOut", r)),
        (nameof(AddContribution), Writes, r => Allows("CarryOut", r)),
        (nameof(RecordVisit), Judges, r => Allows("Inspect", r)),
        (nameof(RemindDormant), (a, r) => a.MayFromAbove(Permission.RemindersSend, r.UnitPath), r => r.Dormant));

    public static readonly Policy<IResultRow> Results = new(
        (nameof(SaveResult), (a, r) => a.May(Permission.RegistrationsWrite, r.UnitPath), r => ResultReport.Allows("Save", r.Status)),
        (nameof(HandInResult), (a, r) => a.May(Permission.RegistrationsWrite, r.UnitPath), r => ResultReport.Allows("HandIn", r.Status)),
        (nameof(ReturnResult), (a, r) => a.MayFromAbove(Permission.RegistrationsAccept, r.UnitPath), r => ResultReport.Allows("Return", r.Status)),
        (nameof(ConfirmResult), (a, r) => a.MayFromAbove(Permission.RegistrationsAccept, r.UnitPath), r => ResultReport.Allows("Confirm", r.Status)));

    public static void Demand(Actor actor, string operation, Domain.Registrations.Registration registration) =>
        Table.Demand(actor, operation, new Loaded(registration.UnitPath, registration.Status));

    public static void Demand(Actor actor, string operation, ResultReport report) => Results.Demand(actor, operation, new LoadedResult(report.UnitPath, report.Status));

    private sealed record Loaded(string UnitPath, RegistrationStatus Status, bool HasResult = false, bool Dormant = false) : IRegistrationRow;

    private sealed record LoadedResult(string UnitPath, ResultStatus Status) : IResultRow;

    private static bool Writes(Actor actor, IRegistrationRow row) => actor.May(Permission.RegistrationsWrite, row.UnitPath);

    private static bool Judges(Actor actor, IRegistrationRow row) => actor.MayFromAbove(Permission.RegistrationsAccept, row.UnitPath);

    private static bool Allows(string verb, IRegistrationRow row) => Domain.Registrations.Registration.Allows(verb, row.Status);
}
