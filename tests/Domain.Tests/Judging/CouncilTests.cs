using Kheo.Domain.Judging;

namespace Kheo.Domain.Tests.Judging;

public class CouncilTests
{
    private static Council With(params Seat[] seats) => Council.Constitute(Guid.NewGuid(), "/AB/", "Hội đồng", "15-QĐ/TU", new(2026, 1, 10), new(2026, 2, 1), new(2027, 2, 1), seats);

    [Fact]
    public void A_council_has_one_chair() =>
        Law.Refuses(Rules.CouncilOneChair, () => With(Bench.Seat(CouncilRole.Chair), Bench.Seat(CouncilRole.Chair), Bench.Seat(CouncilRole.Secretary)));

    [Fact]
    public void A_council_has_one_secretary() =>
        Law.Refuses(Rules.CouncilOneSecretary, () => With(Bench.Seat(CouncilRole.Chair), Bench.Seat(CouncilRole.Member)));

    [Fact]
    public void One_person_holds_one_seat()
    {
        var person = Guid.NewGuid();
        Law.Refuses(Rules.CouncilSeatOnce, () => With(Bench.Seat(CouncilRole.Chair, account: person), Bench.Seat(CouncilRole.Secretary, account: person)));
    }

    [Fact]
    public void A_term_ends_after_it_began() =>
        Law.Refuses(Rules.CouncilTerm, () => Council.Constitute(Guid.NewGuid(), "/AB/", "Hội đồng", "15-QĐ/TU", new(2026, 1, 10), new(2026, 2, 1), new(2026, 2, 1), Bench.Five()));

    [Theory]
    [InlineData("2026-01-31", false)]
    [InlineData("2026-02-01", true)]
    [InlineData("2027-01-31", true)]
    [InlineData("2027-02-01", false)]
    public void A_term_is_half_open(string day, bool sits) =>
        Assert.Equal(sits, With(Bench.Five()).SitsOn(DateOnly.ParseExact(day, "yyyy-MM-dd")));

    [Fact]
    public void A_session_is_held_within_the_term() =>
        Law.Refuses(Rules.CouncilOutOfTerm, () =>
            JudgingSession.Prepare(With(Bench.Five()), Bench.Forum, "Bình xét", new(2027, 2, 1), Bench.Plain));
}
