using Kheo.Domain.Judging;

namespace Kheo.Domain.Tests.Judging;

public class ScoreSheetTests
{
    private readonly Bench _bench = Bench.Scoring();
    private Candidate Candidate => _bench.Session.Candidates[0];
    private ScoreSheet Sheet => _bench.SheetOf(Candidate, _bench.Chair);

    private void Save(Scoring scoring) => Sheet.Save(_bench.Session, Candidate, scoring);

    [Fact]
    public void A_total_is_the_points_less_the_deductions()
    {
        Save(new([new("hq", 55.5m), new("cl1", 20)], [new(5, "Nộp báo cáo muộn"), new(0.25m, "Thiếu minh chứng")], []));
        Assert.Equal(70.25m, Sheet.Total);
    }

    [Fact]
    public void A_total_never_falls_below_zero()
    {
        Save(new([new("hq", 3)], [new(5, "Nộp báo cáo muộn")], []));
        Assert.Equal(0, Sheet.Total);
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(60.01)]
    [InlineData(1.005)]
    public void A_score_stays_within_its_criterion(double score) =>
        Law.Refuses(Rules.ScoreOutOfRange, () => Save(new([new("hq", (decimal)score)], [], [])));

    [Fact]
    public void A_line_names_a_criterion_of_the_sheet_once()
    {
        Law.Refuses(Rules.ScoreCriterionUnknown, () => Save(new([new("cl", 30)], [], [])));
        Law.Refuses(Rules.ScoreCriterionUnknown, () => Save(new([new("hq", 1), new("hq", 2)], [], [])));
    }

    [Fact]
    public void Every_deduction_has_a_written_reason() =>
        Law.Refuses(Rules.ScoreDeductionNeedsReason, () => Save(new([], [new(5, "Nộp muộn"), new(1, " ")], [])));

    [Fact]
    public void A_deduction_takes_points_off() => Law.Refuses(Rules.ScoreDeductionPositive, () => Save(new([], [new(-5, "Thưởng thêm")], [])));

    [Fact]
    public void A_knock_out_is_one_of_the_sheet_and_has_a_reason()
    {
        Law.Refuses(Rules.ScoreKnockOutUnknown, () => Save(new([], [], [new("xx", "Có đơn thư")])));
        Law.Refuses(Rules.ScoreKnockOutNeedsReason, () => Save(new([], [], [new("kl", "")])));
    }

    [Fact]
    public void A_draft_may_be_incomplete_but_is_not_handed_in_so()
    {
        Save(new([new("hq", 40), new("cl1", 20)], [], []));
        Law.Refuses(Rules.ScoreSheetIncomplete, () => Sheet.HandIn(_bench.Session, Candidate, Bench.Now));
        Save(new([new("hq", 40), new("cl1", 20), new("cl2", 0)], [], []));
        Sheet.HandIn(_bench.Session, Candidate, Bench.Now);
        Assert.Equal((ScoreSheetStatus.HandedIn, Bench.Now), (Sheet.Status, Sheet.HandedInAt));
    }

    [Fact]
    public void A_knock_out_may_be_handed_in_without_points()
    {
        Save(new([], [], [new("kl", "Đảng viên bị khiển trách tháng 5")]));
        Sheet.HandIn(_bench.Session, Candidate, Bench.Now);
        Assert.Equal(0, Sheet.Total);
    }

    [Fact]
    public void A_sheet_handed_in_is_final()
    {
        _bench.Score(Candidate, _bench.Chair, 80);
        Law.Refuses(Rules.ScoreSheetHandedIn, () => Save(Bench.Lines(90)));
        Law.Refuses(Rules.ScoreSheetHandedIn, () => Sheet.HandIn(_bench.Session, Candidate, Bench.Now));
        Assert.Equal(80, Sheet.Total);
    }
}
