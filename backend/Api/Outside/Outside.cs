namespace Kheo.Api.Outside;

/// <summary>Adapters to what we do not own.</summary>
internal static class Outside
{
    public static void AddOutside(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Pictures>().AddSingleton<Antivirus>().AddSingleton(_ => IShelf.Of(configuration)).AddSingleton<FileStore>().AddSingleton<Mailer>();
        services.AddSingleton(provider => new Web.HealthNote(() => provider.GetRequiredService<Mailer>().On ? null : "no mail leaves: set Mail__Host and Mail__From"));
        services.AddSingleton(provider => new Web.HealthNote(ct => provider.GetRequiredService<IShelf>().Trouble(ct)));
        services.AddSingleton(provider => new Web.HealthNote(() => provider.GetRequiredService<Antivirus>().On ? null : "uploads are not scanned: set Antivirus__Address"));
        services.AddSingleton(provider => new Web.HealthNote(() => provider.GetRequiredService<Pictures>().CanReencode ? null
            : "pictures lose their metadata but are not written anew, and the same photo is not found again: install libvips-tools"));
    }
}
