using Kheo.Api.Features.Campaigns;
using Kheo.Api.Features.Registration;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Campaigns;

public class StandardIndicatorTests
{
    private static (int, string?) Told<T>(Answer<T> answer) => (answer.Status, answer.Code);

    [Fact]
    public async Task The_catalogue_reaches_down_the_tree_and_a_code_is_given_once()
    {
        var world = await WithProgramme();
        var made = await world.Launcher.Post<Page<StandardIndicatorView>>("/api/standard-indicators", CreateStandardIndicators.Example);
        Assert.Equal([1, 2, 3], made.Body.Items.Select(i => i.Ordinal));
        Assert.Equal((409, Rules.StandardIndicatorCodeOnce.Code), Told(await world.Launcher.Post<object>("/api/standard-indicators", CreateStandardIndicators.Example)));
        CreateStandardIndicators One(StandardIndicatorLine line) => new() { Indicators = [line] };
        Assert.Equal((409, Rules.IndicatorRangeReversed.Code), Told(await world.Launcher.Post<object>("/api/standard-indicators", One(new("X", "X", Measure.Km, RollUp.Sum, null, 5, 4)))));
        Assert.Equal((409, Rules.CampaignIndicatorUnitMissing.Code), Told(await world.Launcher.Post<object>("/api/standard-indicators", One(new("X", "X", Measure.Unit, RollUp.Sum)))));
        Assert.Equal(403, (await (await world.Committee(world.Commune)).Post<object>("/api/standard-indicators", CreateStandardIndicators.Example)).Status);
        var cell = await world.Officer(world.Cell);
        Assert.Equal(["NGAYCONG", "DUONG", "HO"], (await cell.Get<Page<StandardIndicatorView>>("/api/standard-indicators")).Body.Items.Select(i => i.Code));
        var first = (await cell.Get<Page<StandardIndicatorView>>("/api/standard-indicators?limit=2")).Body;
        Assert.Equal(["HO"], (await cell.Get<Page<StandardIndicatorView>>($"/api/standard-indicators?limit=2&after={first.Next}")).Body.Items.Select(i => i.Code));
        Assert.Empty((await (await world.Officer(world.ForeignCell)).Get<Page<StandardIndicatorView>>("/api/standard-indicators")).Body.Items);
        Assert.Equal(["ngày công", "km", "hộ"], (await Workbook.Of(cell, "/api/standard-indicators/export.xlsx")).Column("Đơn vị tính"));
        DraftPact Naming(string code) => DraftPact.Example with { ProgrammeId = world.Programme.Id, Parties = [], Lines = [new("1", "Làm đường", code, "km", 2)] };
        Assert.Equal(201, (await world.Launcher.Post<PactView>("/api/pacts", Naming("DUONG"))).Status);
        Assert.Equal((409, Rules.PactIndicatorUnknown.Code), Told(await world.Launcher.Post<object>("/api/pacts", Naming("KHAC"))));
    }

    [Fact]
    public async Task What_a_registration_starts_from_and_aims_at_stands_in_its_reports_and_the_unusual_is_remarked_upon()
    {
        var model = await Carried.Out(change: c => c with { Indicators = [new("workdays", "Ngày công", Measure.Workday, RollUp.Sum, Required: true, Standard: "NGAYCONG", UsualFrom: 20, UsualTo: 2_000)] });
        var at = await model.Read();
        Assert.Contains(nameof(SaveAims), at.Actions);
        var aimed = await model.Officer.Put<RegistrationView>($"{model.Address}/aims", new SaveAims { Aims = [new("workdays", 12, 320)] }, at.RowVersion);
        Assert.Equal([new("workdays", 12, 320)], aimed.Body.Aims);
        Assert.Equal(at.UpdatedAt, aimed.Body.UpdatedAt);                                                  // it is no sign of life
        Assert.Equal((409, Rules.ResultIndicatorUnknown.Code), Told(await model.Officer.Put<object>($"{model.Address}/aims", new SaveAims { Aims = [new("km", 1)] }, aimed.Body.RowVersion)));
        Assert.Equal(412, (await model.Officer.Put<object>($"{model.Address}/aims", SaveAims.Example, at.RowVersion)).Status);

        var board = await Registration.ProgressTests.Board(model);
        Assert.Equal((12, 320), (board.SoFar[0].Baseline!.Value, board.SoFar[0].Target!.Value));
        var report = (await model.Officer.Post<ProgressView>($"{model.Address}/progress", new DraftProgress { PeriodTo = board.Periods[0].PeriodTo })).Body;
        Assert.Equal((12, 320), (report.Figures[0].Baseline!.Value, report.Figures[0].Target!.Value));
        SaveProgress Telling(decimal actual) => SaveProgress.Example with { Figures = [new("workdays", 12, 320, actual, Source: "Sổ chấm công của ấp")] };
        report = (await model.Officer.Put<ProgressView>($"/api/progress/{report.Id}", Telling(80_000), report.RowVersion)).Body;
        Assert.Contains(FigureHint.AboveUsual, report.Figures[0].Hints);
        Assert.Equal(("Sổ chấm công của ấp", 2_000m), (report.Figures[0].Source, report.Figures[0].UsualTo!.Value));
        report = (await model.Officer.Put<ProgressView>($"/api/progress/{report.Id}", Telling(5), report.RowVersion)).Body;
        Assert.Equal([FigureHint.BelowUsual], report.Figures[0].Hints);
        var result = await model.Officer.Post<ResultView>($"{model.Address}/results", DraftResult.Example with { Indicators = [new("workdays", 12, 320, 400, Source: "Sổ chấm công")] });
        Assert.Equal("Sổ chấm công", result.Body.Indicators[0].Source);
        Assert.Equal(409, (await OnceConfirmed(model)).Status);
    }

    private static async Task<Answer<object>> OnceConfirmed(Carried model)
    {
        await Ask<object>("update registrations set status = 'confirmed' where id = $1", model.At.Id);
        return await model.Officer.Put<object>($"{model.Address}/aims", SaveAims.Example, (await model.Read()).RowVersion);
    }
}
