using System.Threading.RateLimiting;
using Kheo.Api.Web;
using Kheo.Domain.Access;
using Microsoft.AspNetCore.Identity;

namespace Kheo.Api.Features.Access;

/// <summary>
/// Tries are counted for a user name from one address: whoever guesses from elsewhere is stopped there and locks nobody out. The address alone is
/// throttled by the route. Counted in memory, for each instance apart.
/// </summary>
internal sealed class SignInThrottle(IHttpContextAccessor accessor, IConfiguration configuration) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _tries = PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetSlidingWindowLimiter(key, _ =>
        new SlidingWindowRateLimiterOptions
        {
            PermitLimit = configuration.GetValue("Throttle:SignInPerAccountPerMinute", 8), Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, AutoReplenishment = true,
        }));

    public static void Add(IServiceCollection services) =>
        services.AddSingleton<SignInThrottle>().AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();

    public void Demand(string userName)
    {
        using var lease = _tries.AttemptAcquire($"{accessor.HttpContext?.Connection.RemoteIpAddress} {userName}");
        if (!lease.IsAcquired) throw new BadRequest(429, "too-many", "Too many tries for this user name from this address. Wait a minute.");
    }

    public void Dispose() => _tries.Dispose();
}
