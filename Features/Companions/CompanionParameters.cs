using Companion.Infrastructure;
using Dapper;
using Npgsql;

namespace Companion.Features.Companions;

/// <summary>The terms as the parameters of the two statements that write them.</summary>
internal static class CompanionParameters
{
    public static object Of(Guid id, Guid accountId, CompanionTerms terms, DateTime now) =>
        new
        {
            Id = id,
            AccountId = accountId,
            Name = terms.Name.Trim(),
            About = terms.About.Trim(),
            Sex = Wire<CompanionSex>.NameOf(terms.Sex),
            terms.Orientation,
            terms.ShowOrientation,
            terms.CityId,
            terms.HourlyRate,
            terms.Currency,
            terms.IsActive,
            terms.MinMinutes,
            terms.MaxMinutes,
            terms.StepMinutes,
            terms.BufferBefore,
            terms.BufferAfter,
            terms.MinNoticeMinutes,
            terms.HorizonDays,
            terms.InstantBook,
            CancellationPolicy = Wire<CompanionPolicy>.NameOf(terms.CancellationPolicy),
            Now = now,
        };

    private const string CityExistsSql = "select exists (select from cities z where z.id = @CityId)";

    /// <summary>Why a statement that joins both wrote nothing.</summary>
    public static async Task<Refusal> UnknownPlaceOrCurrency(
        int cityId,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    ) =>
        await connection.QuerySingleAsync<bool>(
            new CommandDefinition(CityExistsSql, new { CityId = cityId }, transaction, cancellationToken: ct)
        )
            ? Refusal.Invalid("currency", "'currency' is an ISO 4217 code that a country uses.")
            : Refusal.Invalid("city_id", "'city_id' is one of GET /v1/cities.");
}
