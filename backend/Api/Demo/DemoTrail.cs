using System.Text.Json;
using Kheo.Api.Database;
using Kheo.Domain.Registrations;
using Npgsql;
using NpgsqlTypes;

namespace Kheo.Api.Demo;

/// <summary>
/// The audit trail of the story's acts, as the product would have written it: for the demo commune, what lies before the council and what was
/// returned; for campaigns, sessions and decisions all of it. It is appended to the chain as any other, so its time is the time of loading.
/// </summary>
internal sealed class DemoTrail(Story story, Copying ids)
{
    private sealed record Line(DateTimeOffset At, Domain.Access.Account By, string Action, string Type, Guid Id, string Path, string? Before, string After);

    public async Task Write(NpgsqlConnection connection)
    {
        var lines = Lines().OrderBy(l => l.At).ToList();
        var acting = story.Assignments.GroupBy(a => a.AccountId).ToDictionary(g => g.Key, g => string.Join(", ", g.Select(a => $"{a.Role} {a.UnitPath}")));
        await using var insert = new NpgsqlCommand(
            """
            select append_audit($1, $2, $3, $4, array(select 'demo-' || lpad(n::text, 5, '0') from generate_series(1, cardinality($6)) n), $5, $6, $7, $8, $9)
            """, connection);
        void Add<T>(Func<Line, T> value, NpgsqlDbType type) => insert.Parameters.Add(new NpgsqlParameter { Value = lines.Select(value).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type });
        Add(l => ids.Of(l.By.Id), NpgsqlDbType.Uuid);
        Add(l => l.By.DisplayName, NpgsqlDbType.Text);
        Add(l => acting.GetValueOrDefault(l.By.Id), NpgsqlDbType.Text);
        Add(l => l.Action, NpgsqlDbType.Text);
        Add(l => l.Type, NpgsqlDbType.Text);
        Add(l => ids.Of(l.Id), NpgsqlDbType.Uuid);
        Add(l => l.Path, NpgsqlDbType.Text);
        Add(l => l.Before, NpgsqlDbType.Text);
        Add(l => l.After, NpgsqlDbType.Text);
        await insert.ExecuteNonQueryAsync();
    }

    private IEnumerable<Line> Lines()
    {
        foreach (var campaign in story.Campaigns.Where(c => c.Versions.Count > 0))
        {
            var opened = campaign.Versions[0].MadeAt;
            yield return new Line(opened.AddDays(-3), story.Agency, "CreateCampaign", "Campaign", campaign.Id, campaign.UnitPath, null, Json(("code", campaign.Code), ("name", campaign.Name), ("status", "Draft")));
            yield return new Line(opened, story.Agency, "OpenCampaign", "Campaign", campaign.Id, campaign.UnitPath, Json(("status", "Draft")), Json(("status", "Open")));
            if (campaign.Status == Domain.Campaigns.CampaignStatus.Closed)
                yield return new Line(Calendar.At(2026, 3, 16, 9), story.Agency, "CloseCampaign", "Campaign", campaign.Id, campaign.UnitPath, Json(("status", "Open")), Json(("status", "Closed")));
        }
        foreach (var session in story.Sessions)
        {
            var council = story.Councils.First(c => c.Id == session.CouncilId);
            var secretary = story.Accounts.First(a => a.Id == council.Members.First(m => m.Role == Domain.Judging.CouncilRole.Secretary).AccountId);
            yield return new Line(session.OpenedAt!.Value, secretary, "OpenSession", "JudgingSession", session.Id, session.UnitPath, Json(("status", "Preparing")), Json(("status", "Scoring"), ("openedAt", session.OpenedAt)));
            if (session.ClosedAt is { } closed) yield return new Line(closed, secretary, "CloseSession", "JudgingSession", session.Id, session.UnitPath, Json(("status", "Scoring")), Json(("status", "Closed"), ("closedAt", closed)));
        }
        foreach (var decision in story.Decisions.Where(d => d.IssuedAt is not null))
        {
            var signatory = story.Accounts.First(a => a.DisplayName == decision.Signatory && a.UnitId == decision.UnitId);
            yield return new Line(decision.IssuedAt!.Value, signatory, "IssueDecision", "Decision", decision.Id, decision.UnitPath, Json(("status", "Draft")), Json(("number", decision.Number), ("status", "Issued")));
            if (decision.Status == Domain.Recognitions.DecisionStatus.Revoked)
                yield return new Line(decision.IssuedAt.Value.AddDays(7), signatory, "RevokeDecision", "Decision", decision.Id, decision.UnitPath, Json(("status", "Issued")), Json(("reason", decision.Reason), ("status", "Revoked")));
        }
        foreach (var dossier in story.Dossiers.Where(Shown))
            foreach (var act in dossier.Acts)
                yield return new Line(act.At, act.By, act.Action, nameof(Registration), dossier.Registration.Id, dossier.Registration.UnitPath,
                    act.Action == "RegisterModel" ? null : Json(("status", act.From.ToString())),
                    act.Action == "RegisterModel" ? Json(("code", dossier.Registration.Code), ("name", dossier.Registration.Name), ("status", act.To.ToString())) : Json(("lastSignOfLife", act.At), ("status", act.To.ToString())));
    }

    private bool Shown(Dossiered dossier) => dossier.Upper == story.Home || dossier.Registration.Status == RegistrationStatus.Returned
        || story.Sessions[^1].Candidates.Any(c => c.RegistrationId == dossier.Registration.Id);

    private static string Json(params (string Name, object? Value)[] values) => JsonSerializer.Serialize(values.ToDictionary(v => v.Name, v => v.Value), Conventions.StoredJson);
}
