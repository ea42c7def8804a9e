namespace Kheo.Domain.Recognitions;

/// <summary>How coefficient × base salary becomes a sum that is paid. The regulation that sets the salary says which.</summary>
public enum Rounding
{
    /// <summary>To the nearest đồng, half away from zero.</summary>
    WholeDong,
    /// <summary>Up to the next ten thousand đồng.</summary>
    UpToTenThousand,
}

/// <summary>Mức lương cơ sở: the amount in force from a day on, until the next one begins.</summary>
public sealed class BaseSalary : UnitOwned
{
    public DateOnly ValidFrom { get; private set; }
    public decimal Amount { get; private set; }
    public Rounding Rounding { get; private set; }
    public string LegalBasis { get; private set; } = "";

    private BaseSalary() { }

    public static BaseSalary Set(Guid unitId, string unitPath, DateOnly validFrom, decimal amount, Rounding rounding, string legalBasis)
    {
        RuleBroken.When(amount <= 0, Rules.BaseSalaryNotPositive);
        return new BaseSalary { UnitId = unitId, UnitPath = unitPath, ValidFrom = validFrom, Amount = amount, Rounding = rounding, LegalBasis = legalBasis };
    }

    /// <summary>The one in force on the day; of two that began on one day, the nearer unit's.</summary>
    public static BaseSalary? On(DateOnly day, IEnumerable<BaseSalary> salaries) =>
        salaries.Where(s => s.ValidFrom <= day).OrderByDescending(s => s.ValidFrom).ThenByDescending(s => s.UnitPath.Length).FirstOrDefault();

    public decimal Money(decimal coefficient) => Rounding switch
    {
        Rounding.UpToTenThousand => Math.Ceiling(coefficient * Amount / 10_000) * 10_000,
        _ => Math.Round(coefficient * Amount, MidpointRounding.AwayFromZero),
    };
}
