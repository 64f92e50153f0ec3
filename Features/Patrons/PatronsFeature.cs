using Companion.Infrastructure;

namespace Companion.Features.Patrons;

internal static class PatronsFeature
{
    public static void AddPatrons(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, PatronsJson.Default)
        );
        services.AddSingleton(
            new ConstraintProblem(
                "patrons_account_id_key",
                "patron_exists",
                "This account has a patron profile already."
            )
        );
        services.AddSingleton(ConstraintProblem.AccountGone("patrons_account_id_fkey"));
        foreach (var schema in new[] { "Patron", "CreatePatronRequest", "ChangePatronRequest", "GetPatronResponse" })
        {
            services.AddSingleton(new ApiExample($"{schema}.name", "Alex"));
        }

        services.AddSingleton(new ApiExample("orientation", "straight"));
        services.AddSingleton(new ApiExample("Patron.username", "alex"));
        services.AddSingleton(new ApiExample("GetPatronResponse.username", "alex"));
        services.AddSingleton(new ApiExample("ListPatronsItem.name", "Alex"));
        services.AddSingleton(new ApiExample("ListPatronsItem.username", "alex"));
    }

    public static void MapPatrons(this IEndpointRouteBuilder v1)
    {
        var patrons = v1.MapGroup("/patrons").WithTags("Patrons");
        CreatePatron.Map(patrons);
        GetOwnPatron.Map(patrons);
        ChangePatron.Map(patrons);
        DeletePatron.Map(patrons);
        ListPatrons.Map(patrons);
        GetPatron.Map(patrons);
    }
}
