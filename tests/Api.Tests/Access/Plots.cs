using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kheo.Api.Features.Evaluation;
using Kheo.Api.Features.Recognition;
using Kheo.Api.Tests.World;
using Kheo.Domain.Judging;
using Kheo.Domain.Registrations;

namespace Kheo.Api.Tests.Access;

/// <summary>How the target's unit stands to the actor's, which is the commune X1; and four councils of another province: one that seats people of X1, one where they
/// are recused from its candidate, one whose term ended and one whose term has not begun.</summary>
public enum Relation { Own, Child, Grandchild, Parent, Sibling, CousinByText, CousinsCell, OtherProvince, OtherProvincesCell, Seated, Recused, SeatEnded, SeatPending }

/// <summary>One of everything at one unit, named with a canary.</summary>
public sealed record Plot(Relation Relation, PlantedUnit Unit, Dictionary<string, Guid> Ids)
{
    /// <summary>In the subtree of X1, where the knockers may change things.</summary>
    public bool Touched => Relation is Relation.Own or Relation.Child or Relation.Grandchild;

    public bool Reveals(string text) => Holds(text, CanaryOf(Unit));

    /// <summary>Shows what a council of the unit judges, which bears a mark of its own.</summary>
    public bool RevealsJudging(string text) => Holds(text, JudgedOf(Unit));

    public static string CanaryOf(PlantedUnit unit) => $"CANARY{unit.Path.Replace('/', '-')}";
    public static string JudgedOf(PlantedUnit unit) => $"JUDGED{unit.Path.Replace('/', '-')}";

    // A child's mark begins with its parent's.
    private static bool Holds(string text, string mark) => Regex.IsMatch(text, Regex.Escape(mark) + "(?![A-Z0-9])");
}

/// <summary>Prototypes are made through the API at the cell, then copied row by row to each unit, so that every resource has a true shape.</summary>
public static class Plots
{
    public static readonly Dictionary<string, string> Tables = new()
    {
        ["unit"] = "units", ["account"] = "accounts", ["assignment"] = "assignments", ["tier"] = "tiers", ["campaign"] = "campaigns", ["model"] = "models",
        ["registration"] = "registrations", ["result"] = "result_reports", ["file"] = "files", ["council"] = "councils", ["session"] = "judging_sessions",
        ["candidate"] = "candidates", ["decision"] = "decisions", ["recognition"] = "recognitions", ["nomination"] = "nominations", ["obligation"] = "obligations",
        ["aggregate"] = "aggregate_entries", ["periodic"] = "periodic_reports", ["extension"] = "extensions", ["reorganisation"] = "reorganisations",
        ["import"] = "unit_imports", ["activity"] = "activities", ["progress"] = "progress_reports", ["visit"] = "visits", ["entries"] = "registration_imports",
        ["contribution"] = "contributions", ["upload"] = "uploads", ["publicCopy"] = "public_copies", ["directive"] = "directives", ["draft"] = "directives", ["receipt"] = "directive_receipts", ["attachment"] = "attachments",
        ["pact"] = "pacts", ["pactDraft"] = "pacts", ["person"] = "people_in_charge", ["twinning"] = "twinnings",
    };

    public static async Task<(World.World World, List<Plot> Plots)> Plant(Walls walls)
    {
        var world = await World.World.WithOpenCampaign((_, c) => c with { Rules = c.Rules with { Papers = [new("xac-nhan", "Xác nhận", Kheo.Domain.Campaigns.PaperProof.File)] } }, walls);
        var sibling = await world.AddUnit(world.Province, "X2", "Đảng bộ xã Láng Giềng");
        var super = await world.As("standing-agency", world.Root, null, ("leader", world.Root), ("administrator", world.Root), ("committee-officer", world.Root));
        var seats = new[] { await world.Member(world.Root), await world.Member(world.Root), await world.Member(world.Root) };

        var prototype = new Dictionary<string, Guid> { ["unit"] = world.Cell.Id };
        var draft = await world.Registered(world.Cell);
        prototype["file"] = (await super.Post<JsonObject>($"/api/registrations/{draft.Id}/files", Picture())).Body["id"]!.GetValue<Guid>();
        prototype["publicCopy"] = (await super.Post<JsonObject>($"/api/files/{prototype["file"]}/blackened/public-copies", Features.Documents.PublicCopyTests.Corner)).Body["id"]!.GetValue<Guid>();
        var confirmed = await world.Registered(world.SiblingCell, RegistrationStatus.Confirmed);
        (prototype["registration"], prototype["model"]) = (confirmed.Id, confirmed.Model.Id);
        prototype["result"] = await Ask<Guid>("select id from result_reports where registration_id = $1", confirmed.Id);
        prototype["campaign"] = world.Campaign.Id;
        prototype["council"] = (await super.Post<JsonObject>("/api/councils", CreateCouncil.Example with
        {
            UnitId = world.Commune.Id, Seats = [.. seats.Select((s, n) => new NamedSeat($"u{s.AccountId:N}", (CouncilRole)n))],
        })).Body["id"]!.GetValue<Guid>();
        var session = (await super.Post<JsonObject>("/api/judging-sessions", CreateJudgingSession.Example with { CouncilId = prototype["council"], CampaignId = world.Campaign.Id })).Body;
        prototype["session"] = session["id"]!.GetValue<Guid>();
        Assert.Equal(200, (await super.Post<JsonObject>($"/api/judging-sessions/{prototype["session"]}/candidates", new { registrationIds = new[] { confirmed.Id } }, session["rowVersion"]!.GetValue<long>())).Status);
        prototype["candidate"] = await Ask<Guid>("select id from candidates where session_id = $1", prototype["session"]);
        prototype["decision"] = (await super.Post<JsonObject>("/api/decisions", DraftDecision.Example with { UnitId = world.Commune.Id, CampaignId = world.Campaign.Id, SessionId = null })).Body["id"]!.GetValue<Guid>();

        var plots = new List<Plot>();
        foreach (var (relation, unit) in new (Relation, PlantedUnit)[]
        {
            (Relation.Own, world.Commune), (Relation.Child, world.Base), (Relation.Grandchild, world.Cell), (Relation.Parent, world.Province), (Relation.Sibling, sibling),
            (Relation.CousinByText, world.CousinByText), (Relation.CousinsCell, world.CousinCell), (Relation.OtherProvince, world.OtherProvince), (Relation.OtherProvincesCell, world.ForeignCell),
        })
            plots.Add(await One(world, relation, unit, prototype));

        // What the councils elsewhere judge is being scored: sealed, with a criteria sheet.
        Assert.Equal(200, (await super.Post<JsonObject>($"/api/judging-sessions/{prototype["session"]}/open", null, await Ask<long>("select row_version from judging_sessions where id = $1", prototype["session"]))).Status);
        foreach (var relation in new[] { Relation.Seated, Relation.Recused, Relation.SeatEnded, Relation.SeatPending })
            plots.Add(await One(world, relation, await world.AddUnit(world.OtherProvince, $"S{(int)relation}", $"Đảng bộ xã {relation}"), prototype));
        return (world, plots);
    }

    private static async Task<Plot> One(World.World world, Relation relation, PlantedUnit unit, Dictionary<string, Guid> prototype)
    {
        var ids = new Dictionary<string, Guid> { ["unit"] = unit.Id };
        var (canary, judged, parent) = (Plot.CanaryOf(unit), Plot.JudgedOf(unit), await Ask<Guid>("select coalesce(parent_id, id) from units where id = $1", unit.Id));
        // The names of a unit above are no secret to those below; all else of its row is.
        await Run("update units set contact = $2, external_code = left($2, 32) where id = $1", unit.Id, canary);
        if (relation != Relation.Parent) await Run("update units set party_name = party_name || ' ' || $2, name_fold = name_fold || ' ' || lower($2) where id = $1", unit.Id, canary);
        async Task Copy(string what, object changes, string? from = null)
        {
            ids[what] = Guid.CreateVersion7();
            var json = JsonSerializer.SerializeToNode(changes)!.AsObject();
            (json["id"], json["unit_id"], json["unit_path"], json["row_version"]) = (ids[what], unit.Id, unit.Path, 1);
            await CopyRow(Tables[what], prototype[from ?? what], json);
        }

        ids["account"] = Guid.CreateVersion7();
        await Run("insert into accounts (id, unit_id, unit_path, user_name, display_name, status) values ($1,$2,$3,$4,$5,'active')", ids["account"], unit.Id, unit.Path, $"t{ids["account"]:N}", canary);
        ids["assignment"] = Guid.CreateVersion7();
        await Run("insert into assignments (id, account_id, unit_id, unit_path, role, valid_from) values ($1,$2,$3,$4,'unit-officer','2025-01-01')", ids["assignment"], ids["account"], unit.Id, unit.Path);
        ids["tier"] = Guid.CreateVersion7();
        await Run("insert into tiers (id, unit_id, unit_path, code, name, rank, valid_from) values ($1,$2,$3,'extra',$4,9,'2025-01-01')", ids["tier"], unit.Id, unit.Path, canary);
        await Copy("campaign", new { code = "CANARY", name = canary, status = "draft" });
        await Copy("model", new { name = canary, name_fold = canary.ToLowerInvariant() });
        await Copy("registration", new { model_id = ids["model"], code = canary, name = canary, name_fold = canary.ToLowerInvariant(), search_fold = "canary", status = "submitted", author_id = ids["account"] });
        // Somebody of the same unit took the model over.
        var adopter = Guid.CreateVersion7();
        await CopyRow("models", ids["model"], new JsonObject { ["id"] = adopter, ["origin_id"] = ids["model"], ["began_as"] = "replication" });
        await CopyRow("registrations", ids["registration"], new JsonObject { ["id"] = Guid.CreateVersion7(), ["model_id"] = adopter, ["code"] = canary + "-2", ["status"] = "accepted", ["accepted_at"] = "2026-06-15T03:00:00Z" });
        await Run("insert into hand_ins (id, registration_id, unit_id, unit_path, number, campaign_version, name, parts, handed_in_at, handed_in_by) values ($1,$2,$3,$4,1,1,$5,'{}',now(),$6)", Guid.CreateVersion7(), ids["registration"], unit.Id, unit.Path, canary, ids["account"]);
        await Copy("result", new { registration_id = ids["registration"], narrative = canary, status = "handed-in" });
        await Copy("file", new { registration_id = ids["registration"], name = canary + ".png" });
        await Copy("publicCopy", new { registration_id = ids["registration"], file_id = ids["file"], name = canary + ".jpg" });
        ids["activity"] = Guid.CreateVersion7();
        await Run("insert into activities (id, registration_id, unit_id, unit_path, held_on, what, place, recorded_by, recorded_at) values ($1,$2,$3,$4,'2026-08-15',$5,$5,$6,now())", ids["activity"], ids["registration"], unit.Id, unit.Path, canary, ids["account"]);
        ids["progress"] = Guid.CreateVersion7();
        await Run("insert into progress_reports (id, registration_id, unit_id, unit_path, period_from, period_to, narrative, status) values ($1,$2,$3,$4,'2026-04-01','2026-06-30',$5,'handed-in')", ids["progress"], ids["registration"], unit.Id, unit.Path, canary);
        ids["visit"] = Guid.CreateVersion7();
        await Run("insert into visits (id, registration_id, unit_id, unit_path, by_name, visited_on, members, found, status, recorded_by, recorded_at) values ($1,$2,$3,$4,$5,'2026-08-20',$5,$5,'open',$6,now())", ids["visit"], ids["registration"], unit.Id, unit.Path, canary, ids["account"]);
        ids["upload"] = Guid.CreateVersion7();
        await Run("insert into uploads (id, registration_id, unit_id, unit_path, name, size, purpose, started_by, started_at, expires_at) values ($1,$2,$3,$4,$5,1000,'evidence',$6,now(),now() + interval '1 day')", ids["upload"], ids["registration"], unit.Id, unit.Path, canary, ids["account"]);
        ids["contribution"] = Guid.CreateVersion7();
        await Run("insert into contributions (id, registration_id, unit_id, unit_path, contributor, contributor_fold, kind, amount, measure, measure_fold, subject_of_work, subject_fold, added_by, added_at) values ($1,$2,$3,$4,$5,'canary','money',5,$5,'dong',$5,'canary',$6,now())", ids["contribution"], ids["registration"], unit.Id, unit.Path, canary, ids["account"]);
        await Copy("council", new { name = judged });
        await Run("insert into council_members select (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'council_id', $1::uuid, 'unit_path', $2::text))).* from council_members m where council_id = $3", ids["council"], unit.Path, prototype["council"]);
        var minutes = MinutesView.Example.Minutes with { Title = judged, Candidates = [MinutesView.Example.Minutes.Candidates[0] with { Name = judged }] };
        await Copy("session", new { council_id = ids["council"], title = judged, tier_id = unit.TierId, minutes = JsonSerializer.SerializeToNode(minutes, Database.Conventions.StoredJson) });
        await Copy("candidate", new { session_id = ids["session"], registration_id = ids["registration"], name = judged, unit_name = judged, code = judged });
        await Copy("decision", new { title = canary, tier_id = unit.TierId });
        ids["recognition"] = Guid.CreateVersion7();
        await Run("""
            insert into recognitions (id, decision_id, registration_id, model_id, programme_id, campaign_id, field_id, tier_id, tier_rank, authority_unit_id, authority_path, unit_id, unit_path,
              name, kind, subject, typical, recognised_on, reward_year, decision_number, authority_name, tier_name, certificate_number, certificate_code, status)
            select $1, $2, r.id, r.model_id, c.programme_id, r.campaign_id, r.field_id, $3, $4, $5, $6, $5, $6, $7, r.kind, r.subject, true, '2026-10-01', 2026, $7, $7, $7, 1, $8, 'issued'
            from registrations r join campaigns c on c.id = r.campaign_id where r.id = $9
            """, ids["recognition"], ids["decision"], unit.TierId, unit.Rank, unit.Id, unit.Path, canary, $"C{ids["recognition"]:N}", ids["registration"]);
        ids["nomination"] = Guid.CreateVersion7();
        await Run("""
            insert into nominations (id, recognition_id, registration_id, campaign_id, unit_id, unit_path, to_unit_id, to_path, to_tier_id, name, letter_number, letter_date, statement, dossier, status, sent_at)
            select $1, $2, r.id, r.campaign_id, $3, $4, u.id, u.path, u.tier_id, $5, '1-TTr', '2026-10-02', $5, '{}', 'sent', now() from registrations r, units u where r.id = $6 and u.id = $7
            """, ids["nomination"], ids["recognition"], unit.Id, unit.Path, canary, ids["registration"], parent);
        ids["obligation"] = Guid.CreateVersion7();
        await Run("insert into obligations (id, campaign_id, unit_id, unit_path, tier_id, form, basis, due_on, reminded) values ($1,$2,$3,$4,$5,'final','own','2027-01-01',1)", ids["obligation"], world.Campaign.Id, unit.Id, unit.Path, unit.TierId);
        await Run("update obligations set form = 'registration' where id = $1 and not exists (select 1 from obligations o where o.campaign_id = $2 and o.unit_id = $3 and o.form = 'registration')", ids["obligation"], world.Campaign.Id, unit.Id);
        ids["extension"] = Guid.CreateVersion7();
        await Run("insert into extensions (id, obligation_id, campaign_id, unit_id, unit_path, status, wanted_on, reason) values ($1,$2,$3,$4,$5,'requested','2027-02-01',$6)", ids["extension"], ids["obligation"], world.Campaign.Id, unit.Id, unit.Path, canary);
        ids["aggregate"] = Guid.CreateVersion7();
        await Run("insert into aggregate_entries (id, unit_id, unit_path, programme_id, period_from, period_to, measure, count, source) values ($1,$2,$3,$4,'2023-01-01','2023-12-31','recognised',5,$5)", ids["aggregate"], unit.Id, unit.Path, world.Programme.Id, canary);
        ids["periodic"] = Guid.CreateVersion7();
        await Run("insert into periodic_reports (id, campaign_id, unit_id, unit_path, kind, period_from, period_to, sections, status) values ($1,$2,$3,$4,'interim','2026-01-01','2026-06-30','[]','handed-in')", ids["periodic"], world.Campaign.Id, unit.Id, unit.Path);
        ids["reorganisation"] = Guid.CreateVersion7();
        await Run("insert into reorganisations (id, unit_id, unit_path, title, legal_number, legal_date, legal_issuer, effective_on, status) values ($1,$2,$3,$4,'1-NQ','2025-06-16',$4,'2025-07-01','draft')", ids["reorganisation"], unit.Id, unit.Path, canary);
        ids["import"] = Guid.CreateVersion7();
        await Run("""
            insert into unit_imports (id, unit_id, unit_path, file_name, opened_on, row_count, to_create, unchanged, fault_count, new_units, status, checked_by, checked_at)
            values ($1,$2,$3,$4,'2026-01-01',1,1,0,0,'[]','checked',$5,now())
            """, ids["import"], unit.Id, unit.Path, canary, ids["account"]);
        await Run("insert into import_sheets (import_id, unit_path, rows, faults) values ($1, $3, jsonb_build_object('heading', jsonb_build_object('number', 1, 'cells', array['Mã']), 'lines', jsonb_build_array(jsonb_build_object('number', 2, 'cells', array[$2::text]))), jsonb_build_array(jsonb_build_object('row', 2, 'column', 'Mã', 'code', 'unknown', 'value', $2::text)))", ids["import"], canary, unit.Path);
        ids["entries"] = Guid.CreateVersion7();
        await Run("""
            insert into registration_imports (id, unit_id, unit_path, campaign_id, file_name, "as", row_count, to_create, unchanged, fault_count, faulty_rows, status, checked_by, checked_at)
            values ($1,$2,$3,$4,$5,'drafts',1,1,0,0,0,'checked',$6,now())
            """, ids["entries"], unit.Id, unit.Path, world.Campaign.Id, canary, ids["account"]);
        await Run("insert into import_sheets (import_id, unit_path, rows, faults) select $1, $3, jsonb_set(rows, '{heading,cells}', '[\"Lĩnh vực\"]'), faults from import_sheets where import_id = $2", ids["entries"], ids["import"], unit.Path);
        foreach (var (what, status) in new[] { ("directive", "issued"), ("draft", "draft") })
        {
            ids[what] = Guid.CreateVersion7();
            await Run("""
                insert into directives (id, unit_id, unit_path, programme_id, excerpt, number, number_key, dated_on, signatory, branches, status, issued_on, issued_at, sent_to)
                values ($1,$2,$3,$4,$5,$7,$7,'2026-03-16',$5,array[$3::text],$6,'2026-03-16',now(),1)
                """, ids[what], unit.Id, unit.Path, world.Programme.Id, canary, status, status == "issued" ? "1-CV" : null);
        }
        foreach (var (what, status) in new[] { ("pact", "signed"), ("pactDraft", "draft") })
        {
            ids[what] = Guid.CreateVersion7();
            await Run("""
                insert into pacts (id, unit_id, unit_path, programme_id, title, year, parties, party_paths, status) values
                  ($1,$2,$3,$4,$5,2026,jsonb_build_array(jsonb_build_object('unitId', $2::uuid, 'path', $3::text, 'name', $5::text)),array[$3::text],$6)
                """, ids[what], unit.Id, unit.Path, world.Programme.Id, canary, status);
        }
        await Run("insert into standard_indicators (id, unit_id, unit_path, code, name, measure, roll_up, ordinal) values (gen_random_uuid(),$1,$2,'CANARY',$3,'km','sum',1)", unit.Id, unit.Path, canary);
        ids["person"] = Guid.CreateVersion7();
        await Run("insert into people_in_charge (id, unit_id, unit_path, model_id, name, position, phone, valid_from, assigned_by, assigned_at) values ($1,$2,$3,$4,$5,$5,$5,'2026-01-01',$6,now())", ids["person"], unit.Id, unit.Path, ids["model"], canary, ids["account"]);
        ids["twinning"] = Guid.CreateVersion7();
        await Run("insert into twinnings (id, unit_id, unit_path, helper_id, helper_path, helper_name, helped_id, helped_path, helped_name, valid_from, content, assigned_by, assigned_at) values ($1,$2,$3,$2,$3,$4,$2,$3,$4,'2026-01-01',$4,$5,now())", ids["twinning"], unit.Id, unit.Path, canary, ids["account"]);
        ids["receipt"] = Guid.CreateVersion7();
        await Run("insert into directive_receipts (id, directive_id, unit_id, unit_path, acknowledged_at, acknowledged_by, acknowledged_name) values ($1,$2,$3,$4,now(),$5,$6)", ids["receipt"], ids["directive"], unit.Id, unit.Path, ids["account"], canary);
        ids["attachment"] = Guid.CreateVersion7();
        await Run("""
            insert into attachments (id, directive_id, unit_id, unit_path, name, content_type, size, sha256, stored_as, uploaded_by, uploaded_at)
            values ($1,$2,$3,$4,$5,'application/pdf',1,'\x00',gen_random_uuid(),$6,now())
            """, ids["attachment"], ids["directive"], unit.Id, unit.Path, canary, ids["account"]);
        return new Plot(relation, unit, ids);
    }

    public static Task<T?> Ask<T>(string sql, params object?[] values) => World.World.Ask<T>(sql, values);
    /// <summary>A row like another, with what is said otherwise. What the database computes is not copied.</summary>
    public static async Task CopyRow(string table, Guid id, JsonObject changes)
    {
        var columns = await Ask<string>("select string_agg(quote_ident(attname), ',' order by attnum) from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''", table);
        await Run($"insert into {table} ({columns}) select {columns} from (select (jsonb_populate_record(t, $2::jsonb)).* from {table} t where id = $1) copied", id, changes.ToJsonString());
    }

    public static Task Run(string sql, params object?[] values) => World.World.Ask<object>(sql, values);

    /// <summary>A valid PNG of 2×2 points.</summary>
    public static MultipartFormDataContent Picture() => Png("purpose", "evidence");

    /// <summary>The same as a paper that the campaign asks for.</summary>
    public static MultipartFormDataContent Paper() => Png("paper", "xac-nhan");

    /// <summary>The same as the first part of an upload.</summary>
    public static MultipartFormDataContent Part() => Png("offset", "0");

    private static MultipartFormDataContent Png(string field, string value)
    {
        var png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8DwHwwZGAAp8gX7kO0wmwAAAABJRU5ErkJggg==");
        var part = new ByteArrayContent(png);
        part.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        return new MultipartFormDataContent { { part, "file", "anh.png" }, { new StringContent(value), field } };
    }

    /// <summary>A sheet of one unit.</summary>
    public static MultipartFormDataContent Units(Guid under)
    {
        var part = new ByteArrayContent(Encoding.UTF8.GetBytes("Mã,Tên,Loại,Mã cấp\nM1,Chi bộ mới,cell,cell\n"));
        return new MultipartFormDataContent { { part, "file", "don-vi.csv" }, { new StringContent(under.ToString()), "underUnitId" } };
    }

    /// <summary>A sheet of one registration.</summary>
    public static MultipartFormDataContent Entries(Guid into, Guid campaign)
    {
        var part = new ByteArrayContent(Encoding.UTF8.GetBytes("Lĩnh vực,Tên mô hình\nXây dựng nông thôn mới,Đường hoa\n"));
        return new MultipartFormDataContent { { part, "file", "dang-ky.csv" }, { new StringContent(into.ToString()), "unitId" }, { new StringContent(campaign.ToString()), "campaignId" } };
    }

    public static string Version(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
}
