using Kheo.Domain.Campaigns;

namespace Kheo.Domain.Registrations;

/// <summary>How the committee answered what was handed in.</summary>
public enum CommitteeAnswer { Returned, Accepted, Refused, Merged }

/// <summary>The form as it was handed in one time, and how it was answered. Its text never changes, so that any two readings can be compared.</summary>
public sealed class HandIn : UnitOwned
{
    private HandIn() { }

    internal HandIn(Registration registration, Guid by, DateTimeOffset now)
    {
        (UnitId, UnitPath, RegistrationId, Number, CampaignVersion) = (registration.UnitId, registration.UnitPath, registration.Id, registration.Rounds, registration.CampaignVersion);
        (Name, Parts, Answers, HandedInAt, HandedInBy) = (registration.Name, registration.Parts, registration.Answers, now, by);
    }

    public Guid RegistrationId { get; private set; }
    /// <summary>1 for the first time it was handed in.</summary>
    public int Number { get; private set; }
    public int CampaignVersion { get; private set; }
    public string Name { get; private set; } = "";
    public FormParts Parts { get; private set; } = FormParts.Empty;
    public IReadOnlyDictionary<string, OwnAnswer> Answers { get; private set; } = OwnAnswers.None;
    public DateTimeOffset HandedInAt { get; private set; }
    public Guid HandedInBy { get; private set; }
    public CommitteeAnswer? Answer { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public Guid? AnsweredBy { get; private set; }
    public IReadOnlyList<Remark> Remarks { get; private set; } = [];
    public string? Reason { get; private set; }
    /// <summary>The day until which the committee asked for it to be mended.</summary>
    public DateOnly? MendBy { get; private set; }

    public FormReading Reading => new(Name, Parts, Answers);

    internal void Close(CommitteeAnswer answer, Guid by, DateTimeOffset now, IReadOnlyList<Remark>? remarks = null, string? reason = null, DateOnly? mendBy = null) =>
        (Answer, AnsweredBy, AnsweredAt, Remarks, Reason, MendBy) = (answer, by, now, remarks ?? [], reason, mendBy);

    internal void Reopen() => (Answer, AnsweredBy, AnsweredAt, Remarks, Reason, MendBy) = (null, null, null, [], null, null);
}
