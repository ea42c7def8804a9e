using Kheo.Domain;
using Kheo.Domain.Access;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Judging;
using Kheo.Domain.Organisation;
using Kheo.Domain.Recognitions;
using Kheo.Domain.Registrations;
using Kheo.Domain.Reports;

namespace Kheo.Api.Web;

/// <summary>What a spreadsheet calls a state or a kind: the words of the Vietnamese screens, which a test holds it to.</summary>
internal static class Words
{
    private static readonly Dictionary<Enum, string> Known = new()
    {
        [RegistrationStatus.Draft] = "Nháp", [RegistrationStatus.Submitted] = "Đã nộp", [RegistrationStatus.Returned] = "Trả để bổ sung",
        [RegistrationStatus.Accepted] = "Đã tiếp nhận", [RegistrationStatus.Reported] = "Đã báo cáo kết quả", [RegistrationStatus.Confirmed] = "Đã xác nhận",
        [RegistrationStatus.Judged] = "Đã xét", [RegistrationStatus.Recognised] = "Công nhận", [RegistrationStatus.Refused] = "Không tiếp nhận",
        [RegistrationStatus.Withdrawn] = "Đã rút", [RegistrationStatus.Merged] = "Đã gộp",
        [CommitteeAnswer.Returned] = "Trả để bổ sung", [CommitteeAnswer.Accepted] = "Tiếp nhận", [CommitteeAnswer.Refused] = "Không tiếp nhận", [CommitteeAnswer.Merged] = "Gộp",
        [Kind.Model] = "Mô hình", [Kind.Exemplar] = "Điển hình",
        [Subject.Collective] = "Tập thể", [Subject.Individual] = "Cá nhân", [Subject.Household] = "Hộ gia đình",
        [FilePurpose.Before] = "Trước khi làm", [FilePurpose.After] = "Sau khi làm", [FilePurpose.Evidence] = "Minh chứng", [FilePurpose.Document] = "Văn bản",
        [VisitStatus.Open] = "Chờ trả lời", [VisitStatus.Answered] = "Đã trả lời", [VisitStatus.Closed] = "Đã xong",
        [ContributionKind.Money] = "Tiền", [ContributionKind.Material] = "Vật tư", [ContributionKind.Workday] = "Ngày công", [ContributionKind.Land] = "Đất", [ContributionKind.Other] = "Khác",
        [Measure.Dong] = "đồng", [Measure.Workday] = "ngày công", [Measure.Km] = "km", [Measure.M2] = "m²", [Measure.Household] = "hộ", [Measure.Person] = "người", [Measure.Work] = "công trình", [Measure.Unit] = "đơn vị tính khác",
        [RollUp.Sum] = "cộng dồn", [RollUp.Latest] = "lấy lần mới nhất", [RollUp.Max] = "lấy số lớn nhất", [RollUp.Distinct] = "không cộng trùng",
        [CampaignStatus.Draft] = "Chuẩn bị", [CampaignStatus.Open] = "Đang mở", [CampaignStatus.Closed] = "Đã kết thúc",
        [PactStatus.Draft] = "Dự thảo", [PactStatus.Signed] = "Đã ký", [PactStatus.Scored] = "Đã chấm", [PactStatus.Closed] = "Đã kết thúc",
        [DirectiveStatus.Draft] = "Dự thảo", [DirectiveStatus.Issued] = "Đã ban hành", [DirectiveStatus.Withdrawn] = "Đã thu hồi",
        [SessionStatus.Preparing] = "Chuẩn bị", [SessionStatus.Scoring] = "Đang chấm", [SessionStatus.Closed] = "Đã kết thúc",
        [CouncilRole.Chair] = "Chủ tịch", [CouncilRole.Secretary] = "Thư ký", [CouncilRole.Member] = "Ủy viên",
        [Outcome.Passed] = "Đạt", [Outcome.UnderLine] = "Dưới chỉ tiêu", [Outcome.Failed] = "Không đạt", [Outcome.NotScored] = "Chưa đủ phiếu",
        [ScoreSheetStatus.Draft] = "Đang chấm", [ScoreSheetStatus.HandedIn] = "Đã nộp",
        [DecisionStatus.Draft] = "Dự thảo", [DecisionStatus.Issued] = "Đã ban hành", [DecisionStatus.Revoked] = "Đã thu hồi",
        [Purpose.Recognise] = "Chỉ công nhận", [Purpose.Award] = "Chỉ khen thưởng", [Purpose.Both] = "Công nhận và khen thưởng",
        [Family.Party] = "Văn bản của Đảng", [Family.State] = "Văn bản của Nhà nước",
        [HonourStatus.Issued] = "Còn hiệu lực", [HonourStatus.Revoked] = "Đã thu hồi",
        [AwardForm.GiayKhen] = "Giấy khen", [AwardForm.BangKhen] = "Bằng khen", [AwardForm.BieuDuong] = "Biểu dương", [AwardForm.ThuKhen] = "Thư khen",
        [AwardForm.CoThiDua] = "Cờ thi đua",
        [AwardCategory.ForTheModel] = "cho mô hình, điển hình", [AwardCategory.ForImplementing] = "về thực hiện", [AwardCategory.ForDirecting] = "về chỉ đạo, tham mưu",
        [NominationStatus.Sent] = "Đã gửi", [NominationStatus.Accepted] = "Đã tiếp nhận", [NominationStatus.Returned] = "Trả lại",
        [Rounding.WholeDong] = "Tròn đồng", [Rounding.UpToTenThousand] = "Lên tròn mười nghìn đồng",
        [ReportKind.Interim] = "Sơ kết", [ReportKind.Final] = "Tổng kết",
        [ReportStatus.Draft] = "Đang soạn", [ReportStatus.HandedIn] = "Đã nộp", [ReportStatus.Returned] = "Trả lại", [ReportStatus.Accepted] = "Đã tiếp nhận",
        [Counted.Registered] = "Đăng ký", [Counted.ResultsHandedIn] = "Đã nộp kết quả", [Counted.Judged] = "Đã bình xét", [Counted.Recognised] = "Được công nhận",
        [Counted.Nominated] = "Đề nghị cấp trên", [Counted.Awarded] = "Được khen thưởng", [Counted.PeopleTakingPart] = "Người tham gia",
        [Counted.PeopleEligible] = "Người thuộc diện tham gia",
        [ObligationForm.Registration] = "Đăng ký mô hình", [ObligationForm.Result] = "Báo cáo kết quả", [ObligationForm.Interim] = "Báo cáo sơ kết", [ObligationForm.Final] = "Báo cáo tổng kết",
        [ObligationState.Owed] = "Chưa nộp", [ObligationState.Overdue] = "Quá hạn", [ObligationState.HandedIn] = "Đã nộp", [ObligationState.Late] = "Nộp muộn",
        [ObligationState.Returned] = "Bị trả lại", [ObligationState.Exempt] = "Được miễn", [ObligationState.Transferred] = "Đã chuyển",
        [ExtensionStatus.Requested] = "Đang xin", [ExtensionStatus.Granted] = "Được gia hạn", [ExtensionStatus.Refused] = "Không chấp nhận",
        [ReorganisationStatus.Draft] = "Dự thảo", [ReorganisationStatus.Scheduled] = "Chờ đến ngày", [ReorganisationStatus.Applied] = "Đã thực hiện",
        [ReorganisationStatus.Withdrawn] = "Đã rút", [ReorganisationStatus.Reversed] = "Đã hoàn tác",
        [ImportStatus.Checked] = "Đã kiểm tra", [ImportStatus.Importing] = "Đang nhập", [ImportStatus.Done] = "Đã nhập xong",
        [ImportStatus.Failed] = "Không nhập được", [ImportStatus.Cancelled] = "Đã bỏ", [ImportStatus.Undone] = "Đã hoàn tác",
        [ImportedAs.Drafts] = "Bản nháp", [ImportedAs.HandedIn] = "Đã nộp cấp trên",
        [AccountStatus.Active] = "Đang hoạt động", [AccountStatus.Disabled] = "Đã khóa",
    };

    public static string? Of(Enum? value) => value is null ? null : Known[value];

    /// <summary>Of a value by the name that the contract and the database give it.</summary>
    public static string? Of<TEnum>(string? name) where TEnum : struct, Enum =>
        name is null ? null : Known[Enum.Parse<TEnum>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true)];
}
