using System.Security.Cryptography;
using Kheo.Domain.Registrations;
using Kheo.Domain.Reports;

namespace Kheo.Api.Demo;

/// <summary>What was done for the models that are being carried out: a day-book for some, reports on the third quarter, and silence about the rest.</summary>
internal sealed partial class Story
{
    // Dice of its own: what is told here moves nothing of what was told before.
    private readonly Dice _days = new(20261123);

    public List<Activity> Activities { get; } = [];
    public List<ProgressReport> Progress { get; } = [];
    public List<Visit> Visits { get; } = [];
    public List<Contribution> Contributions { get; } = [];

    private static readonly DateOnly ThirdQuarter = new(2026, 9, 30);

    private static readonly (string What, string? Place, int People)[] DoneDays =
    [
        ("Họp chi bộ bàn cách làm, phân công đảng viên phụ trách từng nhóm hộ.", null, 18), ("Đi từng nhà vận động, ghi việc mỗi hộ nhận làm.", "Các tổ tự quản", 9),
        ("Ra quân đợt 1: dọn dẹp, chuẩn bị mặt bằng, vật tư.", "Đoạn đầu tuyến", 46), ("Ra quân đợt 2, các đoàn thể mỗi đơn vị nhận một phần việc.", "Đoạn giữa tuyến", 52),
        ("Kiểm tra giữa kỳ, nhắc những phần việc làm chậm.", null, 7), ("Tổ chức cho hộ làm tốt nói cách làm với các hộ chung quanh.", "Nhà văn hóa", 34),
    ];

    private void KeepDayBooks()
    {
        var year = Years[1];
        foreach (var dossier in year.Dossiers.Where(d => d.Registration.Status == RegistrationStatus.Accepted).ToList())
        {
            var (own, home) = (dossier.Spot == HomeCell, dossier.Upper == Home);
            if (!own && !_days.Chance(home ? 70 : 25)) continue;
            var at = dossier.Registration.AcceptedAt!.Value.AddDays(_days.Between(1, 4));
            for (var n = 0; n < (own ? DoneDays.Length : _days.Between(1, 4)) && at < Calendar.Now.AddDays(-1); n++, at = at.AddDays(_days.Between(4, 13))) Record(year, dossier, n, at);
            if (home) Report(year, dossier, own);
            if (home) Give(dossier, own);
            if (own) Visit(dossier);
        }
    }

    private void Record(Year year, Dossiered dossier, int n, DateTimeOffset at)
    {
        var (what, place, people) = DoneDays[n];
        var text = new ActivityText(Domain.VietnamTime.Day(at), what, place, people + _days.Between(-4, 9), n is 2 or 3 ? people * _days.Between(2, 4) / 2m : null);
        var activity = Activity.Record(dossier.Registration, year.Campaign, text, dossier.Registration.AuthorId, at);
        Activities.Add(activity);
        if (dossier.Spot != HomeCell || n is not (2 or 3)) return;
        var (name, png) = Pictures.All[n == 2 ? 0 : 1];
        var file = StoredFile.Put(dossier.Registration, FilePurpose.Evidence, name, new StoredBytes(Guid.CreateVersion7(), "image/png", png.Length, SHA256.HashData(png)), dossier.Registration.AuthorId, at, activity);
        dossier.Files.Add(file);
        Files.Add(file);
        Bytes[file.StoredAs] = png;
    }

    // The committee came and was answered; the Front came after it and waits for a word.
    private void Visit(Dossiered dossier)
    {
        var above = Above(dossier);
        var (first, second) = (Calendar.At(2026, 10, 20, 15), Calendar.At(2026, 11, 12, 9));
        var committee = Domain.Registrations.Visit.Record(dossier.Registration, new VisitingBody(Home.Unit.Id, Home.Unit.PartyName),
            new VisitText(Domain.VietnamTime.Day(first), "Phó Bí thư, cán bộ dân vận", "Các hộ đã nhận việc; sổ ghi chưa đều.", "Ghi sổ ngay trong ngày, kèm ảnh.", new DateOnly(2026, 10, 31)), above.Id, first);
        committee.Answer(dossier.Registration, "Đã làm: phân công một đảng viên ghi sổ sau mỗi buổi.", Calendar.At(2026, 10, 28, 16));
        committee.Close(Calendar.At(2026, 10, 30, 8));
        Visits.Add(committee);
        Visits.Add(Domain.Registrations.Visit.Record(dossier.Registration, new VisitingBody(null, "Ủy ban Mặt trận Tổ quốc xã"),
            new VisitText(Domain.VietnamTime.Day(second), "Chủ tịch Mặt trận, Chủ tịch Hội Phụ nữ xã", "Người dân hưởng ứng; đoạn cuối tuyến còn ba hộ chưa tham gia.", "Chi bộ cử người đến từng hộ.", new DateOnly(2026, 12, 5)), above.Id, second));
        dossier.Registration.CarryOut(Activities[^1].RecordedAt > Calendar.At(2026, 10, 28, 16) ? Activities[^1].RecordedAt : Calendar.At(2026, 10, 28, 16));
    }

    // The same bags of cement are told of by two neighbours.
    private void Give(Dossiered dossier, bool own)
    {
        if (!own && Contributions.Count > 4) return;
        ContributionText[] gifts = own
            ? [new("Hợp tác xã Tây An", ContributionKind.Material, 120, "bao xi măng", SubjectOfWork: "Đường trục ấp Tây An"), new("Các hộ dọc tuyến", ContributionKind.Workday, 260, Approximate: true),
               new("Hội Phụ nữ ấp", ContributionKind.Other, Words: "Nấu cơm trưa cho đội thi công ba ngày"), new("Doanh nghiệp trên địa bàn", ContributionKind.Money, 25_000_000)]
            : [new("HTX Tây An", ContributionKind.Material, 120, "bao xi măng", SubjectOfWork: "Đường trục ấp Tây An")];
        var last = dossier.Registration.LastSignOfLife;
        Contributions.AddRange(gifts.Select(gift => Contribution.Add(dossier.Registration, gift, dossier.Registration.AuthorId, last)));
    }

    // On the third quarter, early in October; one in five waits to be mended, and half wait to be read.
    private void Report(Year year, Dossiered dossier, bool own)
    {
        var at = Calendar.At(2026, 10, 5, 8, _days.Roll(60));
        if (dossier.Registration.AcceptedAt > at.AddDays(-4)) return;
        var last = dossier.Registration.LastSignOfLife;
        var figures = dossier.Targets.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => new IndicatorFigure(t.Key, null, t.Value, Math.Floor(t.Value * _days.Between(20, 70) / 100))).ToList();
        var report = ProgressReport.Draft(dossier.Registration, year.Campaign, ThirdQuarter, new ProgressText("Đã vận động xong các hộ, ra quân hai đợt; phần việc còn lại làm trong quý IV.", "Mưa kéo dài, vật tư về chậm hơn dự kiến."), figures, at);
        report.HandIn(dossier.Registration, at);
        var above = Above(dossier);
        if (own || _days.Chance(30)) report.Accept(above.Id, at.AddDays(3));
        else if (_days.Chance(25)) report.Return(dossier.Registration, [new ResultRemark("narrative", "Nêu rõ từng phần việc đã xong và còn lại.")], above.Id, at.AddDays(2));
        if (last > at) dossier.Registration.CarryOut(last);
        Progress.Add(report);
    }
}
