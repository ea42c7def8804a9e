using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using static Kheo.Domain.Tests.Registrations.GivenRegistration;

namespace Kheo.Domain.Tests.Registrations;

public class DossierPapersTests
{
    private static readonly PaperTier Province = new(Guid.NewGuid(), "Cấp tỉnh", 2), Commune = new(Guid.NewGuid(), "Cấp xã", 3), Base = new(Guid.NewGuid(), "Cấp cơ sở", 4);

    private static readonly RequiredPaper[] Asked =
    [
        new("dang-ky", "Bản đăng ký", PaperProof.Registration), new("ket-qua", "Báo cáo kết quả", PaperProof.Result), new("anh", "Ảnh", PaperProof.Photos, 3),
        new("xac-nhan", "Xác nhận", PaperProof.File, 1, []), new("kiem-tra", "Biên bản kiểm tra", PaperProof.Visit, 1, [Province.Id]), new("to-trinh", "Tờ trình", PaperProof.File, 1, [Province.Id]),
    ];

    private static PapersHeld Held(RegistrationStatus status, int photos = 0, int visits = 0, params (string, int)[] files) => new(status, photos, visits, files.ToDictionary(f => f.Item1, f => f.Item2));

    private static string[] Missing(DossierPapers? papers) => [.. papers!.Papers.Where(p => p.There < p.Least).Select(p => p.Code)];

    [Theory]
    [InlineData(RegistrationStatus.Draft, "dang-ky ket-qua")]
    [InlineData(RegistrationStatus.Returned, "dang-ky ket-qua")]
    [InlineData(RegistrationStatus.Submitted, "ket-qua")]
    [InlineData(RegistrationStatus.Accepted, "ket-qua")]
    [InlineData(RegistrationStatus.Reported, "ket-qua")]
    [InlineData(RegistrationStatus.Confirmed, "")]
    [InlineData(RegistrationStatus.Recognised, "")]
    public void Some_papers_are_there_by_what_was_done(RegistrationStatus status, string missing) =>
        Assert.Equal(missing, string.Join(' ', Missing(DossierPapers.Of(Asked, null, Held(status, 3, 0, ("xac-nhan", 1))))));

    [Fact]
    public void A_paper_is_complete_when_there_are_as_many_of_it_as_are_asked()
    {
        var papers = DossierPapers.Of(Asked, Province, Held(RegistrationStatus.Confirmed, 1, 1, ("anh", 1), ("to-trinh", 2)))!;
        Assert.Equal(["anh", "xac-nhan"], Missing(papers));
        Assert.Equal((4, 6, "Cấp tỉnh", 2), (papers.There, papers.Needed, papers.Tier, papers.Papers.Single(p => p.Code == "anh").There));
    }

    [Fact]
    public void A_tier_is_not_asked_what_another_needs()
    {
        Assert.Equal(4, DossierPapers.Of(Asked, Base, Held(RegistrationStatus.Confirmed))!.Needed);
        Assert.Null(DossierPapers.Of([Asked[^1]], Base, Held(RegistrationStatus.Confirmed)));
    }

    [Fact]
    public void Papers_are_gathered_for_the_tier_at_or_above_the_unit_and_then_for_the_next()
    {
        PaperTier[] asking = [Province, Commune];
        Assert.Equal(Commune, DossierPapers.TierOf(asking, 5, null));
        Assert.Equal(Commune, DossierPapers.TierOf(asking, 3, null));
        Assert.Equal(Province, DossierPapers.TierOf(asking, 2, null));
        Assert.Equal(Commune, DossierPapers.TierOf(asking, 5, 4));
        Assert.Equal(Province, DossierPapers.TierOf(asking, 5, 3));
        Assert.Equal(Province, DossierPapers.TierOf(asking, 5, 2));
        Assert.Null(DossierPapers.TierOf([], 5, null));
    }

    [Fact]
    public void A_paper_comes_after_the_report_too_and_photos_are_pictures()
    {
        var bytes = new StoredBytes(Guid.NewGuid(), "application/pdf", 10, []);
        var judged = At(RegistrationStatus.Judged);
        var paper = StoredFile.PutPaper(judged, Asked[3], "xac-nhan.pdf", bytes, Author, judged.CreatedAt);
        Assert.Equal(("xac-nhan", FilePurpose.Document), (paper.Paper, paper.Purpose));
        Law.Refuses(Rules.FileNotAPicture, () => StoredFile.PutPaper(judged, Asked[2], "anh.pdf", bytes, Author, judged.CreatedAt));
        Law.Refuses(Rules.RegistrationSealed, () => StoredFile.PutPaper(At(RegistrationStatus.Submitted), Asked[3], "a.pdf", bytes, Author, judged.CreatedAt));
        Law.Refuses(Rules.RegistrationSealed, () => StoredFile.Put(judged, FilePurpose.Document, "a.pdf", bytes, Author, judged.CreatedAt));
    }
}
