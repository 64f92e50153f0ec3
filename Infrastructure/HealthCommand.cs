namespace Companion.Infrastructure;

/// <summary>
/// <c>health</c>: asks the service that runs beside it whether it is ready, for a container's health check, whose image has no
/// curl. It finds the port in the environment, as the service does.
/// </summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>0 when /health/ready answers 200, else 1 and the reason on standard error.</summary>
    public static async Task<int> Run()
    {
        var configuration = new ConfigurationBuilder()
            .AddEnvironmentVariables("ASPNETCORE_")
            .AddEnvironmentVariables()
            .Build();
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(new Uri($"http://localhost:{Port(configuration)}/health/ready"));
            if (answer.IsSuccessStatusCode)
            {
                return 0;
            }

            await Console.Error.WriteLineAsync($"Not ready: {(int)answer.StatusCode}");
        }
        catch (Exception failed) when (failed is HttpRequestException or OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"Not ready: {failed.Message}");
        }

        return 1;
    }

    private static string Port(IConfiguration configuration)
    {
        if (configuration["PORT"] is { Length: > 0 } port)
        {
            return port;
        }

        return configuration["URLS"]?.Split(';') is [{ Length: > 0 } url, ..]
            ? $"{BindingAddress.Parse(url).Port}"
            : configuration["HTTP_PORTS"]?.Split(';')[0] ?? "8080";
    }
}
