namespace Kheo.Domain;

/// <summary>Short forms that officers write and search by, and what they stand for.</summary>
public static class Abbreviations
{
    private static readonly (string Short, string Full)[] Table =
    [
        ("NTM", "nông thôn mới"), ("MTTQ", "Mặt trận Tổ quốc"), ("UBMTTQ", "Ủy ban Mặt trận Tổ quốc"), ("DVK", "Dân vận khéo"), ("HĐND", "Hội đồng nhân dân"), ("UBND", "Ủy ban nhân dân"),
        ("BCĐ", "Ban Chỉ đạo"), ("BTV", "Ban Thường vụ"), ("BCH", "Ban Chấp hành"), ("CCB", "cựu chiến binh"), ("CCHC", "cải cách hành chính"), ("TTHC", "thủ tục hành chính"),
        ("CĐS", "chuyển đổi số"), ("QCDC", "quy chế dân chủ"), ("QCDCCS", "quy chế dân chủ ở cơ sở"), ("ANTT", "an ninh trật tự"), ("ANQP", "an ninh quốc phòng"), ("QPAN", "quốc phòng an ninh"),
        ("ATGT", "an toàn giao thông"), ("BHYT", "bảo hiểm y tế"), ("BHXH", "bảo hiểm xã hội"), ("BVMT", "bảo vệ môi trường"), ("HTX", "hợp tác xã"), ("CLB", "câu lạc bộ"),
        ("LHPN", "Liên hiệp Phụ nữ"), ("ĐVTN", "đoàn viên thanh niên"), ("TNCS", "Thanh niên Cộng sản"), ("KDC", "khu dân cư"), ("TDP", "tổ dân phố"), ("GTNT", "giao thông nông thôn"),
        ("PCCC", "phòng cháy chữa cháy"), ("XĐGN", "xóa đói giảm nghèo"), ("KHKT", "khoa học kỹ thuật"), ("THCS", "trung học cơ sở"), ("THPT", "trung học phổ thông"), ("DTTS", "dân tộc thiểu số"),
    ];

    private static readonly Dictionary<string, string[]> Meanings = Table.ToDictionary(t => Text.Fold(t.Short), t => Text.Fold(t.Full).Split(' '));

    /// <summary>
    /// What the folded words may stand as in a text: all of the list must be found, each in one of its readings, a reading word by word.
    /// `ntm` reads as itself or as `nong thon moi`, and so do the three words in a row.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<string[]>> Readings(IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var all = new List<IReadOnlyList<string[]>>();
        for (var at = 0; at < words.Count;)
        {
            var (abbreviation, full) = Meanings.Where(m => words.Skip(at).Take(m.Value.Length).SequenceEqual(m.Value)).OrderByDescending(m => m.Value.Length).FirstOrDefault();
            if (full is not null) all.Add([full, [abbreviation]]);
            else all.Add(Meanings.TryGetValue(words[at], out var meaning) ? [[words[at]], meaning] : [[words[at]]]);
            at += full?.Length ?? 1;
        }
        return all;
    }
}
