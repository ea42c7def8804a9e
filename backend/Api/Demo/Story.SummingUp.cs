using Kheo.Domain.Reports;

namespace Kheo.Api.Demo;

internal sealed partial class Story
{
    private void SumUp()
    {
        foreach (var each in Years) KeepLedger(each);
        var year = Years[0];
        var entry = AggregateEntry.Enter(Province.Id, Province.Path, year.Campaign.ProgrammeId, new AggregateContent(new DateOnly(2021, 1, 1), new DateOnly(2023, 12, 31),
            Counted.Awarded, Tiers["CO-SO"].Id, null, 418, false, "Báo cáo số 214-BC/BDV ngày 12/12/2023, không kèm danh sách"), null);
        Aggregates.Add(entry);
        Aggregates.Add(AggregateEntry.Enter(Province.Id, Province.Path, year.Campaign.ProgrammeId, new AggregateContent(new DateOnly(2021, 1, 1), new DateOnly(2023, 12, 31),
            Counted.Recognised, Tiers["CO-SO"].Id, null, 600, true, "Báo cáo số 214-BC/BDV ngày 12/12/2023: trên 600 mô hình cấp cơ sở"), null));
        Aggregates.Add(AggregateEntry.Enter(Home.Unit.Id, Home.Unit.Path, year.Campaign.ProgrammeId, new AggregateContent(new DateOnly(2025, 1, 1), new DateOnly(2025, 12, 31),
            Counted.PeopleTakingPart, null, null, 2_350, true, "Tổng hợp của Đảng ủy, số ước tính"), null));

        foreach (var (upper, n) in Uppers.Select((u, n) => (u, n)).Where(x => x.u == Home || x.n % 6 == 0))
        {
            var report = Write(year, upper.Unit.Id, upper.Unit.Path, upper.Place);
            report.HandIn(year.Campaign, Figures(year, upper.Unit.Path), Calendar.At(2026, 1, 14, 10, n % 60));
            if (n % 30 == 6) report.Return("Bổ sung nguyên nhân chủ quan của từng hạn chế.", Calendar.At(2026, 1, 16, 9));
            else report.Accept(Calendar.At(2026, 1, 16, 9, n % 60));
            Reports.Add(report);
        }
        var province = Write(year, Province.Id, Province.Path, "tỉnh An Bình");
        province.HandIn(year.Campaign, Figures(year, Province.Path), Calendar.At(2026, 2, 10, 10));
        province.Accept(Calendar.At(2026, 2, 24, 15));
        Reports.Add(province);
    }

    private static PeriodicReport Write(Year year, Guid unitId, string path, string place) => PeriodicReport.Draft(year.Campaign, unitId, path, ReportKind.Final,
        new DateOnly(2025, 1, 1), new DateOnly(2025, 12, 31),
        [
            new SectionText("ket-qua", $"Phong trào Dân vận khéo năm 2025 ở {place} được cấp ủy lãnh đạo thường xuyên sau sắp xếp bộ máy; các mô hình bám việc dân cần, nhiều nơi huy động tốt nguồn lực ngoài ngân sách."),
            new SectionText("han-che", "Một số mô hình đăng ký chậm, nội dung còn trùng với nhiệm vụ thường xuyên; việc theo dõi số liệu chưa đều giữa các chi bộ."),
            new SectionText("nguyen-nhan", "Người đứng đầu một vài chi bộ chưa quan tâm đúng mức; cán bộ phụ trách kiêm nhiệm, thay đổi sau sắp xếp; kiểm tra, nhắc nhở chưa kịp thời."),
            new SectionText("nhiem-vu", "Năm 2026 tập trung giải quyết việc dân bức xúc, mỗi chi bộ ít nhất một mô hình; bình xét thực chất, nhân rộng mô hình đã được công nhận."),
        ]);

    // The figures as they stood when the report was handed in, counted from the same story.
    private ReportFigures Figures(Year year, string path)
    {
        var below = year.Dossiers.Where(d => d.Registration.UnitPath.StartsWith(path, StringComparison.Ordinal)).ToList();
        var stages = StageFigures.Of(below.GroupBy(d => d.Registration.Status).Select(g => new StatusCount(g.Key, g.Count())));
        var fields = year.Fields.Fields.Select(f => (Field: f, Of: StageFigures.Of(below.Where(d => d.Registration.FieldId == f.Id).GroupBy(d => d.Registration.Status).Select(g => new StatusCount(g.Key, g.Count())))))
            .Select(f => new FieldFigure(f.Field.Id, f.Field.Code, f.Field.Name, f.Of.Registered, f.Of.ResultsHandedIn, f.Of.Recognised)).ToList();
        var recognised = Recognitions.Where(r => r.CampaignId == year.Campaign.Id && r.UnitPath.StartsWith(path, StringComparison.Ordinal)).ToList();
        var tiers = recognised.GroupBy(r => r.TierId).Select(g => new FunnelStage(g.Key, g.First().TierName, g.First().TierRank, g.Count(),
            g.First().TierRank == 3 ? null : g.Count(r => recognised.Exists(b => b.RegistrationId == r.RegistrationId && b.TierRank == 3)), []));
        var awards = Awards.Where(a => a.CampaignId == year.Campaign.Id && a.Status == Domain.Recognitions.HonourStatus.Issued && a.UnitPath.StartsWith(path, StringComparison.Ordinal))
            .GroupBy(a => (a.Form, a.Category, a.Subject, a.Kind)).Select(g => new AwardFigure(Kebab(g.Key.Form), Kebab(g.Key.Category), Kebab(g.Key.Subject), g.Key.Kind is { } kind ? Kebab(kind) : "", g.Count()));
        return new ReportFigures(Calendar.At(2026, 1, 14, 10), Geography.Recorded, Coverage(year, path), stages, fields, Funnel.Nested(tiers), [.. awards]);
    }

    private List<CoverageFigure> Coverage(Year year, string path)
    {
        var all = Ledger.Where(o => o.CampaignId == year.Campaign.Id && o.Form == "registration" && o.UnitPath.StartsWith(path, StringComparison.Ordinal)).ToList();
        return [.. all.GroupBy(o => o.TierId).Select(g => (Tier: Tiers.Values.First(t => t.Id == g.Key), Rows: g.ToList())).OrderBy(t => t.Tier.Rank)
            .Select(t => new CoverageFigure(t.Tier.Id, t.Tier.Name, t.Tier.Rank, t.Rows.Count, t.Rows.Count(o => o.HandedInAt is not null), t.Rows.Count(o => o.Late), 0))];
    }

    private static string Kebab(Enum word) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString());
}
