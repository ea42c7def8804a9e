using Kheo.Domain.Campaigns;
using Kheo.Domain.Recognitions;

namespace Kheo.Api.Demo;

internal sealed partial class Story
{
    private static readonly FormPart[] Asked = [FormPart.Name, FormPart.Situation, FormPart.Objectives, FormPart.Content, FormPart.Place, FormPart.Forces, FormPart.Outputs];

    private static readonly Indicator[] Indicators =
    [
        new("dong", "Kinh phí huy động", Measure.Dong, RollUp.Sum), new("cong", "Ngày công", Measure.Workday, RollUp.Sum), new("km", "Chiều dài đường, kênh", Measure.Km, RollUp.Sum),
        new("m2", "Diện tích đất", Measure.M2, RollUp.Sum), new("ho", "Số hộ tham gia, hưởng lợi", Measure.Household, RollUp.Distinct), new("nguoi", "Số người", Measure.Person, RollUp.Sum),
        new("hs", "Hồ sơ, việc được giải quyết", Measure.Unit, RollUp.Sum, "hồ sơ"), new("ct", "Công trình, điểm, tổ", Measure.Work, RollUp.Sum),
    ];

    private static readonly ReportSection[] Sections =
    [
        new("ket-qua", "Kết quả nổi bật"), new("han-che", "Hạn chế, khó khăn"), new("nguyen-nhan", "Nguyên nhân chủ quan"), new("nhiem-vu", "Nhiệm vụ, giải pháp"),
    ];

    private void Launch()
    {
        Programmes.AddRange(
        [
            Programme.Found(Root.Id, Root.Path, "DVK", "Dân vận khéo", "Phong trào thi đua Dân vận khéo: xây dựng mô hình, điển hình trên các lĩnh vực."),
            Programme.Found(Root.Id, Root.Path, "QCDC", "Quy chế dân chủ ở cơ sở", "Dân biết, dân bàn, dân làm, dân kiểm tra, dân giám sát, dân thụ hưởng."),
            Programme.Found(Root.Id, Root.Path, "CQTT", "Chính quyền thân thiện", "Chính quyền thân thiện, vì nhân dân phục vụ."),
            Programme.Found(Root.Id, Root.Path, "HTLTB", "Học tập và làm theo Bác", "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh."),
        ]);
        StandardFields.AddRange(new[]
        {
            ("KTXH", "Phát triển kinh tế - xã hội, xây dựng nông thôn mới"), ("CCHC", "Cải cách hành chính, văn hóa công sở"), ("MTDT", "Mặt trận, đoàn thể"),
            ("XDD", "Xây dựng Đảng, hệ thống chính trị"), ("QPAN", "Quốc phòng, an ninh"),
        }.Select((f, n) => StandardField.Publish(Root.Id, Root.Path, f.Item1, f.Item2, n + 1)));
        Guid Standard(string code) => StandardFields.Single(f => f.Code == code).Id;
        var fields = FieldList.Publish(Province.Id, Province.Path, Programmes[0].Id, 0, Calendar.Reform,
        [
            new("NTM", "Xây dựng nông thôn mới", Standard("KTXH")), new("CCHC", "Cải cách hành chính, công sở", Standard("CCHC")), new("MTDT", "Mặt trận, đoàn thể vững mạnh", Standard("MTDT")),
            new("XDD", "Xây dựng Đảng, chính quyền", Standard("XDD")), new("KHAC", "Khác", Other: true),
        ]);
        FieldLists.Add(fields);
        Salaries.Add(BaseSalary.Set(Root.Id, Root.Path, new DateOnly(2023, 7, 1), 1_800_000, Rounding.UpToTenThousand, "Nghị định số 24/2023/NĐ-CP"));
        Salaries.Add(BaseSalary.Set(Root.Id, Root.Path, new DateOnly(2024, 7, 1), 2_340_000, Rounding.UpToTenThousand, "Nghị định số 73/2024/NĐ-CP"));

        Open2025(fields);
        Open2026(fields);
    }

    private void Open2025(FieldList fields)
    {
        var campaign = Campaign.Draft(Province.Id, Province.Path, Programmes[0].Id, "DVK-2025", Content(fields, 2025,
            "Thi đua Dân vận khéo năm 2025", "Khéo vận động, sớm ổn định bộ máy mới, gần dân hơn",
            ["Kế hoạch số 96-KH/TU ngày 10/7/2025 của Tỉnh ủy An Bình", "Hướng dẫn số 12-HD/BTGDV ngày 15/7/2025"],
            new PlannedDay(new DateOnly(2025, 11, 30), "hết ngày 30/11/2025"), new PlannedDay(new DateOnly(2025, 12, 15)), new PlannedDay(new DateOnly(2026, 1, 15)),
            new PlannedDay(new DateOnly(2026, 2, 3)), new DateOnly(2025, 11, 25)));
        campaign.Open(Calendar.At(2025, 7, 21, 9));
        Campaigns.Add(campaign);
        Years.Add(new Year(campaign, fields));
    }

    private void Open2026(FieldList fields)
    {
        var campaign = Campaign.Draft(Province.Id, Province.Path, Programmes[0].Id, "DVK-2026", Content(fields, 2026,
            "Thi đua Dân vận khéo năm 2026", "Mỗi chi bộ một việc khéo, mỗi đảng viên một địa chỉ dân tin",
            ["Kế hoạch số 118-KH/TU ngày 20/3/2026 của Tỉnh ủy An Bình", "Hướng dẫn số 07-HD/BTGDV ngày 25/3/2026"],
            new PlannedDay(new DateOnly(2026, 11, 30), "hết ngày 30/11/2026"), new PlannedDay(new DateOnly(2026, 12, 15)), new PlannedDay(new DateOnly(2027, 1, 15), "giữa tháng 01/2027"),
            new PlannedDay(new DateOnly(2027, 2, 3), "dịp 3/2/2027"), new DateOnly(2026, 11, 20)));
        campaign.Open(Calendar.At(2026, 4, 1, 9));
        Campaigns.Add(campaign);
        Years.Add(new Year(campaign, fields));
        // A sub-movement of several years that is still being written.
        Campaigns.Add(Campaign.Draft(Province.Id, Province.Path, Programmes[0].Id, "DVK-NTM", campaign.Content() with
        {
            Name = "Phong trào nhánh “Dân vận khéo xây dựng nông thôn mới” 2026–2028", Theme = "Dân bàn, dân làm, dân thụ hưởng", PeriodTo = new DateOnly(2028, 12, 31), LegalBases = [], Tiers = [], ParentId = campaign.Id,
            Themes = [new(2026, "Đường hoa, ngõ sạch"), new(2027, "Nhà sạch, vườn đẹp"), new(2028, "Ấp thông minh")],
        }));
    }

    private CampaignContent Content(FieldList fields, int year, string name, string theme, string[] bases, PlannedDay registration, PlannedDay result, PlannedDay judging,
        PlannedDay recognition, DateOnly baseDue) => new(
        fields.Id, name, theme, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), bases, new RegistrationForm(Required: Asked), Indicators,
        new CampaignRules(LateRule.Accept, false, Sections, [ResultSection.Narrative, ResultSection.Difficulties], null, 90, AnswerWithin: 5, Defects: [.. AskToMend.Select(d => new CommonDefect(d.Part, d.Text))],
            Quotas: [new RegistrationQuota(2, null, TierId: Tiers["CHI-BO"].Id)], Papers: year < 2026 ? null : Papers()),
        [
            new TierDates(Tiers["TINH"].Id, Obliged.None, registration, result, judging, recognition, new PlannedDay(recognition.On!.Value.AddDays(14))),
            new TierDates(Tiers["XA"].Id, Obliged.Subtree, registration, result, new PlannedDay(judging.On!.Value.AddDays(-10)), new PlannedDay(judging.On.Value.AddDays(-5)), PlannedDay.None),
            new TierDates(Tiers["CO-SO"].Id, Obliged.Subtree, new PlannedDay(baseDue), PlannedDay.None, PlannedDay.None, PlannedDay.None, PlannedDay.None),
            new TierDates(Tiers["CHI-BO"].Id, Obliged.None, new PlannedDay(baseDue), PlannedDay.None, PlannedDay.None, PlannedDay.None, PlannedDay.None),
        ],
        [Sheet(Subject.Collective), Sheet(Subject.Individual), Sheet(Subject.Household)]);

    // What the commune's council wants to see, and what goes up to the province with it.
    private List<RequiredPaper> Papers()
    {
        Guid[] province = [Tiers["TINH"].Id];
        return
        [
            new("dang-ky", "Bản đăng ký mô hình, điển hình", PaperProof.Registration), new("ket-qua", "Báo cáo kết quả có xác nhận", PaperProof.Result),
            new("anh", "Ảnh minh chứng", PaperProof.Photos, 3), new("xac-nhan", "Xác nhận của cấp ủy nơi thực hiện", PaperProof.File),
            new("thanh-tich", "Tóm tắt thành tích", PaperProof.File, 1, [Tiers["XA"].Id, .. province]), new("kiem-tra", "Biên bản kiểm tra, thăm nắm", PaperProof.Visit, 1, province),
            new("bien-ban", "Trích biên bản họp xét", PaperProof.File, 1, province), new("to-trinh", "Tờ trình đề nghị", PaperProof.File, 1, province),
            new("trich-ngang", "Danh sách trích ngang", PaperProof.File, 1, province),
        ];
    }

    private static SheetContent Sheet(Subject subject) => new(subject,
        subject == Subject.Collective
            ?
            [
                new Criterion("A", "Sự cần thiết, đúng nguyện vọng của dân", 15, []),
                new Criterion("B", "Cách làm sáng tạo, dân bàn, dân làm", 25, [new("B1", "Cách vận động khéo", 15), new("B2", "Dân tham gia bàn và giám sát", 10)]),
                new Criterion("C", "Kết quả cụ thể, đo được", 35, [new("C1", "Chỉ tiêu đạt và vượt", 20), new("C2", "Nguồn lực huy động ngoài ngân sách", 15)]),
                new Criterion("D", "Duy trì và nhân rộng", 15, []),
                new Criterion("E", "Hồ sơ, minh chứng", 10, []),
            ]
            :
            [
                new Criterion("A", "Gương mẫu, được dân tin", 30, []), new Criterion("B", "Việc làm khéo, sáng tạo", 30, []),
                new Criterion("C", "Kết quả và sức lan tỏa", 30, []), new Criterion("D", "Hồ sơ, minh chứng", 10, []),
            ],
        [new("XS", "Xuất sắc", 90), new("T", "Tốt", 80), new("D", "Đạt", 65), new("K", "Chưa đạt", 0)],
        [new KnockOut("K1", "Số liệu không đúng sự thật"), new KnockOut("K2", "Có đơn thư đúng liên quan đến mô hình")], 65);
}
