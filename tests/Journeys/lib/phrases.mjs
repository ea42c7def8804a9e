/** Two hundred phrases as they stand in registrations, each different. */
export const phrases = `
Vận động nhân dân hiến đất làm đường giao thông nông thôn
Tuyến đường hoa ấp Trung Bình
Chi bộ ấp Đông Hòa giúp nhau thoát nghèo bền vững
Thu gom, phân loại rác thải tại nguồn
Thắp sáng đường quê
Tổ tự quản về an ninh trật tự
Camera an ninh khu dân cư
Tiếng loa vùng biên giới
Mỗi tuần một ngày gần dân
Nghe dân nói, nói dân hiểu, làm dân tin
Xây dựng chính quyền thân thiện, vì nhân dân phục vụ
Giải phóng mặt bằng đường cao tốc Châu Đốc
Vườn rau sạch của hội viên phụ nữ
Ngân hàng bò cho hộ nghèo
Hũ gạo tình thương
Nồi cháo nghĩa tình tại bệnh viện
Chuyến xe không đồng chở bệnh nhân nghèo
Tủ thuốc miễn phí cho đồng bào Khmer
Cầu nối yêu thương vùng sâu
Bắc cầu bê tông thay cầu khỉ
Nạo vét kênh mương nội đồng
Cánh đồng không dấu chân
Liên kết sản xuất lúa chất lượng cao
Hợp tác xã nuôi tôm công nghệ cao
Tiết kiệm điện, nước ở cơ quan
Cải cách thủ tục hành chính một cửa
Trả kết quả hồ sơ tại nhà cho người cao tuổi
Dân hỏi, chính quyền trả lời
Hòm thư góp ý xây dựng Đảng
Đối thoại giữa người đứng đầu cấp ủy với nhân dân
Giữ gìn vệ sinh môi trường bờ biển
Rừng phòng hộ ven biển xanh lại
Thả cá về dòng sông quê
Nói không với túi ni lông
Ngôi nhà thu gom phế liệu gây quỹ khuyến học
Tiếp bước cho em đến trường
Con nuôi đồn biên phòng
Nâng bước em đến trường
Học bổng vượt khó cho học sinh nghèo
Dòng họ hiếu học
Gia đình văn hóa kiểu mẫu
Tiếng kẻng an ninh
Câu lạc bộ đờn ca tài tử
Giữ nghề dệt thổ cẩm của đồng bào Chăm
Lễ hội đua bò Bảy Núi an toàn, văn minh
Phòng, chống đuối nước cho trẻ em
Dạy bơi miễn phí dịp hè
Tổ hòa giải cơ sở
Phiên chợ nghĩa tình
Gian hàng không đồng ngày giáp Tết
Mái ấm công đoàn
Xóa nhà tạm, nhà dột nát
Sửa chữa nhà cho gia đình chính sách
Chăm sóc Mẹ Việt Nam anh hùng
Thắp nến tri ân liệt sĩ
Quét dọn nghĩa trang tháng Bảy
Hiến máu tình nguyện
Tuyên truyền cuộc bầu cử đại biểu Quốc hội
Chuyển đổi số cộng đồng đến từng ngõ xóm
Tổ công nghệ số hướng dẫn dịch vụ công trực tuyến
Thanh toán không dùng tiền mặt ở chợ quê
Mã QR địa chỉ đỏ
Bàn tay khéo của chị em phụ nữ
Khéo tay, khéo nghĩ, khéo làm
Dân vận khéo trong đồng bào tôn giáo
Chức sắc, chức việc đồng hành cùng chính quyền
Nhà chùa nuôi dạy trẻ mồ côi
Họ đạo không có người mắc tệ nạn
Xứ đạo bình yên
Phum sóc xanh, sạch, đẹp
Đường cờ Tổ quốc
Tuyến phố văn minh thương mại
Không lấn chiếm vỉa hè, lòng đường
Chợ truyền thống không thực phẩm bẩn
Bữa sáng cho em
Bếp ăn từ thiện
Ghe nghĩa tình trên kênh Vĩnh Tế
Đưa đò miễn phí cho học sinh mùa nước nổi
Sống chung với lũ
Sinh kế mùa nước nổi
Trồng sen trên đất lúa kém hiệu quả
Chuyển đổi cây trồng thích ứng hạn mặn
Trữ nước ngọt mùa khô
Máy bơm dùng năng lượng mặt trời
Thùng rác thông minh
Hố rác gia đình
Ủ phân hữu cơ từ rơm rạ
Không đốt đồng sau thu hoạch
Sạch từ nhà ra ngõ
Hàng rào cây xanh
Cột cờ trước mỗi hộ dân
Sân chơi cho thiếu nhi từ lốp xe cũ
Thư viện xanh
Tủ sách pháp luật
Ngày pháp luật ở ấp
Trợ giúp pháp lý lưu động
Phòng, chống bạo lực gia đình
Địa chỉ tin cậy ở cộng đồng
Cảm hóa người lầm lỗi
Giúp người cai nghiện hòa nhập
Thanh niên khởi nghiệp
Đội hình trí thức trẻ tình nguyện
Bộ đội giúp dân gặt lúa
Quân dân y kết hợp
Tết Quân dân
Ngày hội Đại đoàn kết toàn dân tộc
Kết nghĩa cụm dân cư hai bên biên giới
Đồn biên phòng kết nghĩa với thôn, bản
Nhận đỡ đầu xã đặc biệt khó khăn
Mỗi cơ quan giúp một địa chỉ khó khăn
Góp vốn xoay vòng không lấy lãi
Nuôi heo đất giúp hội viên nghèo
Tổ tiết kiệm và vay vốn
Đổi rác lấy quà
Đổi phế liệu lấy thẻ bảo hiểm y tế
Vận động tham gia bảo hiểm xã hội tự nguyện
Bảo hiểm y tế cho học sinh
Khám bệnh, phát thuốc lưu động
Phát hiện sớm bệnh lao trong cộng đồng
Diệt lăng quăng phòng sốt xuất huyết
Nước sạch về ấp
Nhà vệ sinh hợp chuẩn
Làng nghề bó chổi thoát nghèo
Đan lát lục bình xuất khẩu
Phục hồi vườn cây ăn trái
Xoài cát Hòa Lộc theo chuẩn sạch
Thanh long ruột đỏ
Bưởi da xanh, cam xoàn
Nuôi lươn không bùn
Nuôi ốc bươu đen
Nuôi dê vỗ béo
Gà thả vườn đồi
Mật ong rừng tràm
Du lịch cộng đồng rừng tràm Trà Sư
Homestay bên sông Hậu
Giữ tiếng nói, chữ viết dân tộc
Lớp học xóa mù chữ ban đêm
Thầy giáo mang quân hàm xanh
Cõng chữ lên non
Bếp ăn bán trú của cô giáo vùng cao
Khuyến nông viên cùng ra đồng
Nhóm nông dân cùng sở thích
Mô hình ba giảm, ba tăng
Một phải, năm giảm
Ruộng nhà mình, bờ hoa nhà mình
Trồng một tỷ cây xanh
Tuyến kênh không rác
Dòng sông không rác thải nhựa
Biển đảo quê hương
Ngư dân bám biển, giữ chủ quyền
Tổ đoàn kết đánh bắt xa bờ
Tàu cá không vi phạm vùng biển nước ngoài
Phao cứu sinh trao tặng ngư dân
Vững niềm tin nơi đảo xa
Chi bộ bốn tốt
Sinh hoạt chi bộ theo chuyên đề
Đảng viên phụ trách hộ
Đảng viên đi trước, làng nước theo sau
Cán bộ mẫu mực, đảng viên tiên phong
Học và làm theo Bác từ việc nhỏ
Kể chuyện về Bác đầu tuần
Trọng dân, gần dân, hiểu dân, học dân
Nụ cười công sở
Bốn xin, bốn luôn
Xin chào, xin lỗi, xin cảm ơn, xin phép
Giờ thứ chín vì dân
Ngày thứ bảy tình nguyện giải quyết thủ tục
Ngày không hẹn
Thủ tục không chờ
Cà phê doanh nhân sáng thứ Sáu
Đồng hành cùng doanh nghiệp
Công nhân cùng góp ý sản xuất
Bữa cơm ca bảo đảm dinh dưỡng
Nhà trọ văn hóa, an toàn
Đưa công nhân về quê đón Tết
Điểm sinh hoạt công nhân khu công nghiệp
Xe đạp cho nữ sinh vượt khó
Áo ấm mùa đông
Trung thu cho em vùng biên
Tiếp sức mùa thi
Tư vấn hướng nghiệp sau trung học
Phiên giao dịch việc làm lưu động
Đưa lao động đi làm việc ở nước ngoài
Dạy nghề may cho phụ nữ nông thôn
Nghề làm bánh pía, bánh tét
Khô cá sặc, mắm cá lóc
Nước mắm truyền thống Phú Quốc
Chỉ dẫn địa lý hạt tiêu Hà Tiên
Bảo tồn nhà cổ trăm năm
Sưu tầm kỷ vật kháng chiến
Giữ rừng Bảy Núi
Chữa cháy rừng bốn tại chỗ
Ứng phó sạt lở bờ sông
Di dời hộ dân khỏi vùng sạt lở
Hiến công, hiến kế xây cầu Kênh Xáng
Nhường đất nhường nhà vì con lộ mới
Quyết tâm về đích nông thôn mới nâng cao
Khuyết tật vươn lên, tự tin hòa nhập
Thương binh tàn nhưng không phế
Nghĩa xóm tình làng
`.trim().split('\n');
