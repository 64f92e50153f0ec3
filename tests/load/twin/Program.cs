// The naive twin: the service's most used routes, on its own schema, as a competent developer writes them at first go with
// ASP.NET Core's Minimal APIs and EF Core, everything at its default (no pooled contexts, no AsNoTracking, no raw SQL, no
// compiled queries, no cache). The service is measured against it, so it is neither tuned nor slowed; only the log is off, which
// would else cost it alone.
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Twin;

var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
builder.Services.AddDbContext<CompanionDb>(options =>
    options.UseNpgsql(builder.Configuration.GetConnectionString("Companion"))
);
builder.Services.ConfigureHttpJsonOptions(options =>
    options.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower
);
builder.Services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
builder.Services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();

var app = builder.Build();
app.Use(
    async (context, next) =>
    {
        const string scheme = "Bearer ";
        var header = context.Request.Headers.Authorization.ToString();
        if (header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
        {
            var db = context.RequestServices.GetRequiredService<CompanionDb>();
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(header[scheme.Length..]));
            var now = DateTime.UtcNow;
            context.Items[nameof(Caller)] = await db
                .Sessions.Where(s => s.TokenSha256 == hash && s.ExpiresAt > now)
                .Select(s => new Caller(s.AccountId, s.Account.Username, s.Account.Role))
                .SingleOrDefaultAsync();
        }

        // A dead token is refused on open routes too.
        var isOpen = header == "" && context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        if (context.Items[nameof(Caller)] is null && !isOpen)
        {
            await Answer.Problem(401, "unauthenticated").ExecuteAsync(context);
            return;
        }

        await next(context);
    }
);
Companions.Map(app);
Meetings.Map(app);
Messages.Map(app);
Vouchers.Map(app);
Catalogues.Map(app);
Sessions.Map(app);
app.Run();

namespace Twin
{
    public record Caller(Guid Id, string Username, string Role)
    {
        public static ValueTask<Caller?> BindAsync(HttpContext context) =>
            ValueTask.FromResult(context.Items[nameof(Caller)] as Caller);
    }

    public record Page<T>(List<T> Items, string? Next)
    {
        /// <summary>Of one row more than the limit.</summary>
        public static Page<T> Of(List<T> rows, int limit, Func<T, object[]> keyOf)
        {
            if (rows.Count <= limit)
            {
                return new(rows, null);
            }

            rows.RemoveAt(limit);
            var key = string.Join('|', keyOf(rows[^1]).Select(part => part is DateTime time ? $"{time:O}" : $"{part}"));
            return new(rows, Convert.ToBase64String(Encoding.UTF8.GetBytes(key)));
        }

        public static string[]? KeyOf(string? after) =>
            after is null ? null : Encoding.UTF8.GetString(Convert.FromBase64String(after)).Split('|');
    }

    public static class Answer
    {
        public static IResult Problem(int status, string code) =>
            Results.Problem(statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = code });
    }
}
