using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Campaigns;

/// <summary>A pact in a list.</summary>
public sealed record PactRow : IView, IPactRow, IExample<PactRow>
{
    public required Guid Id { get; init; }
    public required long RowVersion { get; init; }
    public required Guid UnitId { get; init; }
    public required string UnitPath { get; init; }
    /// <summary>The unit that leads.</summary>
    public required string UnitName { get; init; }
    public required Guid ProgrammeId { get; init; }
    public required string ProgrammeName { get; init; }
    public required string Title { get; init; }
    public required int Year { get; init; }
    public required int Parties { get; init; }
    public required int Lines { get; init; }
    public required PactStatus Status { get; init; }
    public DateOnly? SignedOn { get; init; }
    /// <summary>Lines met, over all parties but the one that leads; null before it is scored.</summary>
    public int? Met { get; init; }
    public string[] Actions { get; init; } = [];

    public static PactRow Example => new()
    {
        Id = PactView.Example.Id, RowVersion = 3, UnitId = ProgrammeView.Example.UnitId, UnitPath = "/VN/AB/", UnitName = "Tỉnh ủy An Bình", ProgrammeId = ProgrammeView.Example.Id, ProgrammeName = "Dân vận khéo",
        Title = PactView.Example.Title, Year = 2026, Parties = 3, Lines = 2, Status = PactStatus.Signed, SignedOn = new DateOnly(2026, 2, 5), Actions = ["ScorePact", "ClonePact"],
    };

    internal static PactRow Of(EmulationPact pact, string unit, string programme) => new()
    {
        Id = pact.Id, RowVersion = pact.RowVersion, UnitId = pact.UnitId, UnitPath = pact.UnitPath, UnitName = unit, ProgrammeId = pact.ProgrammeId, ProgrammeName = programme, Title = pact.Title, Year = pact.Year,
        Parties = pact.Parties.Count, Lines = pact.Lines.Count, Status = pact.Status, SignedOn = pact.SignedOn, Met = pact.ScoredAt is null ? null : pact.Scores.Count(s => s.Met == true),
    };
}

/// <summary>A party of a pact.</summary>
public sealed record PactPartyView(Guid UnitId, string Name, string? Signatory);

/// <summary>A pact with its parties, target lines and scores.</summary>
public sealed record PactView : IView, IPactRow, IExample<PactView>
{
    public required Guid Id { get; init; }
    public required long RowVersion { get; init; }
    public required Guid UnitId { get; init; }
    public required string UnitPath { get; init; }
    public required string UnitName { get; init; }
    public required Guid ProgrammeId { get; init; }
    public required string ProgrammeName { get; init; }
    public Guid? CampaignId { get; init; }
    public string? CampaignName { get; init; }
    public required string Title { get; init; }
    public required int Year { get; init; }
    public string? Preamble { get; init; }
    /// <summary>The one that leads stands first.</summary>
    public required IReadOnlyList<PactPartyView> Parties { get; init; }
    public required IReadOnlyList<PactLine> Lines { get; init; }
    public required IReadOnlyList<PactScore> Scores { get; init; }
    public required PactStatus Status { get; init; }
    public DateOnly? SignedOn { get; init; }
    /// <summary>Where it was signed.</summary>
    public string? SignedAt { get; init; }
    public DateTimeOffset? ScoredAt { get; init; }
    public Guid? ClonedFrom { get; init; }
    public string[] Actions { get; init; } = [];

    /// <summary>The pact as GET answers it. Commands answer the same.</summary>
    public static async Task<PactView> Of(KheoDbContext db, Actor actor, Guid id, CancellationToken ct)
    {
        var found = await (
            from x in db.Set<EmulationPact>().OwnOrParty(actor)
            join p in db.Set<Programme>() on x.ProgrammeId equals p.Id
            join u in db.Set<UnitName>() on x.UnitId equals u.Id
            where x.Id == id
            select new { Pact = x, p.Name, Unit = u.PartyName, Campaign = db.Set<Campaign>().Where(c => c.Id == x.CampaignId).Select(c => c.Name).FirstOrDefault() }).SingleOrDefaultAsync(ct) ?? throw new Absent();
        var pact = found.Pact;
        var view = new PactView
        {
            Id = pact.Id, RowVersion = pact.RowVersion, UnitId = pact.UnitId, UnitPath = pact.UnitPath, UnitName = found.Unit, ProgrammeId = pact.ProgrammeId, ProgrammeName = found.Name,
            CampaignId = pact.CampaignId, CampaignName = found.Campaign, Title = pact.Title, Year = pact.Year, Preamble = pact.Preamble,
            Parties = [.. pact.Parties.Select(p => new PactPartyView(p.UnitId, p.Name, p.Signatory))], Lines = pact.Lines, Scores = pact.Scores, Status = pact.Status, SignedOn = pact.SignedOn,
            SignedAt = pact.SignedAt, ScoredAt = pact.ScoredAt, ClonedFrom = pact.ClonedFrom,
        };
        return view with { Actions = PactPolicy.Table.Actions(actor, view) };
    }

    public static PactView Example => new()
    {
        Id = Guid.Parse("0198c1a2-0080-7c3d-9f10-6a2b4c8d0e1f"), RowVersion = 3, UnitId = ProgrammeView.Example.UnitId, UnitPath = "/VN/AB/", UnitName = "Tỉnh ủy An Bình", ProgrammeId = ProgrammeView.Example.Id,
        ProgrammeName = "Dân vận khéo", Title = "Giao ước thi đua Dân vận khéo năm 2026", Year = 2026,
        Parties = [new(ProgrammeView.Example.UnitId, "Tỉnh ủy An Bình", "Lê Quang Minh"), new(Guid.Parse("0193a000-0000-7000-8000-0000000000d4"), "Đảng bộ xã Hòa Thuận", "Trần Thị Bình")],
        Lines = DraftPact.Example.Lines, Scores = [], Status = PactStatus.Signed, SignedOn = new DateOnly(2026, 2, 5), SignedAt = "Hội trường Tỉnh ủy", Actions = ["ScorePact", "ClonePact"],
    };
}
