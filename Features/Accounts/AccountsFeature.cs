using System.Text.Json.Nodes;
using Companion.Infrastructure;

namespace Companion.Features.Accounts;

internal static class AccountsFeature
{
    /// <summary>Those of db/demo who are worth a line at the start; the others sign in in the same way.</summary>
    private static readonly (string Name, string Who)[] DemoLogins =
    [
        ("alex", "patron in Toronto"),
        ("lisa", "patron in Mexico City"),
        ("julia", "companion in Toronto"),
        ("alexis", "companion in Mexico City, books instantly"),
        ("organiser", "organises an event in Toronto"),
        ("noah", "companion in Toronto, works at its door"),
        ("operator", "operator"),
        ("admin", "admin"),
    ];

    public static void AddAccounts(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, AccountsJson.Default)
        );
        services.AddSingleton<PasswordHashing>();
        services.AddSingleton<ExportGate>();
        services.AddSingleton<RehashPassword>();
        services.AddSingleton(
            new ConstraintProblem("accounts_email_key", "email_taken", "There is an account with this email already.")
        );
        services.AddSingleton(
            new ConstraintProblem("accounts_username_key", "username_taken", "This username is taken.")
        );
        services.AddSingleton(
            new ConstraintProblem(
                "accounts_phone_number_key",
                "phone_number_taken",
                "There is an account with this phone number already."
            )
        );
        foreach (var (name, who) in DemoLogins)
        {
            services.AddSingleton(new DemoLogin($"{name}@demo.example", "companion-demo", who));
        }

        foreach (var (member, value) in Examples())
        {
            services.AddSingleton(new ApiExample(member, value));
        }
    }

    public static void MapAccounts(this IEndpointRouteBuilder v1)
    {
        var accounts = v1.MapGroup("/accounts").WithTags("Accounts");
        CreateAccount.Map(accounts);
        GetMyAccount.Map(accounts);
        ChangeMyAccount.Map(accounts);
        ChangeMyPassword.Map(accounts);
        DeleteMyAccount.Map(accounts);
        ExportMyAccount.Map(accounts);
        ListAccounts.Map(accounts);
        GetAccount.Map(accounts);
        SetAccountRole.Map(accounts);
    }

    private static IEnumerable<(string Member, JsonNode Value)> Examples() =>
        [
            ("email", "julia@example.org"),
            ("username", "julia"),
            ("password", "a quiet walk by the lake"),
            ("current_password", "a quiet walk by the lake"),
            ("new_password", "two coffees and a museum"),
            ("phone_number", "+14165550123"),
            ("birthday", "1996-02-29"),
            ("Account.role", "member"),
            ("AccountSummary.role", "member"),
            ("SetAccountRoleRequest.role", "operator"),
            ("ExportMyAccountResponse.account", new JsonObject { ["username"] = "julia" }),
            ("ExportMyAccountResponse.sessions", new JsonArray(new JsonObject { ["device"] = "Firefox on Linux" })),
            ("ExportMyAccountResponse.failed_sign_ins", new JsonObject { ["failures"] = 1 }),
            ("ExportMyAccountResponse.companion", new JsonObject { ["languages"] = new JsonArray("en", "fr") }),
            ("ExportMyAccountResponse.payout_goal", new JsonObject { ["monthly_payout"] = 250_000 }),
            ("ExportMyAccountResponse.patron", new JsonObject { ["name"] = "Julia" }),
            ("ExportMyAccountResponse.meetings", new JsonArray(new JsonObject { ["as"] = "companion" })),
            ("ExportMyAccountResponse.blocks", new JsonArray(new JsonObject { ["username"] = "alex" })),
            ("ExportMyAccountResponse.calendar", new JsonArray(new JsonObject { ["kind"] = "companion" })),
            ("ExportMyAccountResponse.conversations", new JsonArray(new JsonObject { ["partner"] = "alex" })),
            ("ExportMyAccountResponse.message_counts", new JsonObject { ["sent"] = 3 }),
            ("ExportMyAccountResponse.events", new JsonArray(new JsonObject { ["as"] = "organiser" })),
            ("ExportMyAccountResponse.vouchers", new JsonArray(new JsonObject { ["code"] = "PARTY-7KQ2-M4XW" })),
            ("ExportMyAccountResponse.redemptions", new JsonArray(new JsonObject { ["as"] = "guest" })),
            ("ExportMyAccountResponse.voucher_guesses", new JsonObject { ["unknown_codes"] = 1 }),
            ("ExportMyAccountResponse.updates", new JsonArray(new JsonObject { ["kind"] = "meeting_requested" })),
            (
                "ExportMyAccountResponse.idempotency_keys",
                new JsonArray(new JsonObject { ["route"] = "POST /v1/companions" })
            ),
        ];
}
