using Kheo.Domain.Organisation;

namespace Kheo.Api.Demo;

/// <summary>Where a unit works, which says what kind of model it can carry.</summary>
internal enum Setting { Hamlet, PartyOffice, Government, School, Health, Police, Army, Front, Agency, Enterprise }

/// <summary>A Party organisation of the province that is not a territory.</summary>
internal sealed record Body(string Code, string Kind, Setting Setting, string Name, string StateName, string[] Departments);

/// <summary>The fictitious province An Bình: every place name is invented.</summary>
internal static class Places
{
    public static readonly string[] Communes =
    [
        "Cẩm Khê", "Cẩm Trạch", "Cẩm Lãnh", "Cẩm Sa", "Diên Khê", "Diên Trạch", "Diên Lộc", "Diên Sa", "Hương Trạch", "Hương Đàm",
        "Hương Lãnh", "Hương Vĩnh", "Khánh Đàm", "Khánh Lãnh", "Khánh Trạch", "Kim Đàm", "Kim Lãnh", "Kim Trạch", "Lộc Đàm", "Lộc Khê",
        "Lộc Trạch", "Lương Đàm", "Lương Khê", "Lương Trạch", "Mỹ Đàm", "Mỹ Khê", "Mỹ Trạch", "Nghĩa Đàm", "Nghĩa Khê", "Nghĩa Trạch",
        "Ninh Đàm", "Ninh Khê", "Ninh Trạch", "Phú Đàm", "Phú Khê", "Phú Sa", "Phước Đàm", "Phước Khê", "Phước Trạch", "Quế Đàm",
        "Quế Khê", "Quế Trạch", "Tân Đàm", "Tân Khê", "Tân Sa", "Thanh Đàm", "Thanh Khê Hạ", "Thanh Sa", "Thạnh Đàm", "Thạnh Khê",
        "Thạnh Trạch", "Thuận Đàm", "Thuận Khê", "Thuận Trạch", "Trà Đàm", "Trà Khê", "Trà Sa", "Trường Đàm", "Trường Khê", "Trường Trạch",
        "Tường Đàm", "Tường Khê", "Tường Trạch", "Vĩnh Đàm", "Vĩnh Khê", "Vĩnh Sa", "Xuân Đàm", "Xuân Khê", "Xuân Trạch", "Bình Đàm",
        "Bình Khê", "Bình Lãnh", "An Đàm", "An Trạch", "Đông Khê Sa", "Đông Trạch", "Hòa Đàm", "Hòa Trạch", "Hưng Đàm", "Hưng Sa",
        "Long Đàm", "Long Trạch Sa", "Sơn Đàm", "Sơn Trạch Hạ", "Hải Đàm",
    ];

    public static readonly string[] Wards =
    [
        "Chợ Lài", "Bến Sậy", "Cầu Mây", "Chợ Đàm", "Cồn Én", "Đông Sa", "Gò Sậy", "Hải Lãnh", "Long Sa", "Nam Khê", "Rạch Sậy", "Tây Khê", "Thới Đàm", "Vườn Lài",
    ];

    public static readonly string[] Islands = ["Hòn Mây", "Hòn Trâm", "Sa Hải"];

    public static readonly string[] HamletFirst = ["Trung", "Đông", "Tây", "Hòa", "Bình", "Thuận", "Phú", "Tân", "Thạnh", "Mỹ"];
    public static readonly string[] HamletSecond = ["Bình", "Hòa", "Lợi", "Thành", "Phước", "Lộc", "Hưng", "An", "Thới", "Quới"];
    public static readonly string[] Areas = ["Kênh Mới", "Giồng Cát", "Bàu Sen", "Rạch Bần", "Cồn Dừa", "Gò Me", "Xẻo Lá", "Mương Đình"];

    public static readonly Body[] Bodies =
    [
        new("D01", UnitKinds.AgenciesCommittee, Setting.PartyOffice, "các cơ quan Đảng tỉnh", "Các cơ quan Đảng tỉnh An Bình", ["Văn phòng Tỉnh ủy", "Ban Tổ chức", "Ban Nội chính", "Báo và phát thanh, truyền hình"]),
        new("D02", UnitKinds.AgenciesCommittee, Setting.Government, "Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh An Bình", ["Văn phòng Ủy ban", "Sở Nội vụ", "Sở Nông nghiệp và Môi trường", "Sở Tài chính", "Trung tâm Phục vụ hành chính công tỉnh"]),
        new("D03", UnitKinds.ArmedForce, Setting.Police, "Công an tỉnh", "Công an tỉnh An Bình", ["Phòng Cảnh sát giao thông", "Phòng Quản lý hành chính", "Phòng Tham mưu"]),
        new("D04", UnitKinds.ArmedForce, Setting.Army, "Quân sự tỉnh", "Bộ Chỉ huy Quân sự tỉnh An Bình", ["Phòng Chính trị", "Trung đoàn bộ binh", "Phòng Hậu cần"]),
        new("D05", UnitKinds.ArmedForce, Setting.Army, "Biên phòng tỉnh", "Ban Chỉ huy Bộ đội Biên phòng tỉnh An Bình", ["Đồn Hòn Mây", "Hải đội", "Phòng Vận động quần chúng"]),
        new("D06", UnitKinds.Agency, Setting.Health, "Bệnh viện Đa khoa tỉnh", "Bệnh viện Đa khoa tỉnh An Bình", ["Khối lâm sàng", "Khối cận lâm sàng", "Khối hành chính"]),
        new("D07", UnitKinds.Agency, Setting.Health, "Bệnh viện Sản - Nhi tỉnh", "Bệnh viện Sản - Nhi tỉnh An Bình", ["Khối sản", "Khối nhi"]),
        new("D08", UnitKinds.School, Setting.School, "Trường Chính trị tỉnh", "Trường Chính trị tỉnh An Bình", ["Khoa Xây dựng Đảng", "Phòng Đào tạo"]),
        new("D09", UnitKinds.School, Setting.School, "Trường Đại học An Bình", "Trường Đại học An Bình", ["Khoa Nông nghiệp", "Khoa Sư phạm", "Phòng Công tác sinh viên"]),
        new("D10", UnitKinds.School, Setting.School, "Trường Cao đẳng nghề tỉnh", "Trường Cao đẳng nghề tỉnh An Bình", ["Khoa Cơ khí", "Khoa Điện"]),
        new("D11", UnitKinds.Union, Setting.Front, "Mặt trận Tổ quốc và các đoàn thể tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh An Bình", ["Hội Liên hiệp Phụ nữ", "Hội Nông dân", "Tỉnh đoàn", "Liên đoàn Lao động"]),
        new("D12", UnitKinds.Agency, Setting.Agency, "Kho bạc Nhà nước tỉnh", "Kho bạc Nhà nước tỉnh An Bình", ["Khối nghiệp vụ", "Khối giao dịch"]),
        new("D13", UnitKinds.Agency, Setting.Agency, "Thuế tỉnh", "Thuế tỉnh An Bình", ["Khối văn phòng", "Khối cơ sở"]),
        new("D14", UnitKinds.Agency, Setting.Agency, "Ngân hàng Nhà nước chi nhánh tỉnh", "Ngân hàng Nhà nước chi nhánh tỉnh An Bình", ["Khối quản lý", "Khối thanh tra"]),
        new("D15", UnitKinds.Enterprise, Setting.Enterprise, "Công ty Điện lực An Bình", "Công ty Điện lực An Bình", ["Khối kỹ thuật", "Khối kinh doanh"]),
        new("D16", UnitKinds.Enterprise, Setting.Enterprise, "Viễn thông An Bình", "Viễn thông An Bình", ["Khối mạng lưới", "Khối dịch vụ"]),
        new("D17", UnitKinds.Enterprise, Setting.Enterprise, "Bưu điện tỉnh", "Bưu điện tỉnh An Bình", ["Khối bưu cục", "Khối văn phòng"]),
        new("D18", UnitKinds.Enterprise, Setting.Enterprise, "Công ty Cấp thoát nước An Bình", "Công ty Cấp thoát nước An Bình", ["Khối sản xuất", "Khối khách hàng"]),
        new("D19", UnitKinds.Enterprise, Setting.Enterprise, "Công ty Xổ số kiến thiết An Bình", "Công ty Xổ số kiến thiết An Bình", ["Khối phát hành", "Khối văn phòng"]),
        new("D20", UnitKinds.BlocCommittee, Setting.Enterprise, "các doanh nghiệp tỉnh", "Các doanh nghiệp tỉnh An Bình", ["Khối thủy sản", "Khối lương thực", "Khối vận tải"]),
        new("D21", UnitKinds.Agency, Setting.Agency, "Bảo hiểm xã hội tỉnh", "Bảo hiểm xã hội tỉnh An Bình", ["Khối văn phòng", "Khối thu và chế độ"]),
        new("D22", UnitKinds.Agency, Setting.Agency, "Tòa án nhân dân tỉnh", "Tòa án nhân dân tỉnh An Bình", ["Khối xét xử", "Khối văn phòng"]),
    ];

    /// <summary>Upper units that have nothing registered in 2026, with how often they were reminded and what they answered.</summary>
    public static readonly (string Code, int Reminded, string? Answer)[] Missing2026 =
    [
        ("X017", 3, null), ("X034", 2, "Đảng ủy sẽ nộp trong tuần này, đang chờ chi bộ ấp hoàn thiện phần nguồn lực."),
        ("K03", 2, "Mất kết nối từ ngày 18/11, đã có 2 bản nháp; có mạng trở lại sẽ nộp ngay."), ("X052", 2, null),
        ("P09", 1, "Đã giao Ban Xây dựng Đảng đôn đốc các khu phố, nộp trước ngày 27/11."), ("D06", 1, "Bệnh viện đang rà soát 2 mô hình, nộp trước ngày 28/11."),
        ("X006", 1, null), ("X023", 2, null), ("X041", 1, "Cán bộ phụ trách nghỉ thai sản, đã phân công người thay."), ("X066", 1, null), ("X071", 0, null),
        ("X078", 1, null), ("X084", 2, "Chờ đại hội chi bộ xong ngày 25/11 sẽ đăng ký."), ("P13", 0, null), ("X059", 1, null), ("D08", 1, null), ("D20", 2, "Đang thống nhất danh mục với 3 doanh nghiệp thủy sản."),
    ];
}
