using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Recognitions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Recognition;

/// <summary>What anybody may learn from a certificate's code, and nothing more.</summary>
public sealed record CertificateView(string Code, string Name, string? Holder, string UnitName, string TierName, string AuthorityName, string DecisionNumber,
    DateOnly RecognisedOn, bool Typical, HonourStatus Status, DateOnly? RevokedOn) : IExample<CertificateView>
{
    public static CertificateView Example => new("VN-AB-X012-2026-0007", "Tuyến đường hoa nông thôn mới", null, "Chi bộ ấp Trung Bình", "Cấp trên cơ sở",
        "Ban Thường vụ Đảng ủy xã", "12-QĐ/ĐU", new DateOnly(2026, 11, 2), true, HonourStatus.Issued, null);
}

/// <summary>Checks a certificate by its code, for everybody.</summary>
public sealed record CheckCertificate(string Code) : Query<CertificateView>;

public sealed class CheckCertificateHandler(KheoDbContext db) : IRequestHandler<CheckCertificate, CertificateView>
{
    private sealed record Found(string Name, string? Holder, string UnitName, string TierName, string AuthorityName, string DecisionNumber, DateOnly RecognisedOn,
        bool Typical, string Status, DateOnly? RevokedOn);

    public async Task<CertificateView> Handle(CheckCertificate query, CancellationToken ct)
    {
        var code = query.Code.ToUpperInvariant();
        var found = await db.Database.SqlQuery<Found>($"""
            select name as "Name", holder as "Holder", unit_name as "UnitName", tier_name as "TierName", authority_name as "AuthorityName",
                   decision_number as "DecisionNumber", recognised_on as "RecognisedOn", typical as "Typical", status as "Status", revoked_on as "RevokedOn"
            from public_certificate({code}) where name is not null
            """).SingleOrDefaultAsync(ct) ?? throw new Absent();
        return new CertificateView(code, found.Name, found.Holder, found.UnitName, found.TierName, found.AuthorityName, found.DecisionNumber, found.RecognisedOn,
            found.Typical, found.Status == "issued" ? HonourStatus.Issued : HonourStatus.Revoked, found.RevokedOn);
    }
}
