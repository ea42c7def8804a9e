using Kheo.Domain;

namespace Kheo.Api.Features.Registration;

/// <summary>What stands against a cell of a sheet of registrations, in the words of the Vietnamese screens, which a test holds them to.</summary>
internal static class EntryWords
{
    public static readonly IReadOnlyDictionary<string, string> Faults = new Dictionary<string, string>
    {
        ["required"] = "Cần được điền.", ["repeated"] = "Đã có ở chỗ khác trong tệp.", ["too-long"] = "Dài quá mức cho phép.", ["unknown"] = "Không có trong danh mục.",
        ["unit-unknown"] = "Không có đơn vị này trong phạm vi của đơn vị gửi tệp.", ["ambiguous"] = "Có nhiều đơn vị như vậy: ghi đường dẫn.", ["column-missing"] = "Tệp thiếu cột này.",
        ["malformed"] = "Chưa đúng dạng.", ["wrong-type"] = "Không đúng kiểu.", ["out-of-range"] = "Ngoài giới hạn cho phép.", ["on-screen"] = "Mục này trả lời trên màn hình; để trống trong tệp.",
        [Rules.RegistrationIncomplete.Code] = "Còn mục bắt buộc chưa viết.",
        [Rules.UnitClosed.Code] = "Đơn vị này đã kết thúc hoạt động.", [Rules.RegistrationTooLate.Code] = "Đơn vị này đã quá hạn đăng ký.",
        [Rules.RegistrationTooEarly.Code] = "Chưa đến ngày nhận đăng ký.", [Rules.CampaignNotOpen.Code] = "Đợt thi đua không nhận đăng ký.",
        [Rules.ImportUnitMoved.Code] = "Đơn vị nhận tệp đã chuyển chỗ.", ["failed"] = "Máy chủ gặp lỗi; chưa mô hình nào được đăng ký.",
    };

    public static string Of(ImportFault fault) => $"{fault.Column}: {Faults.GetValueOrDefault(fault.Code, fault.Code)}";
}
