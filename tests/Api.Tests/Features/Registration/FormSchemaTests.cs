using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;

namespace Kheo.Api.Tests.Features.Registration;

/// <summary>The cases of tests/Forms are run here and in the browser's tests: one schema, two readers, the same verdicts.</summary>
public class FormSchemaTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Forms");
    private static readonly Corpus Cases = JsonSerializer.Deserialize<Corpus>(File.ReadAllText(Path.Combine(Folder, "cases.json")), Edge.Json)!;
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private sealed record Corpus(RegistrationForm Form, IReadOnlyList<Case> Cases);

    private sealed record Case(string Says, FormReading Reading, Dictionary<string, string[]> Flaws);

    [Fact]
    public void The_schema_on_file_is_what_the_form_becomes()
    {
        var (path, emitted) = (Path.Combine(Folder, "schema.json"), FormSchema.Of(Cases.Form, "Thi đua Dân vận khéo năm 2026").ToJsonString(Readable) + "\n");
        if (File.Exists(path) && File.ReadAllText(path) == emitted) return;
        var beside = Path.Combine(Path.GetTempPath(), "kheo-form-schema.json");
        File.WriteAllText(beside, emitted);
        Assert.Fail($"tests/Forms/schema.json is not what the form becomes. Read the difference to {beside}, then put that in its place.");
    }

    [Fact]
    public void Every_case_gets_its_verdict()
    {
        Assert.True(Cases.Cases.Count > 50);
        Assert.Equal(OwnFieldTypes(), Cases.Form.Fields!.Select(f => f.Type).Distinct().Order());
        foreach (var one in Cases.Cases)
        {
            Assert.Equal((one.Says, Said(one.Flaws)), (one.Says, Said(FormSchema.Flaws(Cases.Form, one.Reading, whole: true))));
            var draft = one.Flaws.Where(f => !f.Value.SequenceEqual(["required"])).ToDictionary();
            Assert.Equal((one.Says, Said(draft)), (one.Says, Said(FormSchema.Flaws(Cases.Form, one.Reading, whole: false))));
        }
    }

    [Fact]
    public void What_the_schema_says_is_missing_the_law_says_is_missing()
    {
        foreach (var one in Cases.Cases)
            Assert.Equal(
                (one.Says, string.Join(' ', Cases.Form.Missing(one.Reading).Select(f => f.Code).Order(StringComparer.Ordinal))),
                (one.Says, string.Join(' ', FormSchema.Flaws(Cases.Form, one.Reading, whole: true).Where(f => f.Key.StartsWith("answers.", StringComparison.Ordinal) && f.Key.Split('.').Length == 2 && f.Value.Contains("required"))
                    .Select(f => f.Key["answers.".Length..]).Order(StringComparer.Ordinal))));
    }

    [Fact]
    public void Answers_made_to_fit_pass_and_one_spoilt_is_found_under_its_own_code()
    {
        var forms = from count in Gen.Choose(1, 12)
                    from fields in Gen.CollectToArray(Enumerable.Range(0, count).Select(Field))
                    from answers in Gen.CollectToArray(fields.Select(f => Fitting(f).Select(a => (f.Code, Answer: a))))
                    from at in Gen.Choose(0, count - 1)
                    select (Form: new RegistrationForm([], Fields: fields), Answers: answers, At: at);
        Prop.ForAll(forms.ToArbitrary(), made =>
        {
            var answers = made.Answers.ToDictionary(a => a.Code, a => a.Answer);
            Dictionary<string, string[]> Flaws() => new(FormSchema.Flaws(made.Form, new FormReading("Đường hoa", FormParts.Empty, answers), whole: true));
            Assert.Equal("", Said(Flaws()));
            var field = made.Form.Fields![made.At];
            answers[field.Code] = Spoilt(field);
            Assert.Equal([field.Code], Flaws().Keys.Select(k => k.Split('.', '[')[1]).Distinct());
        }).QuickCheckThrowOnFailure();
    }

    private static IEnumerable<OwnFieldType> OwnFieldTypes() => Enum.GetValues<OwnFieldType>();

    private static string Said(IReadOnlyDictionary<string, string[]> flaws) => string.Join("; ", flaws.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}: {string.Join(' ', f.Value)}"));

    private static readonly OwnFieldOption[] Options = [new("mot", "Một"), new("hai", "Hai"), new("ba", "Ba")];

    private static Gen<OwnField> Field(int n) =>
        from type in Gen.Elements(Enum.GetValues<OwnFieldType>())
        from required in Gen.Elements(true, false)
        from bound in Gen.Choose(1, 200)
        select new OwnField($"f{n}", $"Mục {n}", type, Required: required,
            Options: type is OwnFieldType.Choice or OwnFieldType.MultipleChoice ? Options : null,
            Columns: type == OwnFieldType.Table ? [new("ten", "Tên", OwnFieldType.Text, true), new("so", "Số", OwnFieldType.Money)] : null,
            Min: type is OwnFieldType.Number or OwnFieldType.Money ? bound : null, Max: type is OwnFieldType.Number ? bound + 0.5m : null,
            MaxLength: type is OwnFieldType.Text or OwnFieldType.LongText ? bound : null);

    private static Gen<OwnAnswer> Fitting(OwnField field) => field.Type switch
    {
        OwnFieldType.Text or OwnFieldType.LongText => Gen.Choose(1, field.MaxLength!.Value).Select(OwnAnswer (n) => new OwnAnswer.Words(new string('ậ', n))),
        OwnFieldType.Number => Gen.Elements(field.Min!.Value, field.Max!.Value, field.Min.Value + 0.25m).Select(OwnAnswer (v) => new OwnAnswer.Number(v)),
        OwnFieldType.Money => Gen.Choose(200, 2_000_000_000).Select(OwnAnswer (v) => new OwnAnswer.Number(v)),
        OwnFieldType.Date => Gen.Choose(0, 60_000).Select(OwnAnswer (n) => new OwnAnswer.Words(new DateOnly(1920, 1, 1).AddDays(n).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))),
        OwnFieldType.Choice => Gen.Elements(Options).Select(OwnAnswer (o) => new OwnAnswer.Words(o.Code)),
        OwnFieldType.MultipleChoice => Gen.Choose(1, 3).Select(OwnAnswer (n) => new OwnAnswer.Several([.. Options.Take(n).Select(o => new OwnAnswer.Words(o.Code))])),
        OwnFieldType.Person => Gen.Constant<OwnAnswer>(Named(("name", new OwnAnswer.Words("Bà Trần Thị Minh Họa")))),
        OwnFieldType.Place => Gen.Constant<OwnAnswer>(Named(("words", new OwnAnswer.Words("Ấp Hòa Bình")), ("unit", new OwnAnswer.Words(Guid.NewGuid().ToString())))),
        OwnFieldType.Table => Gen.Choose(1, 100).Select(OwnAnswer (n) => new OwnAnswer.Several([.. Enumerable.Range(0, n).Select(i => Named(("ten", new OwnAnswer.Words("Đoạn")), ("so", new OwnAnswer.Number(i))))])),
        _ => Gen.Constant<OwnAnswer>(new OwnAnswer.Words(Guid.NewGuid().ToString())),
    };

    private static OwnAnswer Spoilt(OwnField field) => field.Type switch
    {
        OwnFieldType.Text or OwnFieldType.LongText => new OwnAnswer.Words(new string('ậ', field.MaxLength!.Value + 1)),
        OwnFieldType.Number or OwnFieldType.Money => new OwnAnswer.Number(field.Min!.Value - 1),
        OwnFieldType.Date => new OwnAnswer.Words("2026-02-30"),
        OwnFieldType.MultipleChoice => new OwnAnswer.Several([new OwnAnswer.Words("mot"), new OwnAnswer.Words("bon")]),
        OwnFieldType.Table => new OwnAnswer.Several([Named(("so", new OwnAnswer.Number(1)))]),
        OwnFieldType.Person => Named(("position", new OwnAnswer.Words("Bí thư"))),
        OwnFieldType.Place => Named(("words", new OwnAnswer.Words("Ấp 3")), ("unit", new OwnAnswer.Words("ấp 3"))),
        _ => new OwnAnswer.Words("bốn"),
    };

    private static OwnAnswer.Named Named(params (string Name, OwnAnswer Value)[] parts) => new(parts.ToDictionary(p => p.Name, p => p.Value));
}
