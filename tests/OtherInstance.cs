using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Companion.Tests;

/// <summary>A second instance of the service on the database, and by the clock, of the first.</summary>
public sealed class OtherInstance : WebApplicationFactory<Program>
{
    private readonly CompanionApp first;
    private readonly (string Key, string Value)[] settings;

    public OtherInstance(CompanionApp first, params (string Key, string Value)[] settings)
    {
        this.first = first;
        this.settings = settings;
        UseKestrel(0);
        StartServer();
    }

    public HttpClient ClientOf(string token)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:Companion", first.ConnectionString);
        builder.UseSetting("Demo", "false");
        builder.UseSetting("Limits:Enabled", "false");
        builder.UseSetting("Serilog:MinimumLevel", "Error");
        foreach (var (key, value) in settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(first.Clock)));
    }
}
