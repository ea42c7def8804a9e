namespace Kheo.Api.Demo;

internal static partial class Ideas
{
    private const string Party = """
        XDD|H|c|m|Đảng viên phụ trách hộ {p}|Một số hộ ít dự họp, chưa nắm chủ trương của địa phương.|Mỗi đảng viên phụ trách 5 hộ, mỗi tháng đến thăm một lần, ghi việc dân cần vào sổ và báo chi bộ giải quyết.|{ho} hộ được phụ trách; {nguoi} đảng viên tham gia; {hs} việc dân cần được giải quyết
        XDD|H|c|m|Camera an ninh từ nguồn xã hội hóa {p}|Trộm vặt và tụ tập gây mất trật tự vào ban đêm.|Vận động hộ kinh doanh góp kinh phí lắp camera các điểm giao, nối về tổ trực, thống nhất quy ước bảo vệ dữ liệu.|{ct} điểm camera; {dong} xã hội hóa; giảm ít nhất 30% vụ việc
        XDD|C|c|m|Camera an ninh từ nguồn xã hội hóa {x}|Địa bàn rộng, lực lượng mỏng, khó nắm tình hình ban đêm.|Tham mưu cấp ủy vận động doanh nghiệp và nhân dân lắp camera, bàn giao quy chế quản lý cho tổ an ninh cơ sở.|{ct} điểm camera; {dong} xã hội hóa; {hs} tin báo được xử lý
        XDD|H|c|m|Tiếng kẻng an ninh {p}|Đêm khuya thanh thiếu niên tụ tập, xảy ra trộm cắp nông sản.|Quy ước tiếng kẻng báo động, tổ tự quản tuần tra theo lịch, gia đình cam kết quản lý con em.|{ho} hộ cam kết; {nguoi} người tham gia tuần tra; {ct} điểm kẻng
        XDD|H|c|m|Sinh hoạt chi bộ hướng về việc dân cần {p}|Sinh hoạt chi bộ còn chung chung, ít bàn việc cụ thể.|Mỗi kỳ chọn một việc dân đang bức xúc, phân công đảng viên làm, kỳ sau báo kết quả công khai trước dân.|{hs} việc được giải quyết; {nguoi} đảng viên nhận việc
        XDD|P|c|m|Mỗi tuần một việc tốt với dân {p}|Cán bộ cơ quan ít có dịp về cơ sở.|Mỗi cán bộ đăng ký một việc cụ thể giúp dân trong tuần, cập nhật bảng theo dõi của chi bộ.|{hs} việc tốt; {nguoi} cán bộ tham gia; {ho} hộ được giúp
        XDD|PG|c|m|Đối thoại định kỳ với nhân dân {x}|Kiến nghị của dân tập trung vào đất đai, môi trường, trả lời còn chậm.|Mỗi quý người đứng đầu đối thoại theo chuyên đề, ra thông báo kết luận và giao hạn xử lý từng việc.|{ct} cuộc đối thoại; {hs} kiến nghị được trả lời; {nguoi} lượt người dự
        XDD|PA|c|m|Chi bộ 4 tốt gắn với dân vận khéo {p}|Việc đăng ký làm theo còn trùng lặp, chưa đo được kết quả.|Chi bộ cụ thể hóa 4 tiêu chí thành việc làm từng quý, đảng viên tự chấm và chi bộ kiểm tra chéo.|{nguoi} đảng viên đăng ký; {hs} việc làm được chấm điểm
        XDD|Q|c|m|Chiến sĩ nâng bước em đến trường {x}|Một số học sinh hoàn cảnh khó khăn có nguy cơ bỏ học.|Đơn vị nhận đỡ đầu, mỗi tháng hỗ trợ tiền và kèm học buổi tối, phối hợp nhà trường theo dõi.|{nguoi} học sinh được đỡ đầu; {dong} hỗ trợ
        XDD|Q|c|m|Dân quân khéo vận động thanh niên lên đường {x}|Có nơi thanh niên còn né tránh nghĩa vụ.|Công khai danh sách, đến từng nhà gặp gỡ, kết nối việc làm sau xuất ngũ, cựu chiến binh kể chuyện truyền thống.|{nguoi} thanh niên được vận động; {ho} gia đình gặp gỡ
        XDD|C|c|m|Tổ liên gia an toàn phòng cháy {x}|Khu nhà liền kề, lối thoát hẹp, nguy cơ cháy cao.|Lập tổ 5 đến 15 nhà, mỗi nhà một bình chữa cháy, lắp chuông báo dùng chung, tập huấn hằng quý.|{ho} hộ tham gia; {ct} tổ liên gia; {dong} do hộ dân góp
        XDD|H|i|x|Trưởng ấp {n} vận động xóa mù chữ|Trong ấp còn người lớn tuổi chưa biết chữ, ngại giao dịch.|Mở lớp buổi tối tại nhà văn hóa, tự đi từng nhà mời học, nhờ giáo viên nghỉ hưu đứng lớp.|{nguoi} người biết đọc, biết viết; {ct} lớp học
        XDD|H|i|x|Bí thư chi bộ {n} nói dân nghe, làm dân tin|Chi bộ từng có đơn thư kéo dài về đất đai.|Kiên trì gặp từng bên, mời người có uy tín hòa giải, gia đình làm trước việc khó.|{hs} vụ việc hòa giải thành; {ho} hộ đồng thuận
        XDD|C|i|x|Đại úy {n} cảm hóa người lầm lỡ|Người mãn hạn tù về địa phương khó tìm việc làm.|Nhận giúp từng trường hợp, giới thiệu việc làm, kết nối vốn vay và theo dõi tiến bộ hằng tháng.|{nguoi} người được giúp đỡ; không có người tái phạm
        XDD|A|c|m|Chi bộ kết nghĩa với ấp biên giới của {p}|Chi bộ ấp vùng xa thiếu tài liệu và kinh nghiệm sinh hoạt.|Trao đổi sinh hoạt chung mỗi quý, tặng sách, hướng dẫn nghiệp vụ, cùng thăm hộ chính sách.|{ct} buổi sinh hoạt chung; {ho} hộ được thăm, tặng quà; {dong} huy động
        XDD|S|c|m|Thầy cô đảng viên giữ học trò vùng khó {p}|Tỷ lệ học sinh bỏ học sau Tết còn cao.|Phân công đảng viên theo dõi học sinh có nguy cơ, đến nhà vận động, lập quỹ sách vở, xe đạp.|{nguoi} học sinh trở lại lớp; {dong} quỹ hỗ trợ
        XDD|E|c|m|Chi bộ doanh nghiệp lắng nghe người lao động {p}|Ý kiến về bữa ăn ca, nhà trọ chưa được giải quyết kịp thời.|Họp nghe ý kiến theo tổ mỗi tháng, chi bộ cùng công đoàn làm việc với ban giám đốc, trả lời trên bảng tin.|{nguoi} người lao động tham gia; {hs} kiến nghị được giải quyết
        """;

    private const string Front = """
        MTDT|FH|c|m|Tổ vay vốn tự quản {p}|Phụ nữ nghèo thiếu vốn nhỏ, có người vướng tín dụng đen.|Góp vốn xoay vòng hằng tháng, bình xét công khai người vay, hướng dẫn cách làm ăn và ghi sổ.|{ho} hộ được vay; {dong} vốn xoay vòng; không có nợ quá hạn
        MTDT|F|c|m|Mặt trận cùng dân giám sát công trình {p}|Một số công trình nhỏ chất lượng chưa đạt, dân ít tham gia giám sát.|Tập huấn ban giám sát cộng đồng, phát sổ nhật ký, họp dân nghe kết quả giám sát.|{ct} công trình được giám sát; {hs} kiến nghị được tiếp thu
        MTDT|FH|c|m|Hũ gạo tình thương {p}|Một số hộ neo đơn thiếu ăn lúc giáp hạt.|Mỗi hộ góp một lon gạo mỗi tuần, tổ phụ nữ thu gom và trao tận nhà.|{ho} hộ góp gạo; {nguoi} người được giúp; {dong} giá trị gạo trao
        MTDT|FH|c|m|Khu dân cư không có bạo lực gia đình {p}|Mâu thuẫn gia đình do rượu chè còn xảy ra.|Lập địa chỉ tin cậy, tổ hòa giải trực theo ca, câu lạc bộ gia đình sinh hoạt hằng tháng.|{ho} hộ cam kết; {hs} vụ việc được hòa giải; {ct} địa chỉ tin cậy
        MTDT|F|c|m|Thanh niên khởi nghiệp từ nghề quê {p}|Thanh niên đi làm ăn xa, nghề truyền thống thiếu người kế tục.|Kết nối nghệ nhân dạy nghề, hỗ trợ vay vốn, bán hàng trên mạng.|{nguoi} thanh niên tham gia; {dong} vốn hỗ trợ; {ct} mô hình khởi nghiệp
        MTDT|FH|c|m|Đám cưới, đám tang văn minh tiết kiệm {p}|Tiệc tùng kéo dài, mở nhạc lớn gây phiền hà.|Đưa vào quy ước, người có uy tín và chức sắc tôn giáo làm gương, tặng giấy ghi nhận gia đình thực hiện tốt.|{ho} hộ thực hiện; {hs} đám tiệc đúng quy ước
        MTDT|FS|c|m|Ngôi nhà trí tuệ {p}|Trẻ em thiếu chỗ đọc sách, chơi điện thoại nhiều.|Vận động tủ sách, mở lớp tiếng Anh và cờ vua cuối tuần do giáo viên, sinh viên tình nguyện đứng lớp.|{nguoi} lượt trẻ em; {ct} tủ sách; {cong} ngày công tình nguyện
        MTDT|FH|h|m|Hộ bà {n} nhận nuôi dưỡng trẻ mồ côi|Ấp có trẻ mồ côi không nơi nương tựa.|Gia đình nhận chăm sóc, chi hội phụ nữ góp tiền hằng tháng, nhà trường miễn các khoản thu.|{nguoi} trẻ được chăm sóc; {dong} đóng góp của cộng đồng
        MTDT|S|i|x|Cô giáo {n} giữ học trò vùng khó|Nhiều em theo cha mẹ đi làm xa, học không đều.|Dạy kèm miễn phí buổi tối, đến tận bến ghe vận động, xin sách vở và xe đạp cho học trò.|{nguoi} học sinh được kèm; không có em bỏ học
        MTDT|FH|i|x|Chị {n}, hạt nhân phong trào phụ nữ làm kinh tế|Hội viên thiếu việc làm lúc nông nhàn.|Mở điểm đan lát, nhận hàng về chia cho chị em, dạy nghề miễn phí.|{nguoi} phụ nữ có việc làm; {dong} thu nhập tạo thêm
        KHAC|HF|c|m|Điệu múa sáp nhập, tình làng giữ mãi {p}|Sau sắp xếp, hai ấp cũ ít giao lưu, còn tâm lý ấp mình ấp người.|Tổ chức hội làng chung, đội văn nghệ chung, đổi giấy tờ tại chỗ cho dân.|{nguoi} lượt người dự; {ct} hoạt động chung
        KHAC|SY|c|m|Giờ vàng sức khỏe học đường {p}|Học sinh cận thị, thừa cân tăng nhanh.|Khám sàng lọc, thể dục giữa giờ, bữa ăn cân bằng, gửi phiếu theo dõi cho phụ huynh.|{nguoi} học sinh được theo dõi; {ct} buổi truyền thông
        KHAC|AE|c|m|Hiến máu cứu người, nghĩa cử {p}|Ngân hàng máu thiếu vào dịp hè và Tết.|Lập danh sách hiến máu dự bị, nhắn tin khi cần, tôn vinh người hiến nhiều lần.|{nguoi} lượt người hiến; {ct} đợt hiến máu
        KHAC|C|c|m|Nói không với lừa đảo trên mạng {x}|Người cao tuổi bị lừa chuyển tiền qua điện thoại.|Đến từng nhà hướng dẫn nhận biết, dán số điện thoại trực ban, tập tình huống tại tổ dân cư.|{ho} hộ được hướng dẫn; {hs} vụ ngăn chặn kịp thời
        """;
}
