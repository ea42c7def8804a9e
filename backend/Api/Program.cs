using Kheo.Api;
using Kheo.Api.Features;
using Kheo.Api.Outside;
using Kheo.Api.Web;

if (args is [var verb, ..] && Verbs.Known(verb)) return await Verbs.Run(verb, args);

var builder = WebApplication.CreateBuilder(args);
builder.AddKheoLogging();
builder.WebHost.ConfigureKestrel(o => { o.AddServerHeader = false; o.Limits.MaxRequestBodySize = 32_000_000; });
builder.Services.AddSingleton(TimeProvider.System).AddHttpContextAccessor().AddScoped<CurrentActor>();
builder.Services.AddKheoDatabase(builder.Configuration);
builder.Services.AddUseCases(builder.Configuration);
builder.Services.AddKheoSessions();
builder.Services.AddKheoThrottles(builder.Configuration);
builder.Services.AddKheoContract();
builder.Services.AddRooms();
builder.Services.AddOutside(builder.Configuration);

var app = builder.Build();
app.UseMiddleware<RequestLogMiddleware>();
app.UseSecurityHeaders();
app.UseMiddleware<ProblemMiddleware>();
app.UseSpaFiles();
app.UseRouting();
app.UseRateLimiter();
app.UseAuthentication();
app.UseSwaggerForAdministrators();
app.MapHealth();
app.MapRooms();
app.MapSpaFallback();
FailClosed.Check(app);
await app.RunAsync();
return 0;

/// <summary>Opened so that tests can host the API.</summary>
public partial class Program;
