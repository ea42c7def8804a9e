using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Kheo.Api.Features.Access;

/// <summary>One-time links: the secret is shown once and only its digest is kept.</summary>
internal static class Invitations
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public static (string Token, byte[] Hash) New()
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (token, HashOf(token));
    }

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>Behind the '#' nothing is sent to a server or written into its log.</summary>
    public static string Link(string token) => $"/invitation#{token}";
}
