using System.Net.Http.Json;
using Kheo.Api.Features.Recognition;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain.Recognitions;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Recognition;

public class CertificateTests
{
    [Fact]
    public async Task Anybody_checks_a_certificate_and_learns_nothing_more()
    {
        var world = await WithJudgedCampaign();
        var (_, decision, recognition) = await world.Recognised();
        using var anonymous = world.Anonymous();
        var shown = await anonymous.GetFromJsonAsync<CertificateView>($"/api/public/certificates/{recognition.CertificateCode}", Edge.Json);
        Assert.Equal((recognition.Name, world.Cell.Name, "12-QĐ/ĐU", HonourStatus.Issued), (shown!.Name, shown.UnitName, shown.DecisionNumber, shown.Status));
        Assert.Equal(404, (int)(await anonymous.GetAsync("/api/public/certificates/KHONG-CO-2026-0001")).StatusCode);
        await (await world.Leader(world.Commune)).Post<DecisionView>($"/api/decisions/{decision.Id}/revoke", RevokeDecision.Example, decision.RowVersion);
        shown = await anonymous.GetFromJsonAsync<CertificateView>($"/api/public/certificates/{recognition.CertificateCode}", Edge.Json);
        Assert.Equal(HonourStatus.Revoked, shown!.Status);
    }
}
