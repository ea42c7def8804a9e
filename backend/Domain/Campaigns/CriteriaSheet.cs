namespace Kheo.Domain.Campaigns;

public sealed record SubCriterion(string Code, string Name, decimal MaxPoints);

/// <summary>A criterion with its greatest number of points; sub-criteria, when there are any, share those points out exactly.</summary>
public sealed record Criterion(string Code, string Name, decimal MaxPoints, IReadOnlyList<SubCriterion> SubCriteria)
{
    public bool Equals(Criterion? other) =>
        other is not null && Code == other.Code && Name == other.Name && MaxPoints == other.MaxPoints && SubCriteria.SequenceEqual(other.SubCriteria);

    public override int GetHashCode() => HashCode.Combine(Code, Name, MaxPoints);
}

/// <summary>A named range of totals that begins at <paramref name="From"/> and ends where the next begins.</summary>
public sealed record Band(string Code, string Name, decimal From);

/// <summary>A condition that excludes a candidate whatever the points.</summary>
public sealed record KnockOut(string Code, string Name);

/// <summary>The criteria for one subject as a campaign sets them.</summary>
public sealed record SheetContent(
    Subject Subject, IReadOnlyList<Criterion> Criteria, IReadOnlyList<Band> Bands, IReadOnlyList<KnockOut> KnockOuts, decimal? PassMark = null)
{
    public decimal Total() => Criteria.Sum(c => c.MaxPoints);

    internal void Check()
    {
        var codes = Criteria.Select(c => c.Code).Concat(Criteria.SelectMany(c => c.SubCriteria).Select(s => s.Code)).Concat(KnockOuts.Select(k => k.Code)).ToList();
        RuleBroken.When(Criteria.Count == 0, Rules.SheetEmpty);
        RuleBroken.When(codes.Distinct(StringComparer.Ordinal).Count() < codes.Count, Rules.SheetCodeTwice);
        RuleBroken.When(Criteria.Any(c => c.MaxPoints <= 0 || c.SubCriteria.Any(s => s.MaxPoints <= 0)), Rules.SheetPointsNotPositive);
        RuleBroken.When(Criteria.Any(c => c.SubCriteria.Count > 0 && c.SubCriteria.Sum(s => s.MaxPoints) != c.MaxPoints), Rules.SheetPointsNotShared);
        RuleBroken.When(PassMark is < 0 || PassMark > Total() || Bands.Any(b => b.From < 0 || b.From > Total()), Rules.SheetMarkOutside);
        RuleBroken.When(Bands.DistinctBy(b => b.From).Count() < Bands.Count, Rules.SheetBandsOverlap);
    }

    internal bool Same(CriteriaSheet sheet) =>
        PassMark == sheet.PassMark && Criteria.SequenceEqual(sheet.Criteria) && Bands.OrderByDescending(b => b.From).SequenceEqual(sheet.Bands) && KnockOuts.SequenceEqual(sheet.KnockOuts);
}

/// <summary>Bộ tiêu chí, thang điểm: one version for one subject. A change after opening adds a version and leaves this one.</summary>
public sealed class CriteriaSheet
{
    private CriteriaSheet() { }

    internal CriteriaSheet(Guid campaignId, string unitPath, int version, SheetContent content)
    {
        Id = Ids.Next();
        CampaignId = campaignId;
        UnitPath = unitPath;
        Version = version;
        Subject = content.Subject;
        Set(content);
    }

    public Guid Id { get; private set; }
    public Guid CampaignId { get; private set; }
    public string UnitPath { get; private set; } = "";
    public Subject Subject { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<Criterion> Criteria { get; private set; } = [];
    public IReadOnlyList<Band> Bands { get; private set; } = [];
    public decimal? PassMark { get; private set; }
    public IReadOnlyList<KnockOut> KnockOuts { get; private set; } = [];

    public SheetContent Content => new(Subject, Criteria, Bands, KnockOuts, PassMark);

    internal void Set(SheetContent content)
    {
        Criteria = content.Criteria;
        Bands = [.. content.Bands.OrderByDescending(b => b.From)];
        PassMark = content.PassMark;
        KnockOuts = content.KnockOuts;
    }
}
