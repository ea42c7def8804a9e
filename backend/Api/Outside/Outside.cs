namespace Kheo.Api.Outside;

/// <summary>Adapters to what we do not own.</summary>
internal static class Outside
{
    public static void AddOutside(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Pictures>().AddSingleton<FileStore>();
        services.AddSingleton(provider => new Web.HealthNote(() => provider.GetRequiredService<Pictures>().CanReencode ? null
            : "pictures lose their metadata but are not written anew: install libvips-tools"));
    }
}
