using Companion.Features.Accounts;
using Companion.Features.Blocks;
using Companion.Features.Companions;
using Companion.Features.Events;
using Companion.Features.Factories;
using Companion.Features.Insights;
using Companion.Features.Meetings;
using Companion.Features.Messages;
using Companion.Features.Patrons;
using Companion.Features.Places;
using Companion.Features.Sessions;
using Companion.Features.Sprockets;
using Companion.Features.Updates;
using Companion.Features.Vouchers;
using Companion.Infrastructure;

var command = args is [var first, ..] && !first.StartsWith('-') ? first : "serve";
if (command is "health")
{
    return await HealthCommand.Run();
}

var signals = new StopSignals();
var stopped = signals.Token;
try
{
    if (command is not ("serve" or "migrate" or "erd" or "api-collection"))
    {
        throw new StartupException(
            $"there is no command '{command}'; there are migrate, erd, api-collection and health."
        );
    }

    var builder = WebApplication.CreateBuilder(args);

    builder.AddObservability();
    builder.AddListenAddress();
    if (command is "api-collection")
    {
        builder.WebHost.UseUrls("http://127.0.0.1:0");
    }

    builder.AddHttpConventions();
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddApiDescription();
    builder.Services.AddHostedService<Housekeeping>();
    builder.Services.AddSingleton<UpdateSignals>();
    builder.Services.AddHostedService(provider => provider.GetRequiredService<UpdateSignals>());
    await using var embedded = await builder.AddDatabase(command is "serve" or "migrate", stopped);
    builder.Services.AddAccounts();
    builder.Services.AddSessions();
    builder.Services.AddCompanions();
    builder.AddMeetings();
    builder.AddMessages();
    builder.Services.AddPlaces();
    builder.Services.AddPatrons();
    builder.AddUpdates();
    builder.Services.AddBlocks();
    builder.Services.AddEvents();
    builder.Services.AddVouchers();
    builder.Services.AddSprockets();
    builder.Services.AddFactories();
    builder.Services.AddInsights();

    await using var app = builder.Build();

    await app.Migrate(stopped);
    if (command is "migrate")
    {
        return 0;
    }

    if (command is "erd")
    {
        await SchemaDiagram.Write(app, stopped);
        return 0;
    }

    await app.AppointAdmin(stopped);
    app.UseSprocketAlias();
    app.UseHttpConventions();
    app.MapApiDescription();
    app.MapHealth();

    var v1 = app.MapGroup("/v1").StrictQuery();
    v1.MapAccounts();
    v1.MapSessions();
    v1.MapCompanions();
    v1.MapMeetings();
    v1.MapMessages();
    v1.MapPlaces();
    v1.MapPatrons();
    v1.MapUpdates();
    v1.MapBlocks();
    v1.MapEvents();
    v1.MapVouchers();
    v1.MapSprockets();
    v1.MapFactories();
    v1.MapInsights();

    app.MapGroup("/api/v1").StrictQuery().MapPlainMessages();

    await app.Listen(stopped);
    if (command is "api-collection")
    {
        await ApiCollection.Write(app, stopped);
        await app.StopAsync();
        return 0;
    }

    app.PrintBanner(embedded);
    // The host has its own by now; a signal that came before it had is not lost.
    using var stopping = stopped.Register(app.Lifetime.StopApplication);
    signals.Dispose();
    await app.WaitForShutdownAsync();
    return 0;
}
catch (OperationCanceledException) when (stopped.IsCancellationRequested)
{
    return 0;
}
catch (StartupException failed)
{
    await Console.Error.WriteLineAsync($"Companion cannot start: {failed.Message}");
    return 1;
}
finally
{
    signals.Dispose();
}
