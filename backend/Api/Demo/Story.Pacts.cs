using Kheo.Domain.Campaigns;

namespace Kheo.Api.Demo;

/// <summary>What the province and some of its communes promised each other, last year and this; and a pilot model or two among what came of it.</summary>
internal sealed partial class Story
{
    public List<EmulationPact> Pacts { get; } = [];

    private void SignPacts()
    {
        var communes = Uppers.Where(u => u.Territorial).Take(5).Append(Home).Distinct().ToList();
        PactParty[] parties = [new(Province.Id, Province.Path, Province.PartyName, "Lê Quang Minh"), .. communes.Select(u => new PactParty(u.Unit.Id, u.Unit.Path, u.Unit.PartyName, u.Secretary.DisplayName))];
        PactLine[] lines =
        [
            new("1", "Mỗi chi bộ đăng ký ít nhất một mô hình “Dân vận khéo”", null, "mô hình", 24, 30), new("2", "Vận động Nhân dân góp ngày công làm đường, kênh mương", "cong", "ngày công", 1200, 30),
            new("3", "Nhân rộng mô hình tiêu biểu sang đơn vị khác", null, "mô hình", 2, 20), new("4", "Không có đơn thư vượt cấp, kéo dài", null, null, null, 20),
        ];
        EmulationPact Write(int year) => EmulationPact.Draft(Province.Id, Province.Path, Programmes[0].Id, Years[year - 2025].Campaign.Id, new PactText($"Giao ước thi đua “Dân vận khéo” năm {year} giữa Tỉnh ủy và các xã, phường", year,
            "cùng nhau giao ước thi đua thực hiện tốt những nội dung sau:", lines), parties);

        var last = Write(2025);
        last.Sign(new DateOnly(2025, 7, 24), "Hội trường Tỉnh ủy", Calendar.At(2025, 7, 24, 16));
        last.Score([.. communes.SelectMany((u, n) => lines.Select((line, l) => (n + l) % 4 == 3
            ? new PactScore(u.Unit.Id, line.Code, line.Target is { } missed ? Math.Floor(missed * 0.7m) : null, false, Math.Floor((line.Points ?? 0) * 0.6m), "Chưa đạt mức giao ước; đã nêu nguyên nhân.")
            : new PactScore(u.Unit.Id, line.Code, line.Target is { } target ? target + n : null, true, line.Points)))], Calendar.At(2026, 1, 20, 9));
        last.Close();
        var present = Write(2026);
        present.Sign(new DateOnly(2026, 3, 18), "Hội trường Tỉnh ủy", Calendar.At(2026, 3, 18, 16));
        Pacts.AddRange([last, present]);

        foreach (var dossier in Years.SelectMany(y => y.Dossiers).Where(d => Domain.Registrations.Registration.Allows("MarkPilot", d.Registration.Status)).Where((d, n) => d.Upper == Home && n % 3 == 0 || n % 41 == 0)) dossier.Registration.MarkPilot(true);
    }
}
