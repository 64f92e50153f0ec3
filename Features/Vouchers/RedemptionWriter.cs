using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Companion.Infrastructure;
using Npgsql;

namespace Companion.Features.Vouchers;

/// <summary>
/// Redeems at the door: attempts that arrive while others are being written go together, in one statement and one commit, and each is
/// judged on its own. Nobody is answered before the commit.
/// </summary>
internal sealed class RedemptionWriter : IAsyncDisposable
{
    private const int MaxTogether = 64;

    // One at a time: two would find a hot code's voucher locked by each other, and do the work twice.
    private const int RoundTrips = 1;

    // Two, so that one that waits for a lock does not hold up all that wait.
    private const int WaitingRoundTrips = 2;

    private static readonly Outcome Locked = new(Redemption: null, Repeated: false, "locked", BlockedSince: null);

    private readonly Coalescer<Attempt, Outcome> writing;

    // Those whose voucher somebody else has locked: apart, so that they hold up nobody else.
    private readonly Coalescer<Attempt, Outcome> waiting;
    private readonly Database database;
    private readonly UpdateSignals signals;
    private readonly TimeProvider clock;

    public RedemptionWriter(Database database, UpdateSignals signals, TimeProvider clock)
    {
        (this.database, this.signals, this.clock) = (database, signals, clock);
        writing = new(
            RoundTrips,
            MaxTogether,
            attempt => attempt.Turn,
            attempts => Write(RedeemSql.WriteSql, attempts)
        );
        waiting = new(
            WaitingRoundTrips,
            MaxTogether,
            attempt => attempt.Turn,
            attempts => Write(RedeemSql.WaitSql, attempts)
        );
    }

    /// <summary>
    /// The redemption, and whether it is that of an earlier request with the same key. Refuses with 404 voucher_unknown, 400 (guest), 403 not_staff, 409
    /// (<see cref="VoucherRefusals.Conflicts"/>), 422 (the key of another attempt), 429 too_many_guesses.
    /// </summary>
    public async Task<(Redemption Redemption, bool Repeated)> Redeem(
        Caller caller,
        string address,
        string code,
        RedeemVoucher.Request request,
        Guid? requestId,
        CancellationToken ct
    )
    {
        var attempt = new Attempt(
            // One request's repeats take turns; nobody else waits for anybody.
            requestId is { } id
                ? TurnOf(caller.AccountId, id)
                : Guid.CreateVersion7(clock.GetUtcNow()),
            caller.AccountId,
            caller.IsAdmin,
            address,
            VoucherCode.KeyOfTyped(code),
            request.Guest?.ToLowerInvariant(),
            request.Spend,
            request.EventId,
            requestId
        );
        var outcome = await writing.Run(attempt, ct);
        if (ReferenceEquals(outcome, Locked))
        {
            outcome = await waiting.Run(attempt, ct);
        }

        return outcome.Redemption is { } redemption ? (redemption, outcome.Repeated) : throw RefusalOf(outcome);
    }

    public async ValueTask DisposeAsync()
    {
        await writing.DisposeAsync();
        await waiting.DisposeAsync();
    }

    private static Guid TurnOf(Guid accountId, Guid requestId)
    {
        Span<byte> bytes = stackalloc byte[16];
        Span<byte> request = stackalloc byte[16];
        accountId.TryWriteBytes(bytes);
        requestId.TryWriteBytes(request);
        for (var at = 0; at < bytes.Length; at++)
        {
            bytes[at] ^= request[at];
        }

        return new Guid(bytes);
    }

    private Refusal RefusalOf(Outcome outcome) =>
        outcome.Refused! switch
        {
            "voucher_unknown" => VoucherRefusals.Unknown(),
            "too_many_guesses" => VoucherRefusals.TooManyGuesses(
                CodeGuesses.Window
                    - (outcome.BlockedSince is { } since ? clock.GetUtcNow().UtcDateTime - since : TimeSpan.Zero)
            ),
            "guest_unknown" => Refusal.Invalid("guest", "'guest' is the username of nobody.", "guest_unknown"),
            "guest_required" => Refusal.Invalid(
                "guest",
                "This voucher is counted by guest: 'guest' names whose it is.",
                "guest_required"
            ),
            "not_staff" => Refusal.Forbidden(
                "not_staff",
                "Only the organiser and the staff of a voucher's event redeem it, and admins what is the marketplace's."
            ),
            "key_reused" => new Refusal(
                StatusCodes.Status422UnprocessableEntity,
                "idempotency_key_reused",
                "This Idempotency-Key stood for another redemption. Use a new key for a new one."
            ),
            var conflict => VoucherRefusals.Conflict(conflict),
        };

    private async Task<Outcome?[]> Write(string sql, IReadOnlyList<Attempt> attempts)
    {
        try
        {
            return await WriteTogether(sql, attempts);
        }
        // The same key, of another code, that another has committed in the meantime, is seen the second time.
        catch (PostgresException overtaken)
            when (attempts.Count == 1 && overtaken.SqlState is PostgresErrorCodes.UniqueViolation)
        {
            return await WriteTogether(sql, attempts);
        }
    }

    private async Task<Outcome?[]> WriteTogether(string sql, IReadOnlyList<Attempt> attempts)
    {
        var now = clock.GetUtcNow();
        return await Retry.OnDeadlock(
            async () =>
            {
                await using var connection = await database.Writes.OpenConnectionAsync();
                await using var command = Command(sql, attempts, now, connection);
                var outcomes = new Outcome?[attempts.Count];
                var events = new HashSet<Guid>();
                await using (var rows = await command.ExecuteReaderAsync())
                {
                    await rows.NextResultAsync();
                    await rows.NextResultAsync();
                    while (await rows.ReadAsync())
                    {
                        outcomes[rows.GetInt64(0) - 1] = OutcomeOf(rows, events);
                    }
                }

                signals.Hint(events);
                return outcomes;
            },
            CancellationToken.None
        );
    }

    private static NpgsqlCommand Command(
        string sql,
        IReadOnlyList<Attempt> attempts,
        DateTimeOffset now,
        NpgsqlConnection connection
    ) =>
        new(sql, connection)
        {
            Parameters =
            {
                Column("Ids", "uuid[]", attempts, _ => Guid.CreateVersion7(now)),
                Column("CallerIds", "uuid[]", attempts, attempt => attempt.CallerId),
                Column("AreAdmins", "boolean[]", attempts, attempt => attempt.IsAdmin),
                Column("Addresses", "text[]", attempts, attempt => attempt.Address),
                Column("Keys", "text[]", attempts, attempt => attempt.Key),
                Column("Guests", "text[]", attempts, attempt => attempt.Guest),
                Column("Spends", "bigint[]", attempts, attempt => attempt.Spend),
                Column("EventIds", "uuid[]", attempts, attempt => attempt.EventId),
                Column("RequestIds", "uuid[]", attempts, attempt => attempt.RequestId),
                Column("RequestHashes", "bigint[]", attempts, attempt => attempt.RequestHash),
                new NpgsqlParameter<DateTime>("Now", now.UtcDateTime),
                new NpgsqlParameter<DateTime>("Since", now.UtcDateTime - CodeGuesses.Window),
            },
        };

    private static NpgsqlParameter<T[]> Column<T>(
        string name,
        string type,
        IReadOnlyList<Attempt> attempts,
        Func<Attempt, T> valueOf
    ) => new(name, attempts.Select(valueOf).ToArray()) { DataTypeName = type };

    /// <summary>Null for one that is tried again: others have guessed codes from its account or address in the meantime.</summary>
    private static Outcome? OutcomeOf(NpgsqlDataReader row, HashSet<Guid> events)
    {
        var verdict = row.GetString(1);
        if (verdict is not ("repeated" or "locked") && !row.IsDBNull(4))
        {
            events.Add(row.GetGuid(4));
        }

        return verdict switch
        {
            "again" => null,
            "locked" => Locked,
            "redeemed" or "repeated" => new Outcome(
                new Redemption(
                    row.GetGuid(2),
                    row.GetGuid(3),
                    row.IsDBNull(4) ? null : row.GetGuid(4),
                    row.GetString(5),
                    Wire<VoucherKind>.ValueOf(row.GetString(6)),
                    row.IsDBNull(7) ? null : row.GetInt32(7),
                    TextOf(row, 8),
                    TextOf(row, 9),
                    RedemptionStatus.Redeemed,
                    Refusal: null,
                    TextOf(row, 10),
                    TextOf(row, 11),
                    MeetingId: null,
                    row.IsDBNull(12) ? null : row.GetInt64(12),
                    row.IsDBNull(13) ? null : row.GetInt64(13),
                    TextOf(row, 14),
                    Reason: null,
                    ReversedBy: null,
                    row.GetDateTime(15),
                    ReversedAt: null,
                    row.GetDateTime(15),
                    Version: 1
                ),
                Repeated: verdict is "repeated",
                Refused: null,
                BlockedSince: null
            ),
            _ => new Outcome(Redemption: null, Repeated: false, verdict, row.IsDBNull(16) ? null : row.GetDateTime(16)),
        };
    }

    private static string? TextOf(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    private sealed record Attempt(
        Guid Turn,
        Guid CallerId,
        bool IsAdmin,
        string Address,
        string Key,
        string? Guest,
        long? Spend,
        Guid? EventId,
        Guid? RequestId
    )
    {
        /// <summary>Of all that the request said.</summary>
        public long RequestHash { get; } =
            BinaryPrimitives.ReadInt64LittleEndian(
                SHA256.HashData(Encoding.UTF8.GetBytes($"{Key}\n{Guest}\n{Spend}\n{EventId}"))
            );
    }

    private sealed record Outcome(Redemption? Redemption, bool Repeated, string? Refused, DateTime? BlockedSince);
}
