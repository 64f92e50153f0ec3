using System.Collections.Concurrent;
using Companion.Tests.Architecture;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Companion.Tests.Infrastructure;

public sealed class RequestLogTests(RequestLogTests.Logged app) : IClassFixture<RequestLogTests.Logged>
{
    [Theory]
    [InlineData("/health", 200)]
    [InlineData("/v1/orientations", 200)]
    [InlineData("/v1/cities?limit=0", 400)]
    [InlineData("/v1/patrons/me", 401)]
    [InlineData("/nothing", 404)]
    public async Task A_request_is_one_line_with_its_id_and_without_its_query(string path, int status)
    {
        var id = Guid.CreateVersion7().ToString("n");
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Request-Id", id);
        using var answer = await app.Stranger().SendAsync(request);

        var line = Assert.Single(await app.LinesOf(id));

        Assert.Equal(status, (int)answer.StatusCode);
        var text = line.RenderMessage(System.Globalization.CultureInfo.InvariantCulture);
        Assert.StartsWith($"\"GET\" \"{path.Split('?')[0]}\" {status} ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("limit", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_names_its_trace()
    {
        var id = Guid.CreateVersion7().ToString("n");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        request.Headers.Add("X-Request-Id", id);
        request.Headers.Add("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        using var answer = await app.Stranger().SendAsync(request);

        var line = Assert.Single(await app.LinesOf(id));

        Assert.Equal("\"4bf92f3577b34da6a3ce929d0e0e4736\"", line.Properties["trace_id"].ToString());
    }

    /// <summary>The host would begin an activity and a scope for each request, as long as it might log something of its own.</summary>
    [Fact]
    public void The_host_has_nothing_to_log_of_a_request() =>
        Assert.False(
            app.Services.GetRequiredService<ILoggerFactory>()
                .CreateLogger("Microsoft.AspNetCore.Hosting.Diagnostics")
                .IsEnabled(LogLevel.Critical)
        );

    public sealed class Logged : CompanionApp, ILogEventSink
    {
        private readonly ConcurrentQueue<LogEvent> events = new();

        /// <summary>The line is written when the answer is already on its way.</summary>
        public async Task<LogEvent[]> LinesOf(string requestId)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            while (true)
            {
                var lines = events
                    .Where(line =>
                        line.Properties.TryGetValue("request_id", out var value)
                        && value is ScalarValue { Value: string id }
                        && id == requestId
                    )
                    .ToArray();
                if (lines.Length > 0)
                {
                    return lines;
                }

                patience.Token.ThrowIfCancellationRequested();
                await Task.Yield();
            }
        }

        public void Emit(LogEvent logEvent) => events.Enqueue(logEvent);

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services =>
            {
                var settings = new ConfigurationBuilder()
                    .AddJsonFile(Path.Combine(Source.Root, "appsettings.json"))
                    .Build();
                var logger = new LoggerConfiguration()
                    .ReadFrom.Configuration(settings)
                    .Enrich.FromLogContext()
                    .WriteTo.Sink(this)
                    .CreateLogger();
                services.AddSingleton<Serilog.ILogger>(logger);
                services.AddLogging(logging => logging.ClearProviders().AddSerilog(logger));
            });
        }
    }
}
