using FsCheck;
using FsCheck.Fluent;
using Kheo.Api.Demo;
using Kheo.Domain;
using Kheo.Domain.Registrations;

namespace Kheo.Api.Tests.Features.Registration;

/// <summary>The law of likeness on the demo set's texts: copies planted in many ways are found, models of other thoughts are not taken for copies.</summary>
public class PlantedCopyTests(Xunit.Abstractions.ITestOutputHelper output)
{
    private static readonly string[][] Synonyms =
    [
        ["vận động", "tuyên truyền"], ["nhân dân", "bà con"], ["hằng tháng", "mỗi tháng"], ["gia đình", "hộ dân"], ["thực hiện", "triển khai"], ["đường", "lộ"], ["giúp đỡ", "hỗ trợ"],
        ["đảng viên", "cán bộ"], ["phối hợp", "cùng với"], ["người", "lượt người"], ["công khai", "niêm yết"], ["hướng dẫn", "chỉ dẫn"], ["đóng góp", "góp"], ["kinh phí", "tiền"],
    ];

    private static readonly string[] OtherNames = ["Cùng dân làm việc khó", "Chi bộ gương mẫu đi đầu", "Nghĩa tình quê hương", "Sáng kiến của chi bộ năm nay", "Việc nhỏ nghĩa lớn", "Chung tay vì cộng đồng"];

    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();
    private static readonly Config Thousand = Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(20261127, 20261129);

    private static readonly IReadOnlyList<(string Idea, FormReading Reading, Wording Wording)> Known = [.. Written(400, 11).Select(k => (k.Idea, k.Reading, Wording.Of(k.Reading)))];

    // The ledger of a province as its officers would write it: each thought in many places, each time with other figures.
    private static List<(string Idea, FormReading Reading)> Written(int count, ulong seed)
    {
        var dice = new Dice(seed);
        string Place() => $"ấp {dice.Pick(Places.HamletFirst)} {dice.Pick(Places.HamletSecond)}";
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var (idea, place, commune) = (dice.Pick(Ideas.All), Place(), "xã " + dice.Pick(Places.Communes));
            string Put(string text) => Ideas.Figures.Keys.Aggregate(text.Replace("{p}", place, StringComparison.Ordinal).Replace("{x}", commune, StringComparison.Ordinal).Replace("{n}", "Trần Thị Hoa", StringComparison.Ordinal),
                (t, figure) => t.Replace("{" + figure + "}", $"{dice.Between(2, 900)}", StringComparison.Ordinal));
            return (idea.Name, new FormReading(Put(idea.Name), new FormParts
            {
                Situation = Put(idea.Situation), Content = Put(idea.Content), Place = $"Thực hiện tại {place}, {commune}. Người hưởng lợi: nhân dân trên địa bàn.",
                Objectives = dice.Pick(Words.Objectives[idea.Field]).Replace("{o}", Put(idea.Outputs), StringComparison.Ordinal), Outputs = Put(idea.Outputs),
            }));
        })];
    }

    /// <summary>As the database looks: what shares a band is compared.</summary>
    private static bool Found(Wording asked, Wording stored) => asked.Bands.Intersect(stored.Bands).Any() && asked.With(stored).Near;

    private static FormReading Copied(FormReading original, Dice dice)
    {
        string? Each(string? text, Func<string, string> change) => text is null ? null : change(text);
        FormReading With(Func<string, string> change, bool name = true) => new(name ? change(original.Name) : original.Name, original.Parts with
        {
            Objectives = Each(original.Parts.Objectives, change), Content = Each(original.Parts.Content, change), Place = Each(original.Parts.Place, change),
        });
        string Typed(string text) => string.Join(' ', text.Split(' ').Select(w => w.Length > 2 && dice.Chance(10) ? dice.Roll(3) switch { 0 => w[..1] + w[2..], 1 => w + w[^1], _ => w[..1] + w[2] + w[1] + w[3..] } : w));
        string Reworded(string text) => Synonyms.Aggregate(text, (t, pair) => dice.Chance(60) ? t.Replace(pair[0], pair[1], StringComparison.OrdinalIgnoreCase) : t);
        string Turned(string text) => string.Join(", ", dice.Shuffled(text.Split(", ")));
        return dice.Roll(7) switch
        {
            0 => With(Typed),
            1 => With(Text.Fold),
            2 => With(t => t.ToUpperInvariant().Normalize(System.Text.NormalizationForm.FormD)),
            3 => With(Reworded),
            4 => With(Turned, name: false),
            5 => original with { Name = dice.Pick(OtherNames) },
            _ => With(t => Typed(Reworded(Turned(t)))) with { Name = dice.Pick(OtherNames) },
        };
    }

    [Fact]
    public void Nineteen_of_twenty_planted_copies_are_found()
    {
        var missed = 0;
        Prop.ForAll(Seeds, seed =>
        {
            var dice = new Dice((ulong)seed);
            var (_, original, wording) = dice.Pick(Known);
            if (!Found(Wording.Of(Copied(original, dice)), wording)) missed++;
            return true;
        }).Check(Thousand);
        output.WriteLine($"{missed} of 1000 copies missed");
        Assert.True(missed <= 50, $"{missed} of 1000 copies were missed.");
    }

    [Fact]
    public void Two_of_a_hundred_models_of_other_thoughts_raise_an_alarm_at_most()
    {
        var alarms = 0;
        Prop.ForAll(Seeds, seed =>
        {
            var (idea, reading) = Written(1, (ulong)seed)[0];
            var asked = Wording.Of(reading);
            // The same thought under a second heading is no other thought.
            if (Known.Any(k => k.Idea[..^4] != idea[..^4] && Found(asked, k.Wording))) alarms++;
            return true;
        }).Check(Thousand);
        output.WriteLine($"{alarms} of 1000 alarms");
        Assert.True(alarms <= 20, $"{alarms} of 1000 models of other thoughts raised an alarm.");
    }
}
