using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Campaigns;

/// <summary>A unit that is to sign, and who signs for it.</summary>
public sealed record PactPartyInput(Guid UnitId, string? Signatory = null);

/// <summary>Writes a pact between the unit and those below it. The other parties see it once it is signed.</summary>
public sealed record DraftPact : Create<PactView>, IPactBody, IExample<DraftPact>
{
    /// <summary>Who leads; the caller's own unit when unsaid.</summary>
    public Guid? UnitId { get; init; }
    public required Guid ProgrammeId { get; init; }
    /// <summary>A campaign of the same movement.</summary>
    public Guid? CampaignId { get; init; }
    public required string Title { get; init; }
    public required int Year { get; init; }
    public string? Preamble { get; init; }
    /// <summary>The unit that leads is added when it is not among them; at most 150.</summary>
    public required IReadOnlyList<PactPartyInput> Parties { get; init; }
    /// <summary>At most 50.</summary>
    public required IReadOnlyList<PactLine> Lines { get; init; }

    public static DraftPact Example => new()
    {
        ProgrammeId = ProgrammeView.Example.Id, Title = "Giao ước thi đua Dân vận khéo năm 2026", Year = 2026, Preamble = "Các đơn vị cùng giao ước thi đua với những nội dung sau.", Parties = [],
        Lines = [new("1", "Mỗi chi bộ đăng ký ít nhất một mô hình", Measure: "mô hình", Target: 20, Points: 40), new("2", "Báo cáo kết quả đúng hạn")],
    };
}

/// <summary>What the unit that leads writes of a pact.</summary>
internal interface IPactBody
{
    Guid ProgrammeId { get; }
    Guid? CampaignId { get; }
    string Title { get; }
    int Year { get; }
    string? Preamble { get; }
    IReadOnlyList<PactPartyInput> Parties { get; }
    IReadOnlyList<PactLine> Lines { get; }
}

internal sealed class PactShape : AbstractValidator<IPactBody>
{
    public PactShape()
    {
        RuleFor(c => c.Title).Named();
        RuleFor(c => c.Year).InclusiveBetween(1945, 2099).WithErrorCode("out-of-range");
        RuleFor(c => c.Preamble).MaximumLength(4000).WithErrorCode("too-long");
        RuleFor(c => c.Parties).AtMost(150);
        RuleForEach(c => c.Parties).ChildRules(p => p.RuleFor(x => x.Signatory).MaximumLength(200).WithErrorCode("too-long"));
        RuleFor(c => c.Lines).AtMost(50);
        RuleForEach(c => c.Lines).ChildRules(l =>
        {
            l.RuleFor(x => x.Code).Named(32);
            l.RuleFor(x => x.Text).Named(1000);
            l.RuleFor(x => x.Indicator).MaximumLength(32).WithErrorCode("too-long");
            l.RuleFor(x => x.Measure).MaximumLength(32).WithErrorCode("too-long");
            l.RuleFor(x => x.Target).InclusiveBetween(0, 1_000_000_000_000).WithErrorCode("out-of-range");
            l.RuleFor(x => x.Points).InclusiveBetween(0, 9999).WithErrorCode("out-of-range");
        });
    }
}

internal static class PactBodies
{
    public static PactText Text(this IPactBody body) => new(body.Title, body.Year, body.Preamble, body.Lines);

    /// <summary>What it refers to must exist for the caller; the other parties stand below the unit that leads.</summary>
    public static async Task<IReadOnlyList<PactParty>> Checked(this IPactBody body, KheoDbContext db, Actor actor, Guid leader, string leaderPath, CancellationToken ct)
    {
        if (!await db.Set<Programme>().ReachingTo(actor).AnyAsync(p => p.Id == body.ProgrammeId, ct)) throw new Absent();
        var indicators = new HashSet<string>();
        if (body.CampaignId is { } id)
        {
            var campaign = await db.Set<Campaign>().ReachingTo(actor).Where(c => c.Id == id).Select(c => new { c.ProgrammeId, c.Indicators }).SingleOrDefaultAsync(ct) ?? throw new Absent();
            RuleBroken.When(campaign.ProgrammeId != body.ProgrammeId, Rules.DirectiveCampaignOfAnother);
            indicators = [.. campaign.Indicators.Select(i => i.Code)];
        }
        var named = body.Lines.Select(l => l.Indicator).OfType<string>().Except(indicators).ToArray();
        if (named.Length > 0) indicators.UnionWith(await db.Set<StandardIndicator>().ReachingTo(actor).Where(i => named.Contains(i.Code)).Select(i => i.Code).ToListAsync(ct));
        RuleBroken.When(body.Lines.Any(l => l.Indicator is { } code && !indicators.Contains(code)), Rules.PactIndicatorUnknown);
        IReadOnlyList<PactPartyInput> parties = body.Parties.Any(p => p.UnitId == leader) ? body.Parties : [new(leader), .. body.Parties];
        return await Standing(db, actor, parties.Select(p => (p.UnitId, p.Signatory)), leaderPath, ct);
    }

    /// <summary>The units as they stand and are called today; all of them, or nobody.</summary>
    public static async Task<IReadOnlyList<PactParty>> Standing(KheoDbContext db, Actor actor, IEnumerable<(Guid UnitId, string? Signatory)> parties, string leaderPath, CancellationToken ct)
    {
        var (wanted, end) = (parties.ToList(), UnitPaths.End(leaderPath));
        var ids = wanted.Select(p => p.UnitId).Distinct().ToArray();
        var units = await db.Set<Domain.Organisation.Unit>().VisibleTo(actor, u => u.Path)
            .Where(u => ids.Contains(u.Id) && string.Compare(u.Path, leaderPath) >= 0 && string.Compare(u.Path, end) < 0).Select(u => new { u.Id, u.Path, u.PartyName }).ToDictionaryAsync(u => u.Id, ct);
        return units.Count < ids.Length ? throw new Absent()
            : [.. wanted.Select(p => new PactParty(p.UnitId, units[p.UnitId].Path, units[p.UnitId].PartyName, string.IsNullOrWhiteSpace(p.Signatory) ? null : p.Signatory.Trim()))];
    }
}

public sealed class DraftPactValidator : AbstractValidator<DraftPact>
{
    public DraftPactValidator() => Include(new PactShape());
}

public sealed class DraftPactHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<DraftPact, PactView>
{
    public async Task<PactView> Handle(DraftPact command, CancellationToken ct)
    {
        var unit = await db.ActingFor(current.Actor, Permission.CampaignsManage, command.UnitId, VietnamTime.Day(clock.GetUtcNow()), ct);
        var parties = await command.Checked(db, current.Actor, unit.Id, unit.Path, ct);
        var pact = EmulationPact.Draft(unit.Id, unit.Path, command.ProgrammeId, command.CampaignId, command.Text(), parties);
        db.Add(pact);
        await db.SaveChangesAsync(ct);
        return await PactView.Of(db, current.Actor, pact.Id, ct);
    }
}
