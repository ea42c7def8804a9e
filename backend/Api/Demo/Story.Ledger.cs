using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;

namespace Kheo.Api.Demo;

/// <summary>One obligation as the ledger keeps it. What is opened by a campaign comes from one statement over the tree, not from an aggregate.</summary>
internal sealed record Owed(Guid Id, Guid CampaignId, Guid UnitId, string UnitPath, Guid TierId, string Form, Obliged Basis, DateOnly PlannedOn, DateOnly DueOn, DateTimeOffset? HandedInAt, bool Late,
    int Reminded, DateTimeOffset? LastRemindedAt, string? Answer, DateTimeOffset? AnsweredAt);

internal sealed record Reminded(Guid Id, Guid ObligationId, Guid CampaignId, Guid UnitId, string UnitPath, Guid SentBy, DateTimeOffset SentAt, string Message, DateTimeOffset? ReadAt);

internal sealed partial class Story
{
    private static readonly DateTimeOffset[] ReminderDays = [Calendar.At(2026, 11, 6, 8, 30), Calendar.At(2026, 11, 13, 8, 30), Calendar.At(2026, 11, 19, 14)];

    public List<Owed> Ledger { get; } = [];
    public List<Reminded> Reminders { get; } = [];

    private static readonly RegistrationStatus[] AnswersNothing = [RegistrationStatus.Draft, RegistrationStatus.Withdrawn, RegistrationStatus.Refused];
    private static readonly RegistrationStatus[] WithResult = [RegistrationStatus.Reported, RegistrationStatus.Confirmed, RegistrationStatus.Judged, RegistrationStatus.Recognised];

    private void KeepLedger(Year year)
    {
        var registered = new Dictionary<string, DateTimeOffset>();
        var reported = new Dictionary<string, DateTimeOffset>();
        foreach (var dossier in year.Dossiers)
        {
            if (!AnswersNothing.Contains(dossier.Registration.Status)) First(registered, dossier, dossier.Registration.SubmittedAt!.Value);
            if (WithResult.Contains(dossier.Registration.Status)) First(reported, dossier, dossier.Result!.HandedInAt!.Value);
        }
        foreach (var plan in year.Campaign.TierPlans.Where(p => p.Obliged != Obliged.None))
        {
            foreach (var unit in Units.Where(u => u.TierId == plan.TierId))
            {
                Owe(plan.Registration, "registration", registered);
                Owe(plan.Result, "result", reported);

                void Owe(PlannedDay day, string form, Dictionary<string, DateTimeOffset> answers)
                {
                    if (day.On is not { } due) return;
                    DateTimeOffset? at = answers.TryGetValue(unit.Path, out var first) ? first : null;
                    Ledger.Add(Remind(new Owed(Guid.CreateVersion7(), year.Campaign.Id, unit.Id, unit.Path, unit.TierId, form, plan.Obliged, due, due, at, at >= Domain.VietnamTime.EndOf(due), 0, null, null, null), year));
                }
            }
        }
    }

    private static void First(Dictionary<string, DateTimeOffset> found, Dossiered dossier, DateTimeOffset at)
    {
        var path = dossier.Registration.UnitPath;
        for (var end = path.IndexOf('/', 1); end >= 0; end = end + 1 < path.Length ? path.IndexOf('/', end + 1) : -1)
        {
            var ancestor = path[..(end + 1)];
            if (!found.TryGetValue(ancestor, out var before) || at < before) found[ancestor] = at;
        }
    }

    private Owed Remind(Owed owed, Year year)
    {
        if (year.Of != 2026 || owed.Form != "registration" || owed.HandedInAt is not null || owed.TierId != Tiers["XA"].Id) return owed;
        var (_, times, answer) = Places.Missing2026.Single(m => UnitCode(owed.UnitPath) == m.Code);
        var sent = ReminderDays[^times..];
        foreach (var at in sent)
        {
            Reminders.Add(new Reminded(Guid.CreateVersion7(), owed.Id, owed.CampaignId, owed.UnitId, owed.UnitPath, Agency.Id, at,
                "Đợt thi đua Dân vận khéo năm 2026 nhận đăng ký đến hết ngày 30/11/2026. Đề nghị Đảng ủy chỉ đạo các chi bộ đăng ký sớm.", answer is null ? null : at.AddHours(3)));
        }
        return owed with { Reminded = times, LastRemindedAt = times == 0 ? null : sent[^1], Answer = answer, AnsweredAt = answer is null ? null : sent[^1].AddHours(4) };
    }

    private static string UnitCode(string path) => path.Split('/')[^2];
}
