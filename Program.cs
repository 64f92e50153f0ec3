using Companion.Features.Accounts;
using Companion.Features.Companions;
using Companion.Features.Meetings;
using Companion.Features.Patrons;
using Companion.Features.Places;
using Companion.Features.Sessions;
using Companion.Infrastructure;

try
{
    var builder = WebApplication.CreateBuilder(args);

    builder.AddObservability();
    builder.AddListenAddress();
    builder.AddHttpConventions();
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddApiDescription();
    await builder.AddDatabase();
    builder.Services.AddAccounts();
    builder.Services.AddSessions();
    builder.Services.AddCompanions();
    builder.AddMeetings();
    builder.Services.AddPlaces();
    builder.Services.AddPatrons();

    var app = builder.Build();

    await app.Migrate();
    if (args.Contains("migrate"))
    {
        await app.DisposeAsync();
        return 0;
    }

    await app.AppointAdmin();
    app.UseHttpConventions();
    app.MapApiDescription();
    app.MapHealth();

    var v1 = app.MapGroup("/v1").StrictQuery();
    v1.MapAccounts();
    v1.MapSessions();
    v1.MapCompanions();
    v1.MapMeetings();
    v1.MapPlaces();
    v1.MapPatrons();

    await app.RunAsync();
    return 0;
}
catch (StartupException failed)
{
    await Console.Error.WriteLineAsync($"Companion cannot start: {failed.Message}");
    return 1;
}
