using Kheo.Api.Web;

namespace Kheo.Api.Features;

/// <summary>Every room of the house, one line each.</summary>
internal static class Rooms
{
    public static void MapRooms(this IEndpointRouteBuilder app)
    {
        Evaluation.Routes.Map(new Room(app, nameof(Evaluation)));
        Campaigns.Routes.Map(new Room(app, "Campaigns"));
        Registration.Routes.Map(new Room(app, "Registration"));
        Models.Routes.Map(new Room(app, nameof(Models)));
        Documents.Routes.Map(new Room(app, "Documents"));
        Recognition.Routes.Map(new Room(app, nameof(Recognition)));
        Reporting.Routes.Map(new Room(app, nameof(Reporting)));
        Organisation.Routes.Map(new Room(app, nameof(Organisation)));
        Access.Routes.Map(new Room(app, nameof(Access)));
        Integration.Routes.Map(new Room(app, nameof(Integration)));
        Search.Routes.Map(new Room(app, nameof(Search)));
    }

    /// <summary>What rooms keep in the container besides their handlers.</summary>
    public static void AddRooms(this IServiceCollection services)
    {
        Access.SignInThrottle.Add(services);
        services.AddHostedService<Integration.NoticeWorker>();
        services.AddSingleton<Organisation.DueReorganisations>().AddHostedService(provider => provider.GetRequiredService<Organisation.DueReorganisations>());
        services.AddSingleton<Organisation.UnitImporter>().AddHostedService(provider => provider.GetRequiredService<Organisation.UnitImporter>());
        services.AddSingleton<Registration.RegistrationImporter>().AddHostedService(provider => provider.GetRequiredService<Registration.RegistrationImporter>());
    }
}
