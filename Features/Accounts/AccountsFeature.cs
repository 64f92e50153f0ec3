using Companion.Infrastructure;

namespace Companion.Features.Accounts;

internal static class AccountsFeature
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, AccountsJson.Default)
        );
        services.AddSingleton<PasswordHashing>();
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
        services.AddSingleton(new ApiExample("email", "julia@example.org"));
        services.AddSingleton(new ApiExample("username", "julia"));
        services.AddSingleton(new ApiExample("password", "a quiet walk by the lake"));
        services.AddSingleton(new ApiExample("current_password", "a quiet walk by the lake"));
        services.AddSingleton(new ApiExample("new_password", "two coffees and a museum"));
        services.AddSingleton(new ApiExample("phone_number", "+14165550123"));
        services.AddSingleton(new ApiExample("birthday", "1996-02-29"));
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
}
