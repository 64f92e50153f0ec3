using Companion.Infrastructure;
using Dapper;
using Npgsql;

namespace Companion.Features.Vouchers;

/// <summary>Whose vouchers are made: an event's, or (EventId null) the marketplace's.</summary>
/// <param name="Currency">An event's own, which its vouchers have where they say none.</param>
internal sealed record VoucherIssuer(Guid? EventId, string? Currency)
{
    private const string EventSql = """
        select e.cancelled_at is not null as is_cancelled, n.currency
        from events e
        join cities z on z.id = e.city_id
        join countries n on n.code = z.country_code
        where e.id = @EventId
        """;

    private const string CurrencySql = "select exists (select from currencies c where c.code = @Currency)";

    public static readonly VoucherIssuer Marketplace = new(null, null);

    private sealed record Row(bool IsCancelled, string Currency);

    public string Path => EventId is { } id ? $"/v1/events/{id}/vouchers" : "/v1/vouchers";

    /// <summary>Of an event whose organiser asks. Refuses with 409 event_cancelled.</summary>
    public static async Task<VoucherIssuer> Of(
        Guid eventId,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    )
    {
        var row =
            await connection.QuerySingleOrDefaultAsync<Row>(
                new CommandDefinition(EventSql, new { EventId = eventId }, transaction, cancellationToken: ct)
            ) ?? throw Refusal.NotFound();
        return row.IsCancelled
            ? throw Refusal.Conflict("event_cancelled", "This event is cancelled: its vouchers would be of no use.")
            : new VoucherIssuer(eventId, row.Currency);
    }

    /// <summary>The terms in their currency, which is the issuer's where they say none.</summary>
    public VoucherTerms InCurrency(VoucherTerms terms) => terms with { Currency = terms.Currency ?? Currency };

    /// <summary>What is wrong with the terms' currency: that it is none, or missing where an amount needs it. Null for nothing.</summary>
    public async Task<string?> WrongCurrency(
        VoucherTerms terms,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    )
    {
        if (terms.Currency is null)
        {
            return Currency is null && (terms.MaxDiscount ?? terms.MinSpend) is not null
                ? "'max_discount' and 'min_spend' need their 'currency'."
                : null;
        }

        return await connection.QuerySingleAsync<bool>(
            new CommandDefinition(CurrencySql, new { terms.Currency }, transaction, cancellationToken: ct)
        )
            ? null
            : "'currency' is an ISO 4217 code that a country uses.";
    }

    /// <summary>The terms in their currency. Refuses with 400 a wrong one.</summary>
    public async Task<VoucherTerms> RequireCurrency(
        VoucherTerms terms,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    ) =>
        await WrongCurrency(terms, connection, transaction, ct) is { } wrong
            ? throw Refusal.Invalid("currency", wrong)
            : InCurrency(terms);
}
