using FsCheck;
using FsCheck.Fluent;
using Kheo.Domain.Recognitions;

namespace Kheo.Domain.Tests.Recognitions;

public class BaseSalaryTests
{
    private static BaseSalary From(DateOnly day, decimal amount, string path = "/AB/", Rounding rounding = Rounding.WholeDong) =>
        BaseSalary.Set(Guid.NewGuid(), path, day, amount, rounding, "Nghị định 73/2024/NĐ-CP");

    private static readonly BaseSalary[] Salaries = [From(new(2023, 7, 1), 1_800_000), From(new(2024, 7, 1), 2_340_000), From(new(2024, 7, 1), 2_400_000, "/AB/X001/")];

    [Theory]
    [InlineData("2023-06-30", null)]
    [InlineData("2023-07-01", 1_800_000)]
    [InlineData("2024-06-30", 1_800_000)]
    [InlineData("2024-07-01", 2_400_000)]
    public void The_salary_of_the_day_counts_and_the_nearer_units_first(string day, int? amount) =>
        Assert.Equal(amount, (int?)BaseSalary.On(DateOnly.ParseExact(day, "yyyy-MM-dd"), Salaries)?.Amount);

    [Theory]
    [InlineData(Rounding.WholeDong, 0.6, 1_404_000)]
    [InlineData(Rounding.UpToTenThousand, 0.6, 1_410_000)]
    [InlineData(Rounding.UpToTenThousand, 1, 2_340_000)]
    public void Money_is_rounded_by_the_rule_of_the_regulation(Rounding rounding, double coefficient, int money) =>
        Assert.Equal(money, From(new(2024, 7, 1), 2_340_000, rounding: rounding).Money((decimal)coefficient));

    [Fact]
    public void Rounding_up_never_takes_and_gives_less_than_ten_thousand() => Prop.ForAll(Gen.Choose(1, 5_000).ToArbitrary(), n =>
    {
        var salary = From(new(2024, 7, 1), 2_340_000, rounding: Rounding.UpToTenThousand);
        var coefficient = n / 1000m;
        return salary.Money(coefficient) - (coefficient * salary.Amount) is >= 0 and < 10_000 && salary.Money(coefficient) % 10_000 == 0;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_salary_is_more_than_nothing() => Law.Refuses(Rules.BaseSalaryNotPositive, () => From(new(2024, 7, 1), 0));
}
