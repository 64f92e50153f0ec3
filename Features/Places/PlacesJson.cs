using System.Text.Json.Serialization;
using Companion.Infrastructure;

namespace Companion.Features.Places;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(City))]
[JsonSerializable(typeof(Page<City>))]
[JsonSerializable(typeof(Page<ListCountries.Country>))]
[JsonSerializable(typeof(Page<ListOrientations.Orientation>))]
internal sealed partial class PlacesJson : JsonSerializerContext;
