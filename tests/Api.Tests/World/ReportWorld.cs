using Kheo.Domain;

namespace Kheo.Api.Tests.World;

/// <summary>A tenant whose campaign runs: the province's communes and cells have to register by a day, as they had last year. Planted behind the API's back.</summary>
public sealed class ReportWorld
{
    public required World World { get; init; }
    public Guid Programme { get; } = Guid.CreateVersion7();
    public Guid OtherProgramme { get; } = Guid.CreateVersion7();
    public Guid LastCampaign { get; } = Guid.CreateVersion7();
    public Guid Campaign { get; } = Guid.CreateVersion7();
    public Guid List { get; } = Guid.CreateVersion7();
    public Guid Rural { get; } = Guid.CreateVersion7();
    public Guid Workplace { get; } = Guid.CreateVersion7();
    public Guid Author { get; } = Guid.CreateVersion7();
    public DateOnly Today { get; } = VietnamTime.Day(DateTimeOffset.UtcNow);
    public DateOnly Due => Today.AddDays(8);

    /// <summary>Cells register themselves, communes through anybody below them; four days ago last year two of four cells had registered.</summary>
    public static async Task<ReportWorld> Running(Walls walls = Walls.Both)
    {
        var w = new ReportWorld { World = await World.Planted(walls) };
        var (root, tiers) = (w.World.Root, w.World.Tiers);
        await Plant("insert into accounts (id, unit_id, unit_path, user_name, display_name) values ($1,$2,$3,$4,'Người lập')", w.Author, root.Id, root.Path, $"a{w.Author:N}");
        await Plant("insert into programmes (id, unit_id, unit_path, code, name) values ($1,$3,$4,'DVK','Dân vận khéo'), ($2,$3,$4,'QCDC','Quy chế dân chủ')", w.Programme, w.OtherProgramme, root.Id, root.Path);
        await Plant("insert into field_lists (id, unit_id, unit_path, programme_id, version, valid_from) values ($1,$2,$3,$4,1,'2020-01-01')", w.List, root.Id, root.Path, w.Programme);
        await Plant("insert into fields (id, field_list_id, unit_path, code, name, ordinal) values ($1,$3,$4,'NTM','Xây dựng nông thôn mới',1), ($2,$3,$4,'CCHC','Cải cách hành chính',2)", w.Rural, w.Workplace, w.List, root.Path);
        await w.PlantCampaign(w.LastCampaign, "DVK-LAST", w.Today.AddYears(-1));
        await w.PlantCampaign(w.Campaign, "DVK-NOW", w.Today);
        foreach (var (campaign, due) in new[] { (w.LastCampaign, w.Due.AddYears(-1)), (w.Campaign, w.Due) })
        {
            await Plant("insert into tier_plans (id, campaign_id, unit_path, tier_id, obliged, registration_due, registration_due_text) values ($1,$2,$3,$4,'own',$5,'cuối tháng này')", Guid.CreateVersion7(), campaign, root.Path, tiers["cell"], due);
            foreach (var cell in w.Cells) await w.Oblige(campaign, cell, "own", due);
            foreach (var commune in new[] { w.World.Commune, w.World.CousinByText }) await w.Oblige(campaign, commune, "subtree", due);
        }
        return w;
    }

    public PlantedUnit[] Cells => [World.Cell, World.SiblingCell, World.CousinCell, World.ForeignCell];

    public async Task<Guid> Oblige(Guid campaign, PlantedUnit unit, string basis, DateOnly due)
    {
        var id = Guid.CreateVersion7();
        await Plant("insert into obligations (id, campaign_id, unit_id, unit_path, tier_id, basis, due_on) values ($1,$2,$3,$4,$5,$6,$7)", id, campaign, unit.Id, unit.Path, unit.TierId, basis, due);
        return id;
    }

    public Task<Guid> ObligationOf(PlantedUnit unit) => World.Ask<Guid>("select id from obligations where campaign_id = $1 and unit_id = $2", Campaign, unit.Id);

    /// <summary>A registration in the given state; `handedIn` days from today.</summary>
    public async Task<Guid> Register(PlantedUnit unit, string status = "submitted", Guid? field = null, string kind = "model", string subject = "collective", Guid? campaign = null, int handedIn = 0)
    {
        var (model, id, at) = (Guid.CreateVersion7(), Guid.CreateVersion7(), (campaign == LastCampaign ? DateTimeOffset.UtcNow.AddYears(-1) : DateTimeOffset.UtcNow).AddDays(handedIn));
        await Plant("insert into models (id, unit_id, unit_path, programme_id, name, name_fold, kind, subject, lineage, started_year) values ($1,$2,$3,$4,'Tuyến đường hoa','tuyen duong hoa',$5,$6,'new',2026)",
            model, unit.Id, unit.Path, Programme, kind, subject);
        await Plant(
            """
            insert into registrations (id, code, campaign_id, campaign_version, model_id, unit_id, unit_path, field_id, kind, subject, name, name_fold, search_fold, status, author_id, submitted_at, last_sign_of_life, created_at)
            values ($1,$2,$3,1,$4,$5,$6,$7,$8,$9,'Tuyến đường hoa','tuyen duong hoa','tuyen duong hoa',$10,$11,$12,$13,$13)
            """, id, $"R-{id:N}", campaign ?? Campaign, model, unit.Id, unit.Path, field ?? Rural, kind, subject, status, Author, status == "draft" ? null : at, at);
        return id;
    }

    public Task Move(Guid registration, string status) => Plant("update registrations set status = $2 where id = $1", registration, status);

    /// <summary>An issued decision of the authority that recognises the registration at its tier.</summary>
    public async Task<Guid> Recognise(Guid registration, PlantedUnit authority, string status = "issued", string? holder = null)
    {
        var (decision, id) = (await Decide(authority), Guid.CreateVersion7());
        await Plant(
            """
            insert into recognitions (id, decision_id, registration_id, model_id, programme_id, campaign_id, field_id, tier_id, tier_rank, authority_unit_id, authority_path, unit_id, unit_path,
              name, kind, subject, holder, typical, decision_number, authority_name, tier_name, recognised_on, reward_year, certificate_number, certificate_code, status)
            select $1, $2, r.id, r.model_id, c.programme_id, r.campaign_id, r.field_id, $4, $5, $6, $7, r.unit_id, r.unit_path, r.name, r.kind, r.subject, $9, false, '215-QĐ/ĐU', 'Ban Thường vụ', 'Cấp', $10, 2026, 1, $11, $8
            from registrations r join campaigns c on c.id = r.campaign_id where r.id = $3
            """, id, decision, registration, authority.TierId, authority.Rank, authority.Id, authority.Path, status, holder, Today, $"C-{id:N}");
        return id;
    }

    public async Task Award(PlantedUnit unit, Guid programme, int count, string category, string subject, string kind, int year = 2023)
    {
        var decision = await Decide(World.Province);
        for (var i = 0; i < count; i++)
            await Plant(
                """
                insert into awards (id, decision_id, programme_id, campaign_id, unit_id, unit_path, authority_unit_id, authority_path, recipient, subject, kind, form, category, family, decision_number, authority_name, decided_on, reward_year, status)
                values ($1,$2,$3,$4,$5,$6,$7,$8,'Tập thể',$9,$10,'giay-khen',$11,'party','215-QĐ/ĐU','Ban Thường vụ','2023-11-18',$12,'issued')
                """, Guid.CreateVersion7(), decision, programme, Campaign, unit.Id, unit.Path, World.Province.Id, World.Province.Path, subject, kind, category, year);
    }

    public Task<long> Differences(Guid? campaign = null) => World.Ask<long>("select count(*) from recount_totals($1)", campaign ?? Campaign)!;

    internal static Task Plant(string sql, params object?[] values) => World.Ask<object>(sql, values);

    private async Task<Guid> Decide(PlantedUnit authority)
    {
        var id = Guid.CreateVersion7();
        await Plant("insert into decisions (id, unit_id, unit_path, tier_id, campaign_id, purpose, family, number, number_key, decided_on, title, authority, status) values ($1,$2,$3,$4,$5,'both','party','215-QĐ/ĐU',$6,$7,'Quyết định','Ban Thường vụ','issued')",
            id, authority.Id, authority.Path, authority.TierId, Campaign, $"{id:N}", Today);
        return id;
    }

    private Task PlantCampaign(Guid id, string code, DateOnly day) => Plant(
        """
        insert into campaigns (id, unit_id, unit_path, programme_id, field_list_id, code, name, period_from, period_to, status, form, indicators, rules, legal_bases)
        values ($1,$2,$3,$4,$5,$6,'Thi đua Dân vận khéo',$7,$8,'open','{"version":1,"required":[]}','[]',
          '{"late":"accept","skipTier":false,"reportSections":[{"code":"nguyen-nhan-chu-quan","name":"Nguyên nhân chủ quan"}],"resultSections":[]}','[]')
        """, id, World.Root.Id, World.Root.Path, Programme, List, code, day.AddDays(-100), day.AddDays(100));
}
