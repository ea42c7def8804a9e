using System.Net.Http.Headers;
using Kheo.Api.Features.Documents;
using Kheo.Api.Tests.Features.Documents;
using Kheo.Domain.Campaigns;

namespace Kheo.Api.Tests.World;

/// <summary>A campaign that asks for papers: the same of everybody, and a letter and a visit of what goes up to the province.</summary>
public static class PapersWorld
{
    public static RequiredPaper[] Asked(World world) =>
    [
        new("dang-ky", "Bản đăng ký", PaperProof.Registration), new("ket-qua", "Báo cáo kết quả", PaperProof.Result), new("anh", "Ảnh minh chứng", PaperProof.Photos, 2),
        new("xac-nhan", "Xác nhận của cấp ủy", PaperProof.File, 1, [world.Tiers["upper"], world.Tiers["province"]]), new("kiem-tra", "Biên bản kiểm tra", PaperProof.Visit, 1, [world.Tiers["province"]]),
        new("to-trinh", "Tờ trình", PaperProof.File, 1, [world.Tiers["province"]]),
    ];

    public static Task<World> WithPapers() => World.WithOpenCampaign((world, c) => Asking(world, c));

    public static CampaignContent Asking(World world, CampaignContent content, params RequiredPaper[] more) => content with { Rules = content.Rules with { Papers = [.. Asked(world), .. more] } };

    public static Task<Answer<FileView>> Attach(this Client client, Guid registration, string paper, byte[]? bytes = null, string name = "xac-nhan.pdf") =>
        client.Send<FileView>(HttpMethod.Post, $"/api/registrations/{registration}/papers/files", Form(bytes ?? Samples.Pdf, name, ("paper", paper)), null, Guid.NewGuid().ToString());

    public static Task<Answer<FileView>> Upload(this Client client, Guid registration, byte[] bytes, string name = "anh.jpg", string purpose = "evidence") =>
        client.Send<FileView>(HttpMethod.Post, $"/api/registrations/{registration}/files", Form(bytes, name, ("purpose", purpose)), null, Guid.NewGuid().ToString());

    public static MultipartFormDataContent Form(byte[] bytes, string name, params (string Name, string Value)[] fields)
    {
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var form = new MultipartFormDataContent { { file, "file", name } };
        foreach (var (field, value) in fields) form.Add(new StringContent(value), field);
        return form;
    }
}
