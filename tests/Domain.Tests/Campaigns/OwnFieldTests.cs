using FsCheck;
using FsCheck.Fluent;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using static Kheo.Domain.Tests.Campaigns.Given;
using static Kheo.Domain.Tests.Registrations.GivenRegistration;

namespace Kheo.Domain.Tests.Campaigns;

public class OwnFieldTests
{
    private static readonly OwnField Way = new("hinh-thuc", "Hình thức", OwnFieldType.Choice, Required: true, Options: [new("moi", "Làm mới"), new("nhan-rong", "Nhân rộng")]);
    private static readonly OwnField Origin = new("nguon-goc", "Nhân rộng từ đâu", OwnFieldType.Text, Required: true, When: new("hinh-thuc", Is: "nhan-rong"));
    private static readonly OwnField Money = new("kinh-phi", "Kinh phí", OwnFieldType.Money);
    private static readonly OwnField Roads = new("doan", "Các đoạn", OwnFieldType.Table, Columns: [new("ten", "Tên đoạn", OwnFieldType.Text, true), new("mat", "Mặt đường", OwnFieldType.Choice, Options: [new("dat", "Đất")])]);

    private static CampaignContent Asking(params OwnField[] fields) => Content() with { Form = new RegistrationForm([FormPart.Name], Fields: fields) };
    private static Dictionary<string, OwnAnswer> Said(params (string Code, string Words)[] answers) => answers.ToDictionary(a => a.Code, a => (OwnAnswer)new OwnAnswer.Words(a.Words));
    private static FormReading Reading(params (string Code, string Words)[] answers) => new("Đường hoa", FormParts.Empty, Said(answers));

    [Fact]
    public void Forms_that_contradict_themselves_are_refused()
    {
        void Refused(Rule rule, params OwnField[] fields) => Breaks(rule, () => DraftCampaign(Asking(fields)));
        Refused(Rules.CampaignOwnFieldTwice, Money, Money with { Label = "Khác" });
        Refused(Rules.CampaignOwnFieldTwice, Money, Money with { Code = "khac", Label = "KINH PHI" });
        Refused(Rules.CampaignOwnFieldOptions, Way with { Options = null });
        Refused(Rules.CampaignOwnFieldOptions, Way with { Options = [new("a", "Một"), new("a", "Hai")] });
        Refused(Rules.CampaignOwnFieldOptions, Way with { Options = [new("a", "Một"), new("b", "một")] });
        Refused(Rules.CampaignOwnFieldOptions, Money with { Options = [new("a", "Một")] });
        Refused(Rules.CampaignOwnFieldColumns, Roads with { Columns = [] });
        Refused(Rules.CampaignOwnFieldColumns, Roads with { Columns = [new("t", "Bảng trong bảng", OwnFieldType.Table)] });
        Refused(Rules.CampaignOwnFieldColumns, Roads with { Columns = [new("t", "Một", OwnFieldType.Text), new("t", "Hai", OwnFieldType.Text)] });
        Refused(Rules.CampaignOwnFieldColumns, Roads with { Columns = [new("t", "Một", OwnFieldType.Choice)] });
        Refused(Rules.CampaignOwnFieldColumns, Money with { Columns = Roads.Columns });
        Refused(Rules.CampaignOwnFieldCondition, Origin);
        Refused(Rules.CampaignOwnFieldCondition, Origin, Way);
        Refused(Rules.CampaignOwnFieldCondition, Way, Origin with { When = new("nguon-goc") });
        Refused(Rules.CampaignOwnFieldCondition, Way, Origin with { When = new("hinh-thuc", Is: "cu") });
        Refused(Rules.CampaignOwnFieldCondition, Money, Origin with { When = new("kinh-phi", Is: "nhan-rong") });
        Refused(Rules.CampaignOwnFieldCondition, Way, Origin with { When = new() });
        Refused(Rules.CampaignOwnFieldCondition, Way, Origin with { When = new("hinh-thuc", FormPart.Place) });
        Refused(Rules.CampaignOwnFieldBounds, Money with { Min = 5, Max = 4 });
        Refused(Rules.CampaignOwnFieldBounds, Money with { Min = -1 });
        Refused(Rules.CampaignOwnFieldBounds, Money with { Max = 0.5m });
        Refused(Rules.CampaignOwnFieldBounds, Origin with { When = null, Max = 4 });
        Refused(Rules.CampaignOwnFieldBounds, Origin with { When = null, MaxLength = 301 });
        Refused(Rules.CampaignOwnFieldsTooMany, [.. Enumerable.Range(0, OwnField.Most + 1).Select(n => Money with { Code = $"f{n}", Label = $"Mục {n}" })]);
        Breaks(Rules.CampaignOwnFieldTwice, () => DraftCampaign(Content() with { Form = new RegistrationForm([], Help: [new(FormPart.Place, "Một"), new(FormPart.Place, "Hai")]) }));
        DraftCampaign(Asking([Way, Origin, Roads, .. Enumerable.Range(3, OwnField.Most - 3).Select(n => Money with { Code = $"f{n}", Label = $"Mục {n}" })]));
    }

    [Fact]
    public void Only_a_form_that_asks_otherwise_after_opening_is_a_new_one()
    {
        var campaign = OpenCampaign(Asking(Way, Roads));
        int Saved(params OwnField[] fields)
        {
            campaign.Save(Asking(fields), Now);
            return campaign.Form.Version;
        }
        Assert.Equal(1, Saved(Way with { Options = [.. Way.Options!] }, Roads with { Columns = [.. Roads.Columns!.Select(c => c with { Options = c.Options?.ToList() })], Tiers = [] }));
        Assert.Equal(2, Saved(Way with { Options = [.. Way.Options!, new("khac", "Khác")] }, Roads));
        Assert.Equal(3, Saved(Way, Roads with { Columns = [Roads.Columns![0] with { Required = false }, Roads.Columns[1]] }));
        Assert.Equal(4, Saved(Roads, Way));
        Assert.Equal(5, Saved(Roads, Way with { Tiers = [Base] }));
        Assert.Equal(6, Saved());
        Assert.Equal(["hinh-thuc", "doan"], campaign.Versions[0].Content.Form.Fields!.Select(f => f.Code));
    }

    [Fact]
    public void A_field_is_asked_of_the_tiers_it_names_and_where_what_it_hangs_on_is_asked_and_says_so()
    {
        var form = new RegistrationForm([], Fields: [Way with { Tiers = [Base] }, Origin, Money with { When = new(Part: FormPart.Resources) }]);
        Assert.Equal(["hinh-thuc", "nguon-goc", "kinh-phi"], form.For(Base).Fields!.Select(f => f.Code));
        Assert.Equal(["kinh-phi"], form.For(Province).Fields!.Select(f => f.Code));
        Assert.Equal(["hinh-thuc"], form.Asked(Reading()).Select(f => f.Code));
        Assert.Equal(["hinh-thuc", "nguon-goc"], form.Asked(Reading(("hinh-thuc", "nhan-rong"))).Select(f => f.Code));
        Assert.Equal(["hinh-thuc", "kinh-phi"], form.Asked(Reading() with { Parts = new() { Resources = "320 ngày công" } }).Select(f => f.Code));
        Assert.Equal(["nguon-goc"], form.Missing(Reading(("hinh-thuc", "nhan-rong"), ("nguon-goc", " "))).Select(f => f.Code));
    }

    [Fact]
    public void What_is_required_where_it_is_asked_must_be_there_and_what_is_not_asked_any_more_is_not_handed_in()
    {
        var campaign = OpenCampaign(Asking(Way, Origin));
        var registration = Drafted(Written with { Answers = Said(("hinh-thuc", "nhan-rong")) }, campaign: campaign);
        Breaks(Rules.RegistrationIncomplete, () => registration.Submit(campaign, Base, Author, Now));
        registration.Save(Written with { Answers = Said(("hinh-thuc", "moi"), ("nguon-goc", "Ấp 1")) }, Now, new(campaign.Form, 1, []));
        Assert.Equal(2, registration.Answers.Count);
        registration.Save(Written, Now, new(campaign.Form, 1, []));
        Assert.Contains("ap 1", registration.SearchFold, StringComparison.Ordinal);
        registration.Submit(campaign, Base, Author, Now);
        Assert.Equal(["hinh-thuc"], registration.HandIns.Single().Answers.Keys);
        Assert.Contains("lam moi", registration.SearchFold, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_fields_that_remarks_name_reopen_and_what_they_open()
    {
        var campaign = OpenCampaign(Asking(Way, Origin, Money));
        var registration = Drafted(Written with { Answers = Said(("hinh-thuc", "moi"), ("kinh-phi", "1")) }, campaign: campaign);
        registration.Submit(campaign, Base, Author, Now);
        registration.Return([new(null, "Xem lại", "hinh-thuc")], null, Chair, Now);
        var asking = new Asking(campaign.Form, 1, []);
        void Save(params (string, string)[] answers) => registration.Save(Written with { Answers = Said(answers) }, Now, asking);

        Breaks(Rules.RegistrationPartNotReopened, () => Save(("hinh-thuc", "moi"), ("kinh-phi", "2")));
        Breaks(Rules.RegistrationPartNotReopened, () => Save(("hinh-thuc", "moi")));
        Breaks(Rules.RegistrationPartNotReopened, () => registration.Save(Written with { Parts = FormParts.Empty }, Now));
        Save(("hinh-thuc", "nhan-rong"), ("kinh-phi", "1"));
        Save(("hinh-thuc", "nhan-rong"), ("nguon-goc", "Ấp 1"), ("kinh-phi", "1"));
        Assert.Equal(["hinh-thuc", "nguon-goc"], registration.Reading.FieldsChangedSince(registration.SubmittedParts!).Order());

        // The campaign asks more since: what nobody could answer then is open now; what was answered stays shut.
        asking = new Asking(new RegistrationForm([], Fields: [Way, Origin, Money, Origin with { Code = "them", When = null }]), 2, []);
        Save(("hinh-thuc", "nhan-rong"), ("nguon-goc", "Ấp 1"), ("kinh-phi", "1"), ("them", "Mới"));
        Breaks(Rules.RegistrationPartNotReopened, () => Save(("hinh-thuc", "nhan-rong"), ("nguon-goc", "Ấp 1"), ("them", "Mới")));
        // What the form takes no longer can only be given another answer, or none.
        asking = new Asking(campaign.Form, 1, ["kinh-phi"]);
        Save(("hinh-thuc", "nhan-rong"), ("nguon-goc", "Ấp 1"));
        asking = new Asking(new RegistrationForm([], Fields: [Way, Origin]), 3, []);
        Save(("hinh-thuc", "nhan-rong"), ("nguon-goc", "Ấp 1"));
    }

    [Fact]
    public void A_blank_answer_and_none_are_the_same()
    {
        var blanks = new Dictionary<string, OwnAnswer>
        {
            ["a"] = new OwnAnswer.Words("  "), ["b"] = new OwnAnswer.Several([new OwnAnswer.Named(new Dictionary<string, OwnAnswer> { ["x"] = new OwnAnswer.Words("") })]), ["c"] = new OwnAnswer.Number(0),
        };
        Assert.Equal(["c"], OwnAnswers.Kept(blanks).Keys);
        Assert.Empty((Reading() with { Answers = OwnAnswers.None }).FieldsChangedSince(Reading(("a", " "))));
    }

    [Fact]
    public void Keeping_changes_nothing_the_second_time_and_what_is_kept_is_never_blank()
    {
        static Gen<OwnAnswer> Answers(int depth) => depth == 0
            ? Gen.OneOf(Gen.Elements("", " ", "a", "ấp 3").Select(OwnAnswer (w) => new OwnAnswer.Words(w)), Gen.Choose(-2, 2).Select(OwnAnswer (n) => new OwnAnswer.Number(n)))
            : Gen.OneOf(Answers(0), Answers(depth - 1).ListOf().Select(OwnAnswer (l) => new OwnAnswer.Several([.. l])),
                Answers(depth - 1).ListOf(3).Select(OwnAnswer (l) => new OwnAnswer.Named(l.Index().ToDictionary(p => $"p{p.Index}", p => p.Item))));
        Prop.ForAll(Answers(2).ToArbitrary(), answer => answer.Kept() is not { } kept || kept.Kept() == kept && kept.Leaves().All(w => !string.IsNullOrWhiteSpace(w))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void What_is_sealed_of_it_is_what_was_asked_or_answered_with_the_names_it_needs()
    {
        var (tier, other, unit) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var form = new RegistrationForm([FormPart.Name], 3, Fields: [Way, Origin, Money with { Tiers = [other] }, Roads with { Tiers = [other] }, new("don-vi", "Đơn vị phối hợp", OwnFieldType.Unit)]);
        var reading = new FormReading("Đường hoa", FormParts.Empty, new Dictionary<string, OwnAnswer> { ["hinh-thuc"] = new OwnAnswer.Words("moi"), ["kinh-phi"] = new OwnAnswer.Number(5), ["don-vi"] = new OwnAnswer.Words(unit.ToString()) });
        var answers = SealedAnswers.Of(form, tier, reading, new Dictionary<Guid, string> { [unit] = "Chi bộ ấp 3", [other] = "Của người khác" })!;
        Assert.Equal((3, "hinh-thuc, kinh-phi, don-vi"), (answers.FormVersion, string.Join(", ", answers.Fields.Select(f => f.Code))));
        Assert.Equal(["Chi bộ ấp 3"], answers.Names.Values);
        Assert.True(OwnAnswers.Same(reading.Answers!, answers.Answers));
        Assert.Empty(SealedAnswers.Of(form, tier, reading, new Dictionary<Guid, string>())!.Names);
        Assert.Equal(["hinh-thuc", "don-vi"], SealedAnswers.Of(form, tier, new FormReading("Đường hoa", FormParts.Empty), new Dictionary<Guid, string>())!.Fields.Select(f => f.Code));
        Assert.Null(SealedAnswers.Of(form with { Fields = null }, tier, reading, new Dictionary<Guid, string>()));
    }
}
