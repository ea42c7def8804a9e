using System.Reflection;
using AutoMapper;
using FluentValidation;
using Kheo.Api.Database;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Kheo.Api.Web;

/// <summary>Everything the container holds: database, mediator, mapper.</summary>
internal static class Wiring
{
    public static void AddKheoDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(Connection(configuration)));
        services.AddHostedService<Purge>();
        services.AddSingleton<AskedPapers>();
        services.AddDbContextPool<KheoDbContext>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning).Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning))
            .AddInterceptors(new RowSecurity(), new TrailAtCommit()), 128);
    }

    /// <summary>The API's own role. `migrate`, `demo` and `first-admin` use the owner's.</summary>
    private static string Connection(IConfiguration configuration)
    {
        var text = configuration["KHEO_DATABASE_API"] ?? throw new InvalidOperationException("KHEO_DATABASE_API is not set: the connection string of the role kheo_api.");
        var given = new NpgsqlConnectionStringBuilder(text);
        return new NpgsqlConnectionStringBuilder(text)
        {
            MaxAutoPrepare = 200, AutoPrepareMinUsages = 2, MaxPoolSize = 60, ApplicationName = "kheo-api",
            NoResetOnClose = true,      // whatever a request sets ends with its transaction
            Options = "-c statement_timeout=15000 -c idle_in_transaction_session_timeout=60000 " + given.Options,       // the last one said holds
        }.ConnectionString;
    }

    /// <summary>MediatR 5.1 has no container package: one scan registers every handler, in the order of the assembly's types.</summary>
    public static void AddUseCases(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddTransient<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddTransient<IMediator, Mediator>();
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(Pipeline.Validation<,>));
        foreach (var type in Assembly.GetExecutingAssembly().GetTypes().Where(t => t is { IsAbstract: false, IsGenericTypeDefinition: false }))
            foreach (var contract in type.GetInterfaces().Where(i => i.IsGenericType))
                if (contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)) services.AddTransient(contract, type);
                else if (contract.GetGenericTypeDefinition() == typeof(IValidator<>)) services.AddSingleton(contract, type);

        services.AddSingleton<IMapper>(provider => new MapperConfiguration(mapper =>
        {
            mapper.LicenseKey = configuration["AutoMapper:LicenseKey"];
            mapper.AddMaps(typeof(Wiring).Assembly);
        }, new QuietLicence(provider.GetRequiredService<ILoggerFactory>())).CreateMapper());
    }

    /// <summary>AutoMapper reminds of its licence in the log at every start; README says it once.</summary>
    private sealed class QuietLicence(ILoggerFactory inner) : ILoggerFactory
    {
        public ILogger CreateLogger(string categoryName) =>
            categoryName.StartsWith("LuckyPenny", StringComparison.Ordinal) ? Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance : inner.CreateLogger(categoryName);
        public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);
        public void Dispose() { }
    }
}
