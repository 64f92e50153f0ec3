using Companion.Infrastructure;

namespace Companion.Features.Places;

internal static class PlacesFeature
{
    public static void AddPlaces(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, PlacesJson.Default)
        );
        services.AddSingleton(new ApiExample("City.id", 44));
        services.AddSingleton(new ApiExample("City.name", "Toronto"));
        services.AddSingleton(new ApiExample("province", "Ontario"));
        services.AddSingleton(new ApiExample("country", "CA"));
        services.AddSingleton(new ApiExample("time_zone", "America/Toronto"));
        services.AddSingleton(new ApiExample("currency", "CAD"));
        services.AddSingleton(new ApiExample("latitude", 43.7));
        services.AddSingleton(new ApiExample("longitude", -79.42));
        services.AddSingleton(new ApiExample("population", 4573710));
        services.AddSingleton(new ApiExample("minor_digits", 2));
        services.AddSingleton(new ApiExample("city_id", 44));
        services.AddSingleton(new ApiExample("ListCountriesCountry.code", "CA"));
        services.AddSingleton(new ApiExample("ListCountriesCountry.name", "Canada"));
        services.AddSingleton(new ApiExample("ListOrientationsOrientation.code", "queer"));
        services.AddSingleton(new ApiExample("ListOrientationsOrientation.name", "Queer"));
    }

    public static void MapPlaces(this IEndpointRouteBuilder v1)
    {
        var places = v1.MapGroup("").WithTags("Places");
        ListCountries.Map(places);
        ListOrientations.Map(places);
        var cities = places.MapGroup("/cities");
        ListCities.Map(cities);
        GetCity.Map(cities);
    }
}
