namespace Kheo.Api.Outside;

/// <summary>Adapters to what we do not own.</summary>
internal static class Outside
{
    public static void AddOutside(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Pictures>().AddSingleton<FileStore>();
    }
}
