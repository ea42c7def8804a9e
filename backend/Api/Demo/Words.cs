using System.Globalization;
using Kheo.Domain.Registrations;

namespace Kheo.Api.Demo;

/// <summary>What an officer writes into the nine parts of the form and into the result report, one to three sentences each.</summary>
internal static class Words
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static readonly Dictionary<string, string[]> Objectives = new()
    {
        ["NTM"] = ["Giữ vững và nâng chất các tiêu chí nông thôn mới ở địa bàn; phấn đấu {o}.", "Huy động sức dân hợp lý, không huy động quá sức; mục tiêu trong năm: {o}.", "Tạo chuyển biến rõ về cảnh quan và đời sống. Tiêu chí đo: {o}."],
        ["CCHC"] = ["Nâng mức độ hài lòng của người dân, giảm phiền hà; phấn đấu {o}.", "Mỗi cán bộ nhận một việc cụ thể để dân đỡ đi lại. Chỉ tiêu: {o}.", "Rút ngắn thời gian, công khai quy trình, đo được bằng số: {o}."],
        ["MTDT"] = ["Củng cố tổ chức đoàn thể ở cơ sở, thu hút hội viên; phấn đấu {o}.", "Phát huy vai trò chủ thể của nhân dân, mỗi đoàn thể một việc cụ thể: {o}."],
        ["XDD"] = ["Phát huy vai trò nêu gương của đảng viên, củng cố niềm tin của dân; phấn đấu {o}.", "Giải quyết việc dân cần ngay từ cơ sở, không để đơn thư kéo dài. Chỉ tiêu: {o}.", "Xây dựng chi bộ trong sạch, gần dân; đo bằng: {o}."],
        ["KHAC"] = ["Chăm lo đời sống tinh thần, sức khỏe và sự đoàn kết trong cộng đồng; phấn đấu {o}."],
    };

    private static readonly Dictionary<Setting, string> Forces = new()
    {
        [Setting.Hamlet] = "Chi bộ chủ trì; Ban công tác Mặt trận và các chi hội phối hợp; toàn thể hộ dân, tổ tự quản tham gia.",
        [Setting.PartyOffice] = "Đảng ủy cơ quan chủ trì; công đoàn, đoàn thanh niên phối hợp; toàn thể cán bộ, đảng viên tham gia.",
        [Setting.Government] = "Chi bộ chủ trì, lãnh đạo Ủy ban chịu trách nhiệm; tổ công nghệ số cộng đồng và đoàn thanh niên phối hợp; công chức tham gia.",
        [Setting.School] = "Chi bộ và ban giám hiệu chủ trì; Đoàn, Đội, ban đại diện cha mẹ học sinh phối hợp; giáo viên và học sinh tham gia.",
        [Setting.Health] = "Chi bộ chủ trì; công đoàn, đoàn thanh niên phối hợp; y bác sĩ và tình nguyện viên tham gia.",
        [Setting.Police] = "Chi bộ Công an chủ trì; tổ bảo vệ an ninh cơ sở, Mặt trận phối hợp; nhân dân tham gia.",
        [Setting.Army] = "Chi bộ Quân sự chủ trì; Hội Cựu chiến binh, đoàn thanh niên phối hợp; dân quân và nhân dân tham gia.",
        [Setting.Front] = "Chi bộ Mặt trận và đoàn thể chủ trì; chính quyền, các chi hội phối hợp; hội viên, đoàn viên và nhân dân tham gia.",
        [Setting.Agency] = "Chi bộ chủ trì; công đoàn, đoàn thanh niên phối hợp; toàn thể công chức, viên chức tham gia.",
        [Setting.Enterprise] = "Chi bộ doanh nghiệp chủ trì; công đoàn, ban giám đốc phối hợp; người lao động tham gia.",
    };

    private static readonly string[] Timetables =
    [
        "Tháng thứ nhất: khảo sát, họp dân; tháng thứ hai đến thứ năm: thực hiện; tháng cuối: tự đánh giá, báo cáo.",
        "Quý đầu xây dựng kế hoạch và phân công; hai quý tiếp theo triển khai, sơ kết giữa kỳ; hoàn thành và báo cáo trước ngày 15/12/{y}.",
        "Triển khai ngay sau khi được chấp thuận, mỗi tháng kiểm điểm một lần trong sinh hoạt chi bộ, tổng kết trước ngày 10/12/{y}.",
    ];

    private static readonly string[] Lasting =
    [
        "Có quy ước và người phụ trách cụ thể nên duy trì được sau khi tổng kết; có thể nhân rộng sang các chi bộ lân cận.",
        "Chi phí thấp, cách làm đơn giản, dễ áp dụng. Đề nghị cấp ủy cho sinh hoạt trao đổi để đơn vị khác học tập.",
        "Nguồn lực chủ yếu từ cộng đồng, có sổ theo dõi và bàn giao cho tổ tự quản; dự kiến nhân rộng ra ít nhất 2 nơi trong năm sau.",
        "Gắn với đánh giá, xếp loại hằng năm nên giữ được nền nếp; tài liệu hướng dẫn đã soạn sẵn để chia sẻ.",
    ];

    private static readonly string[] Openings =
    [
        "Mô hình được duy trì nền nếp, dân đồng tình.", "Sau một thời gian thực hiện, kết quả đạt và vượt phần lớn chỉ tiêu đăng ký.",
        "Cấp ủy chỉ đạo sát, phân công rõ người, rõ việc nên kết quả thấy được ngay.", "Ban đầu còn ngần ngại, nay người dân chủ động tham gia và tự nhắc nhau cùng làm.",
    ];

    private static readonly string[] Closings =
    [
        "Đã có đơn vị bạn đến tham quan, học tập.", "Chi bộ ghi nhận, đưa vào nghị quyết để duy trì.", "Số liệu đã được niêm yết để dân biết, dân kiểm tra.", "Ý kiến của dân qua phiếu thăm dò phần lớn là hài lòng.",
    ];

    private static readonly string[] Difficulties =
    [
        "Một số hộ đi làm ăn xa nên khó vận động đủ; mùa mưa ảnh hưởng tiến độ.", "Kinh phí ban đầu hạn chế, chủ yếu trông vào đóng góp tự nguyện.",
        "Cán bộ phụ trách kiêm nhiệm nhiều việc sau sắp xếp.", "Không có khó khăn lớn; cần thêm phương tiện để theo dõi số liệu.",
    ];

    private static readonly string[] Proposals = ["Đề nghị cấp trên hỗ trợ thêm vật liệu và cho tập huấn kỹ năng vận động.", "Đề nghị nhân rộng ra các chi bộ cùng điều kiện.", "Đề nghị biểu dương các hộ, cá nhân đóng góp nhiều."];

    /// <summary>A hamlet's or a commune's name follows the idea; an office's is set off from it.</summary>
    public static string Name(Idea idea, Spot spot, Upper upper, string? holder)
    {
        var place = idea.Name[^3..];
        var apart = place == "{p}" ? spot.Setting != Setting.Hamlet && spot.Place != upper.Place && !idea.Name.EndsWith("của {p}", StringComparison.Ordinal) : place == "{x}" && !upper.Territorial;
        return Placed(apart ? $"{idea.Name[..^4]} – {place}" : idea.Name, spot, upper, holder);
    }

    public static FormParts Parts(Idea idea, Spot spot, Upper upper, string? holder, IReadOnlyDictionary<string, decimal> targets, int year, Dice dice)
    {
        var outputs = Filled(idea.Outputs, targets);
        var where = upper.Territorial && !spot.Place.Contains(upper.Place, StringComparison.Ordinal) ? $"{spot.Place}, {upper.Place}" : spot.Place;
        return new FormParts
        {
            Situation = Placed(idea.Situation, spot, upper, holder),
            Objectives = dice.Pick(Objectives[idea.Field]).Replace("{o}", outputs, StringComparison.Ordinal),
            Content = Placed(idea.Content, spot, upper, holder),
            Place = $"Thực hiện tại {where}. Người hưởng lợi: {(spot.Setting is Setting.Hamlet or Setting.Front or Setting.Police or Setting.Army ? "nhân dân trên địa bàn" : "người dân, đơn vị đến giao dịch và tập thể cơ quan")}.",
            Forces = Forces[spot.Setting],
            Resources = targets.TryGetValue("dong", out var money)
                ? $"Dự kiến {Number("dong", money)}, trong đó ngoài ngân sách ít nhất 70%; còn lại là vật liệu và ngày công tại chỗ."
                : $"Chủ yếu dùng nguồn lực tại chỗ, khoảng {dice.Between(20, 160)} ngày công của cán bộ, đảng viên và nhân dân; chi phí in ấn, tuyên truyền lồng ghép.",
            Timetable = dice.Pick(Timetables).Replace("{y}", year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
            Outputs = outputs[..1].ToUpper(Vietnamese) + outputs[1..] + ".",
            Sustainability = dice.Pick(Lasting),
        };
    }

    public static ResultText Result(Idea idea, IReadOnlyDictionary<string, decimal> actuals, Dice dice) => new(
        $"{dice.Pick(Openings)} Kết quả cụ thể: {Filled(idea.Outputs, actuals)}. {dice.Pick(Closings)}", dice.Pick(Difficulties),
        dice.Chance(60) ? "Có lúc phân công chưa kịp thời, việc ghi chép số liệu chưa đều." : null, dice.Chance(50) ? dice.Pick(Proposals) : null);

    public static string Number(string figure, decimal value) => figure switch
    {
        "dong" => value >= 1_000_000_000 ? $"{(value / 1_000_000_000).ToString("0.##", Vietnamese)} tỷ đồng" : $"{(value / 1_000_000).ToString("#,0.#", Vietnamese)} triệu đồng",
        "km" => value.ToString("0.0", Vietnamese),
        _ => value.ToString("#,0", Vietnamese),
    };

    private static string Filled(string outputs, IReadOnlyDictionary<string, decimal> figures)
    {
        foreach (var (figure, value) in figures.OrderBy(f => f.Key, StringComparer.Ordinal)) outputs = outputs.Replace("{" + figure + "}", Number(figure, value), StringComparison.Ordinal);
        return outputs;
    }

    private static string Placed(string text, Spot spot, Upper upper, string? holder) => text
        .Replace("{p}", spot.Place, StringComparison.Ordinal).Replace("{x}", upper.Territorial ? upper.Place : spot.Place, StringComparison.Ordinal)
        .Replace("{n}", holder?[(holder.IndexOf(' ', StringComparison.Ordinal) + 1)..] ?? "", StringComparison.Ordinal);
}
