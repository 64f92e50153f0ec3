namespace Companion.Features.Places;

/// <summary>
/// A city of the reference data. It has no created_at: it came with the service. Degrees are WGS 84; currency is the
/// country's, ISO 4217; time_zone is IANA's name.
/// </summary>
internal sealed record City(
    int Id,
    string Name,
    string? Province,
    string Country,
    string TimeZone,
    string Currency,
    double Latitude,
    double Longitude,
    int Population
);
