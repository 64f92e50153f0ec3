using System.Text;

namespace Companion.Infrastructure;

/// <summary>
/// What a newcomer needs to know once the service listens: where it is, where its description is, who may sign in, and how to look
/// into the database. In Production it says where it listens and no more.
/// </summary>
internal static partial class StartupBanner
{
    public static void PrintBanner(this WebApplication app, EmbeddedPostgres? embedded)
    {
        var address = Reachable(app.Urls.First());
        var banner = $"Companion listens on {address}";
        if (!app.Environment.IsProduction())
        {
            banner += Welcome(app, address, embedded);
        }

        LogBanner(app.Logger, banner);
    }

    private static string Welcome(WebApplication app, string address, EmbeddedPostgres? embedded)
    {
        var banner = new StringBuilder().AppendLine();
        banner.Append("  API page   ").Append(address).AppendLine("/docs");
        if (embedded is not null)
        {
            banner.Append("  Database   ").AppendLine(embedded.PsqlCommand);
        }

        if (Startup.WantsDemo(app))
        {
            foreach (var login in app.Services.GetServices<DemoLogin>())
            {
                banner.AppendLine($"  Demo login {login.Email}  {login.Password}  ({login.Who})");
            }
        }

        return banner.ToString().TrimEnd();
    }

    /// <summary>An address that a browser takes: not the name of "every interface".</summary>
    private static string Reachable(string url)
    {
        var listened = BindingAddress.Parse(url);
        var host = listened.Host is "*" or "+" or "[::]" or "0.0.0.0" or "127.0.0.1" ? "localhost" : listened.Host;
        return $"{listened.Scheme}://{host}:{listened.Port}";
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Banner}")]
    private static partial void LogBanner(ILogger logger, string banner);
}
