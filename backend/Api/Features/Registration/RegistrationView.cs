using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;

namespace Kheo.Api.Features.Registration;

/// <summary>What the campaign says to this registration's unit.</summary>
public sealed record CampaignFacts
{
    public required Guid Id { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string ProgrammeName { get; init; }
    public required CampaignStatus Status { get; init; }
    public required int Version { get; init; }
    /// <summary>What is asked of the unit's tier: by what was handed in as it was asked then, of a draft and of what was returned as it is asked now.</summary>
    public required RegistrationForm Form { get; init; }
    public required CampaignRules Rules { get; init; }
    public required IReadOnlyList<Indicator> Indicators { get; init; }
    public PlannedDay? Registration { get; init; }
    public PlannedDay? Result { get; init; }
}

/// <summary>Where the model comes from.</summary>
public sealed record ModelFacts(Guid Id, Lineage Lineage, Guid? OriginId, int StartedYear);

/// <summary>The result report in short.</summary>
public sealed record ResultFacts(Guid Id, long RowVersion, ResultStatus Status, DateTimeOffset? HandedInAt, DateTimeOffset? ConfirmedAt);

/// <summary>A file in short; `picture` says that it has a thumbnail, `paper` is the code of the required paper that it is.</summary>
/// <param name="PublicCopyId">What others may be shown of it; null while it is private.</param>
/// <param name="PublicCopyVersion">The version of the public copy.</param>
public sealed record FileFacts(Guid Id, long RowVersion, FilePurpose Purpose, string Name, string ContentType, long Size, DateTimeOffset UploadedAt, bool Picture, string? Paper, Guid? PublicCopyId,
    long? PublicCopyVersion);

/// <summary>With whom it lies.</summary>
public enum Side { Unit, Committee }

/// <summary>Whose turn it is: the unit writes or mends, the committee reads. Nobody's once it is answered for good.</summary>
/// <param name="Name">The unit, or the committee above it that answers; null where nobody above has been given that.</param>
/// <param name="Due">The day until which it is asked to be done; null where none is set.</param>
public sealed record Turn(Side Side, string? Name, DateTimeOffset Since, DateOnly? Due);

/// <summary>The stages a registration goes through.</summary>
public enum Stage { Registered, Accepted, Reported, Confirmed, Judged, Recognised }

/// <summary>How far a stage is.</summary>
public enum StageState { Done, Current, Ahead }

/// <summary>One stage; `at` where the moment is kept.</summary>
public sealed record StageStep(Stage Stage, StageState State, DateTimeOffset? At);

/// <summary>The whole dossier of one registration.</summary>
public sealed record RegistrationView : IView, IRegistrationRow, IExample<RegistrationView>
{
    public required Guid Id { get; init; }
    public required long RowVersion { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public string? Holder { get; init; }
    public required Guid UnitId { get; init; }
    public required string UnitPath { get; init; }
    public required string UnitName { get; init; }
    /// <summary>The tier where the unit stands today.</summary>
    public required Guid TierId { get; init; }
    public required CampaignFacts Campaign { get; init; }
    /// <summary>The campaign's version under which it was handed in last.</summary>
    public required int CampaignVersion { get; init; }
    public required ModelFacts Model { get; init; }
    public required Guid FieldId { get; init; }
    public required string FieldName { get; init; }
    public required Kind Kind { get; init; }
    public required Subject Subject { get; init; }
    public required RegistrationStatus Status { get; init; }
    public required bool Late { get; init; }
    /// <summary>Mô hình điểm: shown by the committee that accepted it.</summary>
    public required bool Pilot { get; init; }
    public required FormParts Parts { get; init; }
    /// <summary>To the own fields of `campaign.form`, by their codes.</summary>
    public required IReadOnlyDictionary<string, OwnAnswer> Answers { get; init; }
    /// <summary>The names of units that answers speak of, by their ids.</summary>
    public IReadOnlyDictionary<Guid, string> UnitNames { get; init; } = new Dictionary<Guid, string>();
    /// <summary>How many of the form's ten parts are filled.</summary>
    public required int Filled { get; init; }
    /// <summary>Baseline and target of the campaign's indicators, as far as the unit has set them.</summary>
    public required IReadOnlyList<IndicatorAim> Aims { get; init; }
    /// <summary>What the committee asked to be mended, part by part.</summary>
    public required IReadOnlyList<Remark> Remarks { get; init; }
    /// <summary>Why the whole was returned or refused.</summary>
    public string? Reason { get; init; }
    /// <summary>How often it was handed in; each time is kept with its answer.</summary>
    public required int Rounds { get; init; }
    public Turn? Turn { get; init; }
    /// <summary>The registration that carries this one on.</summary>
    public Joined? MergedInto { get; init; }
    /// <summary>Those of other units of which this one carries the work on.</summary>
    public required IReadOnlyList<Joined> Joined { get; init; }
    /// <summary>The form as the committee read it when it last returned it.</summary>
    public FormReading? ReadBefore { get; init; }
    /// <summary>The parts that read otherwise since then: the next reading needs only these.</summary>
    public IReadOnlyList<FormPart> Changed { get; init; } = [];
    /// <summary>The own fields that are answered otherwise since then.</summary>
    public IReadOnlyList<string> ChangedFields { get; init; } = [];
    public required string AuthorName { get; init; }
    public DateTimeOffset? SubmittedAt { get; init; }
    public DateTimeOffset? AcceptedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public ResultFacts? Result { get; init; }
    public required IReadOnlyList<FileFacts> Files { get; init; }
    /// <summary>Which papers the dossier needs at the tier it is on its way to, and which are there; null when its campaign asks for none.</summary>
    public DossierPapers? Papers { get; init; }
    public IReadOnlyList<StageStep> Stages { get; init; } = [];
    /// <summary>Accepted, and without a sign of life for more days than the campaign allows.</summary>
    public bool Dormant { get; init; }
    bool IRegistrationRow.HasResult => Result is not null;
    public string[] Actions { get; init; } = [];

    /// <summary>The registration as GET answers it. Commands answer the same.</summary>
    public static async Task<RegistrationView> Of(KheoDbContext db, Actor actor, Guid id, CancellationToken ct)
    {
        var view = await RegistrationReads.One(db, actor, id, ct) ?? throw new Absent();
        view = view with { Dormant = view.Campaign.Status == CampaignStatus.Open && Domain.Registrations.Registration.Dormant(view.Status, view.UpdatedAt, view.Campaign.Rules.DormantAfterDays, db.Request!.Today) };
        var (form, reading) = (await view.Asked(db, ct), new FormReading(view.Name, view.Parts, view.Answers));
        return view with
        {
            Papers = view.Campaign.Rules.Papers is null ? null : (await Database.Papers.Of(db, [id], ct)).GetValueOrDefault(id),
            Campaign = view.Campaign with { Form = form }, UnitNames = await db.UnitNames(actor, form, reading, ct),
            ChangedFields = view.ReadBefore is null ? [] : [.. reading.FieldsChangedSince(view.ReadBefore).Intersect((form.Fields ?? []).Select(f => f.Code))],
            Changed = view.ReadBefore is null ? [] : [.. reading.ChangedSince(view.ReadBefore)],
            Stages = view.Walk(),
            Actions = RegistrationPolicy.Table.Actions(actor, view),
        };
    }

    private async Task<RegistrationForm> Asked(KheoDbContext db, CancellationToken ct)
    {
        if (Status is RegistrationStatus.Draft or RegistrationStatus.Returned) return Campaign.Form.For(TierId);
        var form = CampaignVersion == Campaign.Version ? null : (await db.FormsAt(Campaign.Id, [CampaignVersion], ct)).GetValueOrDefault(CampaignVersion);
        return (form ?? Campaign.Form).ReadAt(TierId, Answers);
    }

    private StageStep[] Walk()
    {
        var reached = Status switch
        {
            RegistrationStatus.Accepted => 1, RegistrationStatus.Reported => 2, RegistrationStatus.Confirmed => 3, RegistrationStatus.Judged => 4,
            RegistrationStatus.Recognised => 5, RegistrationStatus.Submitted => 0, _ => -1,
        };
        DateTimeOffset?[] at = [SubmittedAt, AcceptedAt, Result?.HandedInAt, Result?.ConfirmedAt, null, null];
        return [.. Enum.GetValues<Stage>().Select((stage, n) =>
            new StageStep(stage, n <= reached ? StageState.Done : n == reached + 1 ? StageState.Current : StageState.Ahead, n <= reached ? at[n] : null))];
    }

    public static RegistrationView Example => new()
    {
        Id = Guid.Parse("0198c1a2-0030-7c3d-9f10-6a2b4c8d0e1f"), RowVersion = 3, Code = "DVK-2026-0031", Name = "Tuyến đường hoa ấp Hòa Bình",
        UnitId = Guid.Parse("0198c1a2-0020-7c3d-9f10-6a2b4c8d0e1f"), UnitPath = "/VN/AB/X012/C03/", UnitName = "Chi bộ ấp Hòa Bình", TierId = Guid.Parse("0198c1a2-0005-7c3d-9f10-6a2b4c8d0e1f"),
        Campaign = new CampaignFacts
        {
            Id = Guid.Parse("0198c1a2-0010-7c3d-9f10-6a2b4c8d0e1f"), Code = "DVK-2026", Name = "Thi đua Dân vận khéo năm 2026", ProgrammeName = "Dân vận khéo", Status = CampaignStatus.Open,
            Version = 1, Form = FormSchema.Example, Rules = CampaignRules.Plain, Indicators = [new("workdays", "Ngày công huy động", Measure.Workday, RollUp.Sum)],
            Registration = new PlannedDay(new DateOnly(2026, 6, 30), "cuối tháng 6"), Result = new PlannedDay(new DateOnly(2026, 10, 31)),
        },
        CampaignVersion = 1, Model = new ModelFacts(Guid.Parse("0198c1a2-0031-7c3d-9f10-6a2b4c8d0e1f"), Lineage.New, null, 2026),
        FieldId = Guid.Parse("0198c1a2-0004-7c3d-9f10-6a2b4c8d0e1f"), FieldName = "Xây dựng nông thôn mới", Kind = Kind.Model, Subject = Subject.Collective,
        Status = RegistrationStatus.Submitted, Late = false, Pilot = false, Parts = RegistrationExamples.Parts, Answers = RegistrationExamples.Answers, Filled = 10, Aims = [new("workdays", 0, 320)], Remarks = [], Rounds = 1, Joined = [],
        Turn = new Turn(Side.Committee, "Đảng ủy xã Minh Lương", new DateTimeOffset(2026, 6, 12, 3, 20, 0, TimeSpan.Zero), new DateOnly(2026, 6, 19)), AuthorName = "Cán bộ chi bộ ấp Hòa Bình",
        SubmittedAt = new DateTimeOffset(2026, 6, 12, 3, 20, 0, TimeSpan.Zero), UpdatedAt = new DateTimeOffset(2026, 6, 12, 3, 20, 0, TimeSpan.Zero),
        CreatedAt = new DateTimeOffset(2026, 6, 10, 1, 5, 0, TimeSpan.Zero), Files = [],
        Papers = new DossierPapers("Cấp cơ sở", 1, 2, [new("dang-ky", "Bản đăng ký", PaperProof.Registration, 1, 1), new("anh", "Ảnh minh chứng", PaperProof.Photos, 3, 2)]),
        Stages = [new(Stage.Registered, StageState.Done, new DateTimeOffset(2026, 6, 12, 3, 20, 0, TimeSpan.Zero)), new(Stage.Accepted, StageState.Current, null)],
        Actions = [nameof(WithdrawRegistration)],
    };
}

internal static class RegistrationExamples
{
    public static readonly IReadOnlyDictionary<string, OwnAnswer> Answers = new Dictionary<string, OwnAnswer>
    {
        ["hinh-thuc"] = new OwnAnswer.Words("moi"), ["kinh-phi"] = new OwnAnswer.Number(18_000_000),
        ["doan-duong"] = new OwnAnswer.Several([new OwnAnswer.Named(new Dictionary<string, OwnAnswer> { ["ten"] = new OwnAnswer.Words("Trục ấp"), ["dai"] = new OwnAnswer.Number(2000) })]),
    };

    public static readonly FormParts Parts = new()
    {
        Situation = "Tuyến đường trục ấp dài 2 km nhiều cỏ dại, rác thải; người dân có đất nhưng chưa tham gia chỉnh trang.",
        Objectives = "100% hộ dọc tuyến tham gia; 2 km đường hoa trước ngày 30/9.",
        Content = "Chi bộ vận động từng hộ nhận chăm sóc đoạn trước nhà; Chi hội Phụ nữ ươm giống.",
        Place = "Ấp Hòa Bình; 64 hộ dọc tuyến.",
        Forces = "Chi bộ chủ trì; Phụ nữ, Nông dân phối hợp; 64 hộ tham gia.",
        Resources = "Xã hội hóa 18 triệu đồng; 320 ngày công.",
        Timetable = "Tháng 7 phát quang; tháng 8 trồng; tháng 9 bàn giao.",
        Outputs = "2 km đường hoa, biên bản bàn giao cho 64 hộ.",
        Sustainability = "Mỗi tháng một buổi chăm sóc; có thể nhân rộng sang ấp Tân Tiến.",
    };
}
