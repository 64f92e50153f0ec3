using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Extensions.Options;
using Npgsql;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Companion.Infrastructure;

/// <summary>
/// The Idempotency-Key of a signed-in POST that creates. Its row is claimed first in the transaction of the effect and
/// filled last (or at once, where the answer is known before), so a repeat waits for the first on the row, and what rolls back (a refusal, a
/// crash) keeps nothing.
/// Answers are kept for 7 days; after that a key is as good as new.
/// </summary>
internal sealed partial class IdempotencyKey
{
    private const string ClaimSql = """
        insert into idempotency_keys (account_id, key, route, request_sha256, created_at)
        values (@AccountId, @Key, @Route, @RequestSha256, @Now)
        on conflict (account_id, key) do update
        set route = excluded.route, request_sha256 = excluded.request_sha256, status = null, location = null, etag = null,
            content_type = null, body = null, created_at = excluded.created_at
        where idempotency_keys.created_at < @KeptSince
        """;

    // The answer with the claim, where it is known before. A lifetime in hours: days are the calendar's, where a clock may be changed.
    private const string KeepSql = $"""
        with claimed as (
            insert into idempotency_keys (account_id, key, route, request_sha256, created_at, status, location, etag, body)
            select e.account_id, e.key, e.route, e.request_sha256, e.created_at, 201, e.location, e.etag, e.body
            from unnest(
                @AccountIds::uuid[], @Keys::text[], @Routes::text[], @Hashes::bytea[], @Moments::timestamptz[], @Locations::text[],
                @ETags::text[], @Bodies::bytea[]
            ) e (account_id, key, route, request_sha256, created_at, location, etag, body)
            order by e.account_id, e.key
            on conflict (account_id, key) do update
            set route = excluded.route, request_sha256 = excluded.request_sha256, status = excluded.status, location = excluded.location,
                etag = excluded.etag, content_type = null, body = excluded.body, created_at = excluded.created_at
            where idempotency_keys.created_at < excluded.created_at - make_interval(hours => @LifetimeHours)
            returning key
        )
        select refuse_unless((select count(*) from claimed) = cardinality(@Keys), '{IsKept}')
        """;

    private const string KeptSql = """
        select route, request_sha256, status, location, etag, content_type, body
        from idempotency_keys
        where account_id = @AccountId and key = @Key
        """;

    private const string FillSql = """
        update idempotency_keys
        set status = @Status, location = @Location, etag = @ETag, content_type = @ContentType, body = @Body
        where account_id = @AccountId and key = @Key
        """;

    private const string ForgetSql = "delete from idempotency_keys where account_id = @AccountId";

    private static readonly Statement Keeping = new(KeepSql);

    /// <summary>Why a transaction was ended whose key stands for another request, or for an earlier try of the same.</summary>
    public const string IsKept = "key_kept";

    internal static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private readonly HttpContext context;
    private readonly string? key;

    private IdempotencyKey(HttpContext context, string? key) => (this.context, this.key) = (context, key);

    public static ValueTask<IdempotencyKey?> BindAsync(HttpContext context)
    {
        var header = context.Request.Headers["Idempotency-Key"];
        if (header.Count == 0)
        {
            return ValueTask.FromResult<IdempotencyKey?>(new IdempotencyKey(context, key: null));
        }

        return header.Count == 1 && VisibleAscii().IsMatch(header.ToString())
            ? ValueTask.FromResult<IdempotencyKey?>(new IdempotencyKey(context, header.ToString()))
            : throw Refusal.Invalid("idempotency_key", "Idempotency-Key is 1 to 255 visible ASCII characters.");
    }

    private string Route => $"{context.Request.Method} {context.Request.Path}";

    public bool IsGiven => key is not null;

    /// <summary>The key as an id of what is made, where that keeps it for ever by itself; null without a key.</summary>
    public Guid? ToId() => key is null ? null : new Guid(SHA256.HashData(Encoding.ASCII.GetBytes(key)).AsSpan(0, 16));

    /// <summary>
    /// Call it first in the transaction: null, go on; else the first answer, to be given again. Refuses with 422 when the key
    /// stood for another request.
    /// </summary>
    public async Task<IResult?> Claim(
        Caller caller,
        ReadOnlyMemory<byte> body,
        DateTime now,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    )
    {
        if (key is null)
        {
            return null;
        }

        var hash = SHA256.HashData(body.Span);
        var claimed = await connection.ExecuteAsync(
            new CommandDefinition(
                ClaimSql,
                new
                {
                    caller.AccountId,
                    Key = key,
                    Route,
                    RequestSha256 = hash,
                    Now = now,
                    KeptSince = now - Lifetime,
                },
                transaction,
                cancellationToken: ct
            )
        );
        if (claimed == 1)
        {
            return null;
        }

        var kept = await connection.QuerySingleAsync<KeptRow>(
            new CommandDefinition(KeptSql, new { caller.AccountId, Key = key }, transaction, cancellationToken: ct)
        );
        if (
            !string.Equals(kept.Route, Route, StringComparison.Ordinal)
            || !kept.RequestSha256.AsSpan().SequenceEqual(hash)
        )
        {
            throw new Refusal(
                StatusCodes.Status422UnprocessableEntity,
                "idempotency_key_reused",
                "This Idempotency-Key stood for another request. Use a new key for a new request."
            );
        }

        context.Response.Headers["Idempotency-Replayed"] = "true";
        return new KeptAnswer(kept.Status, kept.Location, kept.ETag, kept.ContentType, kept.Body);
    }

    /// <summary>The first answer, where there is one, outside the transaction of the effect: for who refuses, and for whom <see cref="Keep"/> ended it; null without.</summary>
    public async Task<IResult?> Kept(
        Caller caller,
        ReadOnlyMemory<byte> body,
        DateTime now,
        Database database,
        CancellationToken ct
    )
    {
        if (key is null)
        {
            return null;
        }

        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        // Rolled back: what was claimed here is nobody's.
        await using var transaction = await connection.BeginTransactionAsync(ct);
        return await Claim(caller, body, now, connection, transaction, ct);
    }

    /// <summary>What was answered to an account goes with it: no foreign key takes it along.</summary>
    public static Task Forget(
        Guid accountId,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    ) =>
        connection.ExecuteAsync(
            new CommandDefinition(ForgetSql, new { AccountId = accountId }, transaction, cancellationToken: ct)
        );

    /// <summary>For an effect whose answer is known before: the answer, and what is kept of it with the effect (<see cref="Keep"/>); null without a key.</summary>
    public (IResult Answer, Entry? Entry) Created<T>(
        string location,
        T resource,
        int version,
        Caller caller,
        ReadOnlyMemory<byte> body,
        DateTime now
    )
    {
        var answer = new KeptAnswer(
            StatusCodes.Status201Created,
            location,
            IfMatch.Tag(version),
            ContentType: null,
            BytesOf(resource)
        );
        var entry = key is null
            ? null
            : new Entry(
                caller.AccountId,
                key,
                Route,
                SHA256.HashData(body.Span),
                now,
                location,
                answer.ETag,
                answer.Body
            );
        return (answer, entry);
    }

    /// <summary>Call it last in the transaction: makes the answer, and keeps it when the request has a key.</summary>
    public Task<IResult> Created<T>(
        string location,
        T resource,
        int version,
        Caller caller,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    )
    {
        var json = BytesOf(resource);
        return Created(location, json, IfMatch.Tag(version), contentType: null, caller, connection, transaction, ct);
    }

    /// <summary>As the other, for a body that is bytes already: JSON, unless <paramref name="contentType"/> says what else.</summary>
    public async Task<IResult> Created(
        string location,
        byte[] body,
        string? tag,
        string? contentType,
        Caller caller,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    )
    {
        var answer = new KeptAnswer(StatusCodes.Status201Created, location, tag, contentType, body);
        if (key is not null)
        {
            await connection.ExecuteAsync(
                new CommandDefinition(
                    FillSql,
                    new
                    {
                        caller.AccountId,
                        Key = key,
                        Status = (short)answer.Status,
                        answer.Location,
                        answer.ETag,
                        answer.ContentType,
                        answer.Body,
                    },
                    transaction,
                    cancellationToken: ct
                )
            );
        }

        return answer;
    }

    /// <summary>
    /// Claims the keys of several effects, each of another account, and keeps their answers: the first of the statements that go together. It ends
    /// the transaction with <see cref="IsKept"/> where one is another request's, or an earlier try's of the same: see <see cref="Kept"/>.
    /// </summary>
    public static Statement.Execution Keep(IReadOnlyCollection<Entry> entries) =>
        Keeping
            .InBatch()
            .With("AccountIds", entries.Select(entry => entry.AccountId).ToArray())
            .With("Keys", entries.Select(entry => entry.Key).ToArray())
            .With("Routes", entries.Select(entry => entry.Route).ToArray())
            .With("Hashes", entries.Select(entry => entry.RequestSha256).ToArray())
            .With("Moments", entries.Select(entry => entry.Now).ToArray())
            .With("Locations", entries.Select(entry => entry.Location).ToArray())
            .With("ETags", entries.Select(entry => entry.ETag).ToArray())
            .With("Bodies", entries.Select(entry => entry.Body).ToArray())
            .With("LifetimeHours", (int)Lifetime.TotalHours);

    private byte[] BytesOf<T>(T resource)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        return JsonSerializer.SerializeToUtf8Bytes(resource, options);
    }

    [GeneratedRegex(@"^[\x21-\x7E]{1,255}\z", RegexOptions.None, 100)]
    private static partial Regex VisibleAscii();

    /// <summary>What is kept of one effect.</summary>
    internal sealed record Entry(
        Guid AccountId,
        string Key,
        string Route,
        byte[] RequestSha256,
        DateTime Now,
        string Location,
        string? ETag,
        byte[] Body
    );

    private sealed record KeptRow(
        string Route,
        byte[] RequestSha256,
        short Status,
        string Location,
        string? ETag,
        string? ContentType,
        byte[] Body
    );

    private sealed record KeptAnswer(int Status, string Location, string? ETag, string? ContentType, byte[] Body)
        : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = Status;
            response.ContentType = ContentType ?? "application/json; charset=utf-8";
            response.Headers.Location = Location;
            response.Headers.ETag = ETag;
            response.ContentLength = Body.Length;
            return response.Body.WriteAsync(Body, httpContext.RequestAborted).AsTask();
        }
    }
}
