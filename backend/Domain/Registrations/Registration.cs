using Kheo.Domain.Campaigns;

namespace Kheo.Domain.Registrations;

public enum RegistrationStatus { Draft, Submitted, Returned, Accepted, Reported, Confirmed, Judged, Recognised, Refused, Withdrawn, Merged }

/// <summary>Who and what a registration is for; settled when the draft is begun, open to change while it is one.</summary>
/// <param name="Answers">To the campaign's own fields; null: unsaid, they stay as they are.</param>
public sealed record FormEntry(Guid FieldId, string? Holder, string Name, FormParts Parts, IReadOnlyDictionary<string, OwnAnswer>? Answers = null)
{
    public FormReading Reading => new(Name, Parts, Answers);
}

/// <summary>What the campaign asks of the unit now; needed where own fields were answered.</summary>
/// <param name="Form">As units of its tier read it.</param>
/// <param name="Outdated">Own fields whose answer, as it was returned, the form takes no longer.</param>
public sealed record Asking(RegistrationForm Form, int CampaignVersion, IReadOnlyCollection<string> Outdated);

/// <summary>Where one indicator stood before, and what is to be reached.</summary>
public sealed record IndicatorAim(string Indicator, decimal? Baseline = null, decimal? Target = null);

/// <summary>Another registration in words, readable also where the registration itself is not.</summary>
public sealed record Joined(Guid Id, string Code, string Name, string UnitName);

/// <summary>Đăng ký: one model entered into one campaign by one unit.</summary>
public sealed class Registration : UnitOwned
{
    /// <summary>The whole lifecycle: verb, from which statuses, to which (null: it stays), and the rule that refuses it elsewhere.</summary>
    public static readonly IReadOnlyList<Step<RegistrationStatus>> Lifecycle =
    [
        new("Save", [RegistrationStatus.Draft, RegistrationStatus.Returned], null, Rules.RegistrationNotDraft),
        new("Submit", [RegistrationStatus.Draft, RegistrationStatus.Returned], RegistrationStatus.Submitted, Rules.RegistrationNotDraft),
        new("Withdraw", [RegistrationStatus.Draft, RegistrationStatus.Submitted, RegistrationStatus.Returned], RegistrationStatus.Withdrawn, Rules.RegistrationPastWithdrawal),
        new("Accept", [RegistrationStatus.Submitted], RegistrationStatus.Accepted, Rules.RegistrationNotSubmitted),
        new("Return", [RegistrationStatus.Submitted], RegistrationStatus.Returned, Rules.RegistrationNotSubmitted),
        new("Refuse", [RegistrationStatus.Submitted], RegistrationStatus.Refused, Rules.RegistrationNotSubmitted),
        new("Merge", [RegistrationStatus.Submitted], RegistrationStatus.Merged, Rules.RegistrationNotSubmitted),
        new("TakeBackAnswer", [RegistrationStatus.Accepted, RegistrationStatus.Returned, RegistrationStatus.Refused, RegistrationStatus.Merged], RegistrationStatus.Submitted, Rules.RegistrationNotAnswered),
        new("Join", [RegistrationStatus.Submitted, RegistrationStatus.Accepted], null, Rules.RegistrationJoinsNone),
        new("Part", [RegistrationStatus.Submitted, RegistrationStatus.Accepted], null, Rules.RegistrationMovedOn),
        new("Attach", [RegistrationStatus.Draft, RegistrationStatus.Returned, RegistrationStatus.Accepted], null, Rules.RegistrationSealed),
        new("AttachPaper", [
            RegistrationStatus.Draft, RegistrationStatus.Returned, RegistrationStatus.Accepted, RegistrationStatus.Reported, RegistrationStatus.Confirmed, RegistrationStatus.Judged, RegistrationStatus.Recognised,
        ], null, Rules.RegistrationSealed),
        new("Aim", [RegistrationStatus.Draft, RegistrationStatus.Returned, RegistrationStatus.Accepted], null, Rules.RegistrationSealed),
        new("CarryOut", [RegistrationStatus.Accepted], null, Rules.RegistrationNotUnderWay),
        new("Inspect", [RegistrationStatus.Accepted, RegistrationStatus.Reported, RegistrationStatus.Confirmed, RegistrationStatus.Judged, RegistrationStatus.Recognised], null, Rules.RegistrationNotInspected),
        new("MarkPilot", [RegistrationStatus.Accepted, RegistrationStatus.Reported, RegistrationStatus.Confirmed, RegistrationStatus.Judged, RegistrationStatus.Recognised], null, Rules.PilotNotAccepted),
        new("DraftResult", [RegistrationStatus.Accepted], null, Rules.RegistrationNotAccepted),
        new("HandInResult", [RegistrationStatus.Accepted], RegistrationStatus.Reported, Rules.RegistrationNotAccepted),
        new("ReturnResult", [RegistrationStatus.Reported], RegistrationStatus.Accepted, Rules.RegistrationNotReported),
        new("ConfirmResult", [RegistrationStatus.Reported], RegistrationStatus.Confirmed, Rules.RegistrationNotReported),
        new("MarkJudged", [RegistrationStatus.Confirmed], RegistrationStatus.Judged, Rules.RegistrationNotConfirmed),
        new("MarkJudged", [RegistrationStatus.Judged, RegistrationStatus.Recognised], null, Rules.RegistrationNotConfirmed),        // by the next tier
        new("MarkRecognised", [RegistrationStatus.Judged], RegistrationStatus.Recognised, Rules.RegistrationNotJudged),
        new("MarkRecognised", [RegistrationStatus.Recognised], null, Rules.RegistrationNotJudged),                                  // by the next tier
        new("UnmarkRecognised", [RegistrationStatus.Recognised], RegistrationStatus.Judged, Rules.RegistrationNotRecognised),
    ];

    /// <summary>How long the committee may take an answer back. The unit is told when it is over.</summary>
    public static readonly TimeSpan SecondThought = TimeSpan.FromMinutes(2);

    private readonly List<HandIn> _handIns = [];
    private Registration() { }

    /// <summary>`DVK-2026-0031`: given by the database when the draft is stored, from the gapless counter of the unit that launched the campaign.</summary>
    public string Code { get; private set; } = "";
    public Guid CampaignId { get; private set; }
    /// <summary>The campaign's version under which it was handed in last.</summary>
    public int CampaignVersion { get; private set; }
    public Guid ModelId { get; private set; }
    public Guid FieldId { get; private set; }
    public Kind Kind { get; private set; }
    public Subject Subject { get; private set; }
    /// <summary>Who carries it, when that is a person or a household.</summary>
    public string? Holder { get; private set; }
    public string Name { get; private set; } = "";
    public string NameFold { get; private set; } = "";
    public string SearchFold { get; private set; } = "";
    /// <summary>What the search keeps of it: the beginnings of its words.</summary>
    public string SearchKeys { get; private set; } = "";
    /// <summary>By which models like it, and models in the same place, are looked up.</summary>
    public int[] Bands { get; private set; } = [];
    public FormParts Parts { get; private set; } = FormParts.Empty;
    /// <summary>To the campaign's own fields, by their codes.</summary>
    public IReadOnlyDictionary<string, OwnAnswer> Answers { get; private set; } = OwnAnswers.None;
    /// <summary>How many of the ten parts are filled.</summary>
    public int Filled { get; private set; }
    public RegistrationStatus Status { get; private set; }
    public bool Late { get; private set; }
    public IReadOnlyList<Remark> Remarks { get; private set; } = [];
    public string? Reason { get; private set; }
    public Guid AuthorId { get; private set; }
    /// <summary>When it was handed in first: lateness is judged by it, and mending what was returned does not make it late.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }
    /// <summary>What the committee read when it last returned it; the next reading shows only what changed since.</summary>
    public FormReading? SubmittedParts { get; private set; }
    /// <summary>How often it was handed in.</summary>
    public int Rounds { get; private set; }
    /// <summary>Of all hand-ins those that were loaded; an answer needs the latest.</summary>
    public IReadOnlyList<HandIn> HandIns => _handIns;
    /// <summary>Since when it lies with the unit that mends it or the committee that reads it.</summary>
    public DateTimeOffset TurnSince { get; private set; }
    /// <summary>Until when whoever it lies with is asked to be done: the day named when it was returned, or the campaign's rule for reading.</summary>
    public DateOnly? TurnDue { get; private set; }
    /// <summary>The registration that carries this one on.</summary>
    public Joined? MergedInto { get; private set; }
    /// <summary>Those of which this one carries the work on.</summary>
    public IReadOnlyList<Joined> Joined { get; private set; } = [];
    public DateTimeOffset? AcceptedAt { get; private set; }
    public Guid? AcceptedBy { get; private set; }
    /// <summary>Mô hình điểm: the committee that accepted it shows it to others.</summary>
    public bool Pilot { get; private set; }
    /// <summary>Baseline and target of the campaign's indicators, as far as the unit has set them.</summary>
    public IReadOnlyList<IndicatorAim> Aims { get; private set; } = [];
    public DateTimeOffset LastSignOfLife { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }

    public FormReading Reading => new(Name, Parts, Answers);

    public static bool Allows(string verb, RegistrationStatus status) => Lifecycle.Allows(verb, status);

    /// <summary>Accepted, and since then quiet for more than so many whole days; null: nobody watches.</summary>
    public static bool Dormant(RegistrationStatus status, DateTimeOffset lastSignOfLife, int? afterDays, DateOnly today) =>
        afterDays is { } days && status == RegistrationStatus.Accepted && VietnamTime.Day(lastSignOfLife) < today.AddDays(-days);

    /// <summary>Begins a draft for a model. The campaign must be open; the deadline is judged when it is handed in.</summary>
    public static Registration Draft(Campaign campaign, Model model, FormEntry entry, Guid authorId, DateTimeOffset now)
    {
        RuleBroken.When(campaign.Status != CampaignStatus.Open, Rules.CampaignNotOpen);
        RuleBroken.When(campaign.ProgrammeId != model.ProgrammeId, Rules.ModelOfAnother);
        var registration = new Registration
        {
            UnitId = model.UnitId, UnitPath = model.UnitPath, CampaignId = campaign.Id, CampaignVersion = campaign.Version, ModelId = model.Id,
            Kind = model.Kind, Subject = model.Subject, AuthorId = authorId, CreatedAt = now, TurnSince = now,
        };
        registration.Take(entry, now, campaign.Form);
        return registration;
    }

    /// <summary>Writes a draft. When it was returned with remarks, only the parts and fields they name are open again.</summary>
    public void Save(FormEntry entry, DateTimeOffset now, Asking? asking = null)
    {
        Go("Save");
        if (Status == RegistrationStatus.Returned && Remarks.Count > 0)
        {
            RuleBroken.When(entry.Reading.ChangedSince(Reading).Except(Remarks.Select(r => r.Part).OfType<FormPart>()).Any(), Rules.RegistrationPartNotReopened);
            RuleBroken.When(entry.Answers is not null && Shut(entry.Reading, asking).Any(), Rules.RegistrationPartNotReopened);
            RuleBroken.When(entry.FieldId != FieldId || entry.Holder != Holder, Rules.RegistrationPartNotReopened);
        }
        Take(entry, now, asking?.Form);
    }

    /// <summary>Which fields were changed that no remark names. What was not asked when it was returned is open: a choice that is open opened it, or the campaign asks more since; so is what the form takes no longer.</summary>
    private IEnumerable<string> Shut(FormReading entry, Asking? asking)
    {
        var before = SubmittedParts ?? Reading;
        var changed = entry.FieldsChangedSince(before).Except(Remarks.Select(r => r.Field).OfType<string>());
        if (asking is null) return changed;
        var then = asking.Form.Asked(before).Where(f => asking.CampaignVersion == CampaignVersion || before.Said(f.Code) is not null);
        return changed.Intersect(then.Select(f => f.Code)).Except(asking.Outdated);
    }

    /// <summary>Hands it in to the committee above.</summary>
    /// <param name="standing">What the unit has handed in beside it; only a campaign that takes so many at most asks.</param>
    /// <param name="flaws">What the form's schema has against it, field by field.</param>
    public void Submit(Campaign campaign, Guid tierId, Guid by, DateTimeOffset now, IReadOnlyList<CountedAs>? standing = null, WorkingCalendar? calendar = null, IReadOnlyDictionary<string, string[]>? flaws = null)
    {
        var next = Lifecycle.Next("Submit", Status);
        if (SubmittedAt is null) Late = campaign.Admit(tierId, UnitId, now);
        else RuleBroken.When(campaign.Status != CampaignStatus.Open, Rules.CampaignNotOpen);
        var form = campaign.Form.For(tierId);
        if (flaws is { Count: > 0 } || form.Required.Except(Reading.FilledParts()).Any() || form.Missing(Reading).Any()) throw new RuleBroken(Rules.RegistrationIncomplete, fields: flaws);
        RuleBroken.When(Subject != Subject.Collective && string.IsNullOrWhiteSpace(Holder), Rules.RegistrationHolderMissing);
        RuleBroken.When(campaign.Full(tierId, new CountedAs(Kind, Subject, FieldId), standing ?? []), Rules.RegistrationQuotaFull);
        Status = next;
        CampaignVersion = campaign.Version;
        // What is not asked any more is not handed in.
        if (Answers.Count > 0) Answers = form.Asked(Reading).Select(f => f.Code).Where(Answers.ContainsKey).ToDictionary(f => f, f => Answers[f]);
        SubmittedAt ??= now;
        Reason = null;
        Rounds++;
        _handIns.Add(new HandIn(this, by, now));
        Turn(now, campaign.Rules.AnswerWithin is { } days ? (calendar ?? WorkingCalendar.Plain).After(VietnamTime.Day(now), days) : null);
    }

    /// <summary>Another officer goes on with what its author began; what was handed in keeps the name of who did.</summary>
    public void PassTo(Guid authorId)
    {
        Go("Save");
        AuthorId = authorId;
    }

    public void Withdraw(DateTimeOffset now)
    {
        Go("Withdraw");
        LastSignOfLife = now;
    }

    public void Accept(Guid by, DateTimeOffset now)
    {
        Go("Accept");
        Remarks = [];
        AcceptedAt = now;
        AcceptedBy = by;
        Latest.Close(CommitteeAnswer.Accepted, by, now);
        Turn(now);
    }

    /// <summary>Gives it back to be mended: remarks tied to parts, or a reason for the whole; until a day, when one is named.</summary>
    public void Return(IReadOnlyList<Remark> remarks, string? reason, Guid by, DateTimeOffset now, DateOnly? mendBy = null)
    {
        var next = Lifecycle.Next("Return", Status);
        RuleBroken.When(remarks.Count == 0 && string.IsNullOrWhiteSpace(reason), Rules.RegistrationReasonMissing);
        RuleBroken.When(mendBy < VietnamTime.Day(now), Rules.RegistrationMendByPast);
        Status = next;
        Remarks = remarks;
        Reason = reason;
        SubmittedParts = Reading;
        Latest.Close(CommitteeAnswer.Returned, by, now, remarks, reason, mendBy);
        Turn(now, mendBy);
    }

    public void Refuse(string reason, Guid by, DateTimeOffset now)
    {
        var next = Lifecycle.Next("Refuse", Status);
        RuleBroken.When(string.IsNullOrWhiteSpace(reason), Rules.RegistrationReasonMissing);
        Status = next;
        Reason = reason;
        Latest.Close(CommitteeAnswer.Refused, by, now, reason: reason);
        Turn(now);
    }

    /// <summary>Its work is carried on in another registration of the campaign, which names it from now on.</summary>
    public void Merge(Registration into, string ownUnit, string otherUnit, string reason, Guid by, DateTimeOffset now)
    {
        var next = Lifecycle.Next("Merge", Status);
        RuleBroken.When(into.Id == Id || into.CampaignId != CampaignId, Rules.RegistrationJoinsNone);
        into.Go("Join");
        RuleBroken.When(string.IsNullOrWhiteSpace(reason), Rules.RegistrationReasonMissing);
        Status = next;
        Reason = reason;
        MergedInto = new Joined(into.Id, into.Code, into.Name, otherUnit);
        into.Joined = [.. into.Joined, new Joined(Id, Code, Name, ownUnit)];
        Latest.Close(CommitteeAnswer.Merged, by, now, reason: reason);
        Turn(now);
    }

    /// <summary>Whoever answered takes it back, as long as nobody was told of it and nothing followed.</summary>
    /// <param name="before">The hand-in before the latest, when there was one.</param>
    /// <param name="into">The registration that carries this one on, when it was merged; it goes on without it, if nothing happened to it since.</param>
    public void TakeBackAnswer(HandIn? before, Guid by, DateTimeOffset now, Registration? into = null)
    {
        var next = Lifecycle.Next("TakeBackAnswer", Status);
        var answered = Latest.AnsweredAt;
        RuleBroken.When(Latest.AnsweredBy != by || answered is null || now >= answered + SecondThought, Rules.RegistrationAnswerTold);
        RuleBroken.When(LastSignOfLife != answered, Rules.RegistrationMovedOn);
        if (MergedInto is not null)
        {
            if (into is null || into.Id != MergedInto.Id || into.LastSignOfLife > answered) throw new RuleBroken(Rules.RegistrationMovedOn);
            into.Go("Part");
            into.Joined = [.. into.Joined.Where(j => j.Id != Id)];
            MergedInto = null;
        }
        Status = next;
        (Remarks, Reason, SubmittedParts, AcceptedAt, AcceptedBy) = (before?.Remarks ?? [], null, before?.Reading, null, null);
        Latest.Reopen();
        Turn(now);
        TurnSince = Latest.HandedInAt;
    }

    /// <summary>Whether files may be put to it or taken away now. It does not change the form, so photos can come side by side.</summary>
    public void Attach() => Go("Attach");

    /// <summary>Whether a required paper may be added now: also when it was reported on, for some papers are written only then. Nothing is taken away.</summary>
    public void AttachPaper() => Go("AttachPaper");

    /// <summary>Something was done for it: a sign of life while it is being carried out.</summary>
    public void CarryOut(DateTimeOffset now) => Go("CarryOut", now);

    /// <summary>Whether it may be visited: from its acceptance on.</summary>
    public void Inspect() => Go("Inspect");

    /// <summary>Says from where it starts and what it is to reach. The form is not touched, so what was handed in stays as it was read.</summary>
    public void Aim(IReadOnlyList<IndicatorAim> aims, IReadOnlyList<Indicator> asked)
    {
        var next = Lifecycle.Next("Aim", Status);
        RuleBroken.When(aims.DistinctBy(a => a.Indicator, StringComparer.Ordinal).Count() < aims.Count, Rules.ResultIndicatorTwice);
        RuleBroken.When(aims.Any(a => asked.All(i => i.Code != a.Indicator)), Rules.ResultIndicatorUnknown);
        (Status, Aims) = (next, [.. aims.Where(a => a.Baseline is not null || a.Target is not null)]);
    }

    /// <summary>Says that it is one to be learned from, or takes that back. It is no sign of life.</summary>
    public void MarkPilot(bool pilot)
    {
        Go("MarkPilot");
        Pilot = pilot;
    }

    /// <summary>Whether something may be done for it now, of what is no sign of life.</summary>
    public void UnderWay() => Go("CarryOut");

    public void HandInResult(DateTimeOffset now) => Go("HandInResult", now);
    public void ReturnResult(DateTimeOffset now) => Go("ReturnResult", now);
    public void ConfirmResult(DateTimeOffset now) => Go("ConfirmResult", now);

    /// <summary>A session closed over it. A higher tier's session finds it judged or recognised already, and leaves it so.</summary>
    public void MarkJudged(DateTimeOffset now) => Go("MarkJudged", now);

    /// <summary>A decision recognised it, at this tier or the next.</summary>
    public void MarkRecognised(DateTimeOffset now) => Go("MarkRecognised", now);

    /// <summary>Its last standing recognition was revoked.</summary>
    public void UnmarkRecognised(DateTimeOffset now) => Go("UnmarkRecognised", now);

    /// <summary>What reads otherwise than when it was last returned.</summary>
    public IEnumerable<FormPart> ChangedSinceReturn() => SubmittedParts is null ? [] : Reading.ChangedSince(SubmittedParts);

    /// <summary>Whether a file answers one of its own fields, so that it may not be taken away.</summary>
    public bool AnswersWith(Guid file) => Answers.Values.Any(a => a.Leaves().Contains(file.ToString()));

    private HandIn Latest => _handIns.Find(s => s.Number == Rounds) ?? throw new InvalidOperationException("An answer needs the latest hand-in loaded.");

    /// <summary>It lies with the other side from now on.</summary>
    private void Turn(DateTimeOffset now, DateOnly? due = null) => (LastSignOfLife, TurnSince, TurnDue) = (now, now, due);

    private void Go(string verb) => Status = Lifecycle.Next(verb, Status);

    private void Go(string verb, DateTimeOffset now)
    {
        Go(verb);
        LastSignOfLife = now;
    }

    private void Take(FormEntry entry, DateTimeOffset now, RegistrationForm? form)
    {
        FieldId = entry.FieldId;
        Holder = entry.Holder;
        Name = entry.Name;
        Parts = entry.Parts;
        if (entry.Answers is { } answers) Answers = OwnAnswers.Kept(answers);
        NameFold = Text.Fold(Name);
        SearchFold = Text.Fold(string.Join(' ', FormReading.AllParts.Select(p => Reading[p]).Prepend(Holder).Concat(form?.Spoken(Answers) ?? [])));
        SearchKeys = Sought.Beginnings(SearchFold);
        var wording = Wording.Of(Reading);
        Bands = [.. wording.Bands, .. wording.PlaceBands];
        Filled = Reading.FilledParts().Count();
        LastSignOfLife = now;
    }
}
