using Kheo.Domain;
using Kheo.Domain.Organisation;

namespace Kheo.Api.Features.Organisation;

/// <summary>The words of sheets of units: of kinds, of columns, and of what stands against a cell. They are those of the Vietnamese screens, which a test holds them to.</summary>
internal static class ImportWords
{
    public static readonly IReadOnlyDictionary<string, string> Kinds = new Dictionary<string, string>
    {
        [UnitKinds.CentralCommittee] = "Trung ương", [UnitKinds.ProvinceCommittee] = "Tỉnh ủy, thành ủy", [UnitKinds.DistrictCommittee] = "Huyện ủy (trước 7/2025)",
        [UnitKinds.CommuneCommittee] = "Đảng ủy xã, phường, đặc khu", [UnitKinds.AgenciesCommittee] = "Đảng ủy các cơ quan", [UnitKinds.BlocCommittee] = "Đảng ủy khối",
        [UnitKinds.Grassroots] = "Tổ chức đảng cơ sở", [UnitKinds.Cell] = "Chi bộ", [UnitKinds.Agency] = "Cơ quan, đơn vị", [UnitKinds.Union] = "Mặt trận, đoàn thể",
        [UnitKinds.ArmedForce] = "Lực lượng vũ trang", [UnitKinds.School] = "Trường học", [UnitKinds.Enterprise] = "Doanh nghiệp",
    };

    public static readonly IReadOnlyDictionary<string, string> Faults = new Dictionary<string, string>
    {
        ["required"] = "Cần được điền.", ["malformed"] = "Chưa đúng mẫu.", ["repeated"] = "Đã có ở chỗ khác trong tệp.", ["too-long"] = "Dài quá mức cho phép.",
        ["empty"] = "Bỏ trống hẳn hoặc ghi tên.", ["unknown"] = "Không có trong danh mục.", ["ambiguous"] = "Có nhiều đơn vị mang mã này.",
        ["differs"] = "Đơn vị này đã có và ghi khác.", ["cycle"] = "Các dòng nhận nhau làm cấp trên.", ["outside"] = "Nằm ngoài đơn vị nhận danh sách.", ["column-missing"] = "Tệp thiếu cột này.",
        [Rules.UnitKindUnknown.Code] = "Loại đơn vị không có trong danh mục.", [Rules.UnitClosed.Code] = "Đơn vị này đã kết thúc hoạt động.",
        [Rules.TierNotInForce.Code] = "Vào ngày này cấp đó chưa có hoặc đã hết hiệu lực.", [Rules.UnitTierAboveParent.Code] = "Cấp cao hơn cấp của đơn vị cấp trên.",
        [Rules.UnitParentNotOpen.Code] = "Đơn vị cấp trên không hoạt động vào ngày này.", [Rules.UnitDateInFuture.Code] = "Ngày hoạt động chưa đến.",
        [Rules.UnitCodeTaken.Code] = "Đơn vị cấp trên đã có đơn vị mang mã này.", [Rules.UnitCodeForm.Code] = "Mã gồm chữ A-Z, số và dấu _ . -",
        [Rules.ImportUnitMoved.Code] = "Đơn vị nhận danh sách đã chuyển chỗ.", ["failed"] = "Máy chủ gặp lỗi; chưa đơn vị nào được ghi.",
    };

    private static readonly Dictionary<string, string> KindsByWord = Kinds.ToDictionary(k => Text.Fold(k.Value), k => k.Key);

    /// <summary>A kind by its code or by what people call it; what is neither stays as it was written.</summary>
    public static string KindOf(string word) => KindsByWord.GetValueOrDefault(Text.Fold(word), word);

    public static string Column(string field) => field switch
    {
        nameof(ImportRow.Code) => "Mã", nameof(ImportRow.Name) => "Tên tổ chức đảng", nameof(ImportRow.StateName) => "Tên chính quyền, cơ quan", nameof(ImportRow.ParentCode) => "Mã cấp trên",
        nameof(ImportRow.TierCode) => "Mã cấp", nameof(ImportRow.Kind) => "Loại", nameof(ImportRow.Territorial) => "Địa bàn", nameof(ImportRow.ExternalCode) => "Mã địa giới", _ => "Đường dẫn",
    };

    public static string Of(ImportFault fault) => $"{fault.Column}: {Faults.GetValueOrDefault(fault.Code, fault.Code)}";
}
