using Kheo.Domain.Registrations;
using static Kheo.Domain.Tests.Campaigns.Given;
using static Kheo.Domain.Tests.Registrations.GivenRegistration;

namespace Kheo.Domain.Tests.Registrations;

public class ContributionTests
{
    private static readonly ContributionText Money = new("Hợp tác xã Hòa Bình", ContributionKind.Money, 18_000_000, SubjectOfWork: "Đường tổ 3");

    private static Contribution Added(ContributionText text) => Contribution.Add(At(RegistrationStatus.Accepted), text, Author, Now);

    [Theory]
    [InlineData(ContributionKind.Money, "đồng")]
    [InlineData(ContributionKind.Workday, "ngày công")]
    [InlineData(ContributionKind.Land, "m²")]
    [InlineData(ContributionKind.Material, "bao")]
    public void Money_work_and_land_have_their_measure_and_the_rest_the_one_given(ContributionKind kind, string measure) => Assert.Equal(measure, Added(Money with { Kind = kind, Measure = "bao" }).Measure);

    [Fact]
    public void A_contribution_is_told_by_an_amount_with_its_measure_or_in_words()
    {
        Breaks(Rules.ContributionUntold, () => Added(Money with { Amount = null }));
        Breaks(Rules.ContributionUntold, () => Added(Money with { Kind = ContributionKind.Material }));
        Breaks(Rules.ContributionMeasureMissing, () => Added(Money with { Kind = ContributionKind.Material, Words = "Cho mượn máy trộn" }));
        Assert.Null(Added(Money with { Kind = ContributionKind.Other, Amount = null, Words = "Cho mượn máy trộn" }).Measure);
    }

    [Fact]
    public void The_same_giver_amount_and_measure_or_the_same_work_may_be_one_thing()
    {
        var one = Added(Money);
        SameClaim? With(ContributionText text) => one.SameAs(Added(text));
        Assert.Equal(SameClaim.Contribution, With(Money with { Contributor = "hop tac xa  hòa bình", SubjectOfWork = null }));
        Assert.Equal(SameClaim.Work, With(Money with { Contributor = "Ông Trần Văn Minh Họa", Amount = 1, SubjectOfWork = "ĐƯỜNG TỔ 3" }));
        Assert.Null(With(Money with { Amount = 18_000_001, SubjectOfWork = null }));
        Assert.Null(With(Money with { Kind = ContributionKind.Workday, SubjectOfWork = null }));
        Assert.Null(With(Money with { Contributor = "Ông Trần Văn Minh Họa", SubjectOfWork = " - " }));
        Assert.Null(Added(new("Hộ bà Minh Họa", ContributionKind.Other, Words: "Nước uống")).SameAs(Added(new("Hộ bà Minh Họa", ContributionKind.Other, Words: "Nước uống"))));
    }

    [Fact]
    public void Only_what_is_being_carried_out_takes_contributions_and_each_is_a_sign_of_life()
    {
        var registration = At(RegistrationStatus.Accepted);
        Contribution.Add(registration, Money, Author, Now.AddDays(9));
        Assert.Equal(Now.AddDays(9), registration.LastSignOfLife);
        Breaks(Rules.RegistrationNotUnderWay, () => Contribution.Add(At(RegistrationStatus.Reported), Money, Author, Now));
    }
}
