using System.Collections.Concurrent;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using static Kheo.Domain.Tests.Campaigns.Given;

namespace Kheo.Domain.Tests.Registrations;

internal static class GivenRegistration
{
    public static readonly Campaign Open = OpenCampaign();
    public static readonly Guid Field = Guid.NewGuid(), Author = Guid.NewGuid(), Chair = Guid.NewGuid();

    public static readonly FormEntry Written = new(Field, null, "Đường hoa ấp 3", new FormParts { Situation = "Tuyến đường ít người chăm sóc" });

    public static Registration Drafted(FormEntry? entry = null, Subject subject = Subject.Collective, Campaign? campaign = null) => Registration.Draft(
        campaign ?? Open, Model.Start(Unit, "/VN/AB/X1/", ProgrammeId, "Đường hoa ấp 3", Kind.Model, subject, 2026), entry ?? Written, Author, Now);

    public static Registration HandedIn()
    {
        var registration = Drafted();
        registration.Submit(Open, Base, Author, Now);
        return registration;
    }

    /// <summary>A registration brought to the status by the shortest lawful way.</summary>
    public static Registration At(RegistrationStatus status)
    {
        var registration = Drafted();
        Action<Registration>[] way = status switch
        {
            RegistrationStatus.Draft => [],
            RegistrationStatus.Withdrawn => [r => r.Withdraw(Now)],
            RegistrationStatus.Returned => [Verbs["Submit"], Verbs["Return"]],
            RegistrationStatus.Merged => [Verbs["Submit"], Verbs["Merge"]],
            RegistrationStatus.Refused => [Verbs["Submit"], Verbs["Refuse"]],
            _ => [.. new[] { "Submit", "Accept", "HandInResult", "ConfirmResult", "MarkJudged", "MarkRecognised" }.Take(status switch
            {
                RegistrationStatus.Submitted => 1, RegistrationStatus.Accepted => 2, RegistrationStatus.Reported => 3,
                RegistrationStatus.Confirmed => 4, RegistrationStatus.Judged => 5, _ => 6,
            }).Select(v => Verbs[v])],
        };
        foreach (var step in way) step(registration);
        return registration;
    }

    /// <summary>Those into which one was merged, to be found again when that is taken back.</summary>
    private static readonly ConcurrentDictionary<Guid, Registration> Carrying = new();

    private static void MergeIntoAnother(Registration registration)
    {
        var into = HandedIn();
        registration.Merge(into, "Chi bộ ấp 3", "Chi bộ ấp 4", "Cùng một tuyến đường", Chair, Now);
        Carrying[into.Id] = into;
    }

    /// <summary>Another's merger into it is taken back.</summary>
    private static void Part(Registration registration)
    {
        var (one, now) = (HandedIn(), registration.LastSignOfLife > Now ? registration.LastSignOfLife : Now);
        // Merged while both could be: what it has become since is not asked.
        one.Merge(HandedIn(), "Chi bộ ấp 4", "Chi bộ ấp 3", "Cùng một tuyến đường", Chair, now);
        typeof(Registration).GetProperty(nameof(Registration.MergedInto))!.SetValue(one, new Joined(registration.Id, registration.Code, registration.Name, "Chi bộ ấp 3"));
        one.TakeBackAnswer(null, Chair, now, registration);
    }

    public static readonly IReadOnlyDictionary<string, Action<Registration>> Verbs = new Dictionary<string, Action<Registration>>
    {
        ["Save"] = r => r.Save(new FormEntry(r.FieldId, r.Holder, r.Name, r.Parts), Now),
        ["Submit"] = r => r.Submit(Open, Base, Author, Now),
        ["Withdraw"] = r => r.Withdraw(Now),
        ["Accept"] = r => r.Accept(Chair, Now),
        ["Return"] = r => r.Return([new(FormPart.Situation, "Nêu rõ lý do")], null, Chair, Now),
        ["Refuse"] = r => r.Refuse("Trùng với mô hình của ấp 4", Chair, Now),
        ["Merge"] = MergeIntoAnother,
        ["TakeBackAnswer"] = r => r.TakeBackAnswer(null, Chair, Now, r.MergedInto is { } into ? Carrying[into.Id] : null),
        ["Part"] = Part,
        ["Join"] = r => HandedIn().Merge(r, "Chi bộ ấp 4", "Chi bộ ấp 3", "Cùng một tuyến đường", Chair, Now),
        ["Attach"] = r => r.Attach(),
        ["AttachPaper"] = r => r.AttachPaper(),
        ["Aim"] = r => r.Aim([], []),
        ["CarryOut"] = r => r.CarryOut(Now),
        ["Inspect"] = r => r.Inspect(),
        ["MarkPilot"] = r => r.MarkPilot(true),
        ["DraftResult"] = r => ResultReport.Draft(r, new("Đã trồng 2 km hoa", null, null, null), [], []),
        ["HandInResult"] = r => r.HandInResult(Now),
        ["ReturnResult"] = r => r.ReturnResult(Now),
        ["ConfirmResult"] = r => r.ConfirmResult(Now),
        ["MarkJudged"] = r => r.MarkJudged(Now),
        ["MarkRecognised"] = r => r.MarkRecognised(Now),
        ["UnmarkRecognised"] = r => r.UnmarkRecognised(Now),
    };
}
