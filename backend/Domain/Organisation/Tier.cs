namespace Kheo.Domain.Organisation;

/// <summary>A rung of the hierarchy: ordered, configurable data with a validity. 1 July 2025 ended one tier and began another of the same rank.</summary>
public sealed class Tier : UnitOwned
{
    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";

    /// <summary>1 = Trung ương, growing downward. Two tiers may share a rank when one follows the other in time.</summary>
    public int Rank { get; private set; }
    public DateOnly ValidFrom { get; private set; }

    /// <summary>The first day on which the tier is no longer in force.</summary>
    public DateOnly? ValidTo { get; private set; }

    private Tier() { }

    public static Tier Create(Unit owner, string code, string name, int rank, DateOnly validFrom, DateOnly? validTo = null)
    {
        RuleBroken.When(validTo <= validFrom, Rules.TierValidityEmpty);
        return new Tier { UnitId = owner.Id, UnitPath = owner.Path, Code = code, Name = name, Rank = rank, ValidFrom = validFrom, ValidTo = validTo };
    }

    public bool InForceOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day < ValidTo);

    /// <summary>
    /// The tiers of the country. The third rung changed hands on 1 July 2025; the others are older than any record kept here,
    /// so they begin on the day the Party was founded.
    /// </summary>
    public static IReadOnlyList<Tier> National(Unit root)
    {
        var ever = new DateOnly(1930, 2, 3);
        var reform = new DateOnly(2025, 7, 1);
        return
        [
            Create(root, "TW", "Trung ương", 1, ever),
            Create(root, "TINH", "Cấp tỉnh", 2, ever),
            Create(root, "HUYEN", "Cấp trên cơ sở (huyện, khối)", 3, ever, reform),
            Create(root, "XA", "Cấp trên cơ sở (xã, phường, đặc khu; các cơ quan tỉnh)", 3, reform),
            Create(root, "CO-SO", "Cấp cơ sở", 4, ever),
            Create(root, "CHI-BO", "Chi bộ", 5, ever),
        ];
    }
}
