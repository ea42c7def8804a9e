using Kheo.Domain.Access;
using Kheo.Domain.Registrations;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace Kheo.Api.Demo;

/// <summary>The verb `demo`: plants the fictitious province once, in one transaction, and prints who may sign in.</summary>
internal static class DemoSet
{
    /// <summary>Of every demo account. It opens nothing but invented data: the verb refuses a house in which real units stand.</summary>
    public const string Password = "an-binh-minh-hoa-2026";

    private sealed record Counter(string UnitPath, int Year, int Last);
    private sealed record CertificateCounter(Guid UnitId, int Year, int Last);

    public static async Task<int> Run(string database, Outside.IShelf? files, TextWriter told)
    {
        Passwords.Check(Password, "");
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { CommandTimeout = 120 }.ConnectionString);
        await using var connection = await source.OpenConnectionAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await Do(connection, "select pg_advisory_xact_lock(7142)");
            if (await There(connection, "select exists (select from units where parent_id is null)"))
            {
                if (!await There(connection, "select exists (select from house_marks where name = 'demo')"))
                {
                    await told.WriteLineAsync("Units of its own stand in this database; the demo set is for an empty one. Nothing was changed.");
                    return 1;
                }
                await told.WriteLineAsync("The demo set is here already; nothing was changed.");
                await Print(Story.Introduce(() => ""), told);
            }
            else
            {
                var story = Story.Tell(() => new PasswordHasher<Account>().HashPassword(null!, Password));
                await Plant(story, connection, files);
                await transaction.CommitAsync();
                await Do(connection, "analyze units, accounts, assignments, obligations, models, registrations, result_reports, candidates, score_sheets, recognitions, totals, coverage_totals, coverage_days, registration_states, obligation_states, audit_entries");
                await told.WriteLineAsync($"Demo set: {story.Units.Count} units, {story.Uppers.Count} of them below the province; {story.Dossiers.Count()} registrations in {story.Years.Count} years; {story.Recognitions.Count} recognitions; {story.Sessions.Count} judging sessions.");
                await Print(story, told);
            }
        }
        return 0;
    }

    private static async Task Plant(Story story, NpgsqlConnection connection, Outside.IShelf? files)
    {
        var copying = new Copying(connection);
        copying.Plan("units", story.Units);
        copying.Plan("tiers", story.Tiers.Values.ToList());
        copying.Plan("unit_versions", story.Units.SelectMany(u => u.Versions).ToList());
        copying.Plan("accounts", story.Accounts);
        copying.Plan("assignments", story.Assignments);
        copying.Plan("programmes", story.Programmes);
        copying.Plan("standard_fields", story.StandardFields);
        copying.Plan("field_lists", story.FieldLists);
        copying.Plan("fields", story.FieldLists.SelectMany(l => l.Fields).ToList());
        copying.Plan("campaigns", story.Campaigns);
        copying.Plan("campaign_versions", story.Campaigns.SelectMany(c => c.Versions).ToList());
        copying.Plan("tier_plans", story.Campaigns.SelectMany(c => c.TierPlans).ToList());
        copying.Plan("criteria_sheets", story.Campaigns.SelectMany(c => c.CriteriaSheets).ToList());
        copying.Plan("obligations", story.Ledger);
        copying.Plan("reminders", story.Reminders);
        copying.Plan("models", story.Models);
        copying.Plan("registrations", story.Dossiers.Select(d => d.Registration).ToList());
        copying.Plan("hand_ins", story.Dossiers.SelectMany(d => d.Registration.HandIns).ToList());
        copying.Plan("registration_counters", story.Years.Select(y => new Counter(y.Campaign.UnitPath, y.Of, y.LastNumber)).ToList());
        var results = story.Dossiers.Select(d => d.Result).OfType<ResultReport>().ToList();
        copying.Plan("result_reports", results);
        copying.Plan("indicator_values", results.SelectMany(r => r.Indicators).ToList());
        copying.Plan("activities", story.Activities);
        copying.Plan("progress_reports", story.Progress);
        copying.Plan("visits", story.Visits);
        copying.Plan("contributions", story.Contributions);
        foreach (var (file, n) in story.Files.Select((f, n) => (f, n)))
        {
            var stored = copying.Keep(file.StoredAs, $"stored bytes {n}");
            if (files is not null) await files.Put(Outside.FileStore.Whole(stored), story.Bytes[file.StoredAs], default);
        }
        copying.Plan("files", story.Files);
        copying.Plan("directives", story.Directives);
        copying.Plan("directive_receipts", story.Receipts);
        copying.Plan("directive_reminders", story.DirectiveReminders);
        foreach (var (attachment, n) in story.Attachments.Select((a, n) => (a, n)))
        {
            var stored = copying.Keep(attachment.StoredAs, $"attached bytes {n}");
            if (files is not null) await files.Put(Outside.FileStore.Whole(stored), story.Bytes[attachment.StoredAs], default);
        }
        copying.Plan("attachments", story.Attachments);
        copying.Plan("pacts", story.Pacts);
        copying.Plan("councils", story.Councils);
        copying.Plan("council_members", story.Councils.SelectMany(c => c.Members).ToList());
        copying.Plan("judging_sessions", story.Sessions);
        var candidates = story.Sessions.SelectMany(s => s.Candidates).ToList();
        copying.Plan("candidates", candidates);
        copying.Plan("recusals", candidates.SelectMany(c => c.Recusals).ToList());
        copying.Plan("score_sheets", story.ScoreSheets);
        copying.Plan("base_salaries", story.Salaries);
        copying.Plan("decisions", story.Decisions);
        copying.Plan("decision_items", story.Decisions.SelectMany(d => d.Items).ToList());
        copying.Plan("certificate_counters", story.Certificates.Select(c => new CertificateCounter(c.UnitId, c.Year, c.Last)).ToList());
        copying.Plan("recognitions", story.Recognitions);
        copying.Plan("awards", story.Awards);
        copying.Plan("nominations", story.Nominations);
        copying.Plan("aggregate_entries", story.Aggregates);
        copying.Plan("periodic_reports", story.Reports);
        await copying.Write();
        // What was met by when is settled first; then past days are told by the story's dates, not by the minute in which it was written down.
        await Do(connection, "set constraints all immediate; select date_states(array(select id from campaigns))");
        await new DemoTrail(story, copying).Write(connection);
        await Do(connection, "insert into house_marks (name) values ('demo')");
    }

    private static async Task Print(Story story, TextWriter told)
    {
        string[][] rows = [["user name", "role", "unit", "password"], .. story.DemoAccounts.Select(a => new[] { a.UserName, a.Role, a.Unit, Password })];
        var widths = Enumerable.Range(0, 4).Select(c => rows.Max(r => r[c].Length)).ToArray();
        var rule = "+" + string.Concat(widths.Select(w => new string('-', w + 2) + "+"));
        await told.WriteLineAsync(rule);
        foreach (var (row, n) in rows.Select((r, n) => (r, n)))
        {
            await told.WriteLineAsync("|" + string.Concat(row.Select((cell, c) => $" {cell.PadRight(widths[c])} |")));
            if (n == 0) await told.WriteLineAsync(rule);
        }
        await told.WriteLineAsync(rule);
    }

    private static async Task Do(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<bool> There(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (bool)(await command.ExecuteScalarAsync())!;
    }
}
