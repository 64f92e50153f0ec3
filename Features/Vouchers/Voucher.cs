using System.Text.Json;
using System.Text.Json.Serialization;
using Companion.Infrastructure;
using Dapper;
using Npgsql;

namespace Companion.Features.Vouchers;

/// <summary>A voucher as those see it who manage it. Money is in the currency's minor unit.</summary>
/// <param name="EventId">Null for the marketplace's.</param>
/// <param name="Percent">Of the kind percent: 1 to 100.</param>
/// <param name="MaxRedemptions">Null: no limit.</param>
/// <param name="MaxPerAccount">How often one named guest may have it redeemed; null: no limit.</param>
/// <param name="Redeemed">Without what was reversed.</param>
/// <param name="Held">By meetings that were asked for and not answered yet.</param>
/// <param name="ClaimedBy">The username of who alone can have it redeemed.</param>
internal sealed record Voucher(
    Guid Id,
    Guid? EventId,
    string Code,
    VoucherKind Kind,
    int? Percent,
    long? MaxDiscount,
    long? Amount,
    string? Currency,
    string? Item,
    int? MaxRedemptions,
    int? MaxPerAccount,
    long? MinSpend,
    DateTime? StartsAt,
    DateTime? EndsAt,
    bool IsActive,
    string? Label,
    JsonElement? Metadata,
    VoucherState State,
    int Redeemed,
    int Held,
    string? ClaimedBy,
    DateTime? ClaimedAt,
    DateTime CreatedAt,
    DateTime UpdatedAt,
    [property: JsonIgnore] int Version
)
{
    public const string Columns = $"""
        v.id, v.event_id, v.code, v.kind, v.percent, v.max_discount, v.amount, v.currency, v.item, v.max_redemptions, v.max_per_account,
        v.min_spend, v.starts_at, v.ends_at, v.is_active, v.label, v.metadata::text as metadata, {VoucherRules.State} as state, v.redeemed,
        v.held, h.username as claimed_by, v.claimed_at, v.created_at, v.updated_at, v.version
        """;

    public const string Joins = """
        left join events e on e.id = v.event_id
        left join accounts h on h.id = v.claimed_by
        """;

    /// <summary>One voucher of an event, or of the marketplace (@EventId null).</summary>
    public const string SelectSql = $"""
        select {Columns}
        from vouchers v
        {Joins}
        where v.id = @VoucherId and v.event_id is not distinct from @EventId::uuid
        """;

    /// <summary>Refuses with 404 what is not there.</summary>
    public static async Task<Voucher> Find(
        Guid? eventId,
        Guid voucherId,
        DateTime now,
        NpgsqlConnection connection,
        NpgsqlTransaction? transaction,
        CancellationToken ct
    ) =>
        (
            await connection.QuerySingleOrDefaultAsync<Row>(
                new CommandDefinition(
                    SelectSql,
                    new
                    {
                        EventId = eventId,
                        VoucherId = voucherId,
                        Now = now,
                    },
                    transaction,
                    cancellationToken: ct
                )
            )
        )?.Voucher
        ?? throw Refusal.NotFound();

    /// <summary>As it is stored.</summary>
    internal sealed record Row
    {
        public required Guid Id { get; init; }

        public required Guid? EventId { get; init; }

        public required string Code { get; init; }

        public required VoucherKind Kind { get; init; }

        public required int? Percent { get; init; }

        public required long? MaxDiscount { get; init; }

        public required long? Amount { get; init; }

        public required string? Currency { get; init; }

        public required string? Item { get; init; }

        public required int? MaxRedemptions { get; init; }

        public required int? MaxPerAccount { get; init; }

        public required long? MinSpend { get; init; }

        public required DateTime? StartsAt { get; init; }

        public required DateTime? EndsAt { get; init; }

        public required bool IsActive { get; init; }

        public required string? Label { get; init; }

        public required string? Metadata { get; init; }

        public required string State { get; init; }

        public required int Redeemed { get; init; }

        public required int Held { get; init; }

        public required string? ClaimedBy { get; init; }

        public required DateTime? ClaimedAt { get; init; }

        public required DateTime CreatedAt { get; init; }

        public required DateTime UpdatedAt { get; init; }

        public required int Version { get; init; }

        public Voucher Voucher =>
            new(
                Id,
                EventId,
                Code,
                Kind,
                Percent,
                MaxDiscount,
                Amount,
                Currency,
                Item,
                MaxRedemptions,
                MaxPerAccount,
                MinSpend,
                StartsAt,
                EndsAt,
                IsActive,
                Label,
                Metadata is null ? null : JsonElement.Parse(Metadata),
                Wire<VoucherState>.ValueOf(State),
                Redeemed,
                Held,
                ClaimedBy,
                ClaimedAt,
                CreatedAt,
                UpdatedAt,
                Version
            );
    }
}
