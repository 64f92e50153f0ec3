using Companion.Features.Events;
using Companion.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Companion.Features.Vouchers;

/// <summary>
/// Makes vouchers from CSV (at most 5 MiB and 100,000 rows), as the export writes it, for the event's organiser; all or none. Only the column kind must be there; a code that is left
/// out is generated. 400 invalid_rows tells of the first 100 rows that are wrong, by line ("line 3"); 409 code_taken of the first whose code is
/// taken, which counts as a guess of ten (429 too_many_guesses). 404 for those who may not know of
/// the event, 403 not_organiser, 409 event_cancelled, 413, 415.
/// </summary>
internal static class ImportVouchers
{
    private const int MaxBytes = 5 * 1024 * 1024;

    // All that an account has: a hundred thousand codes were tried.
    private const int GuessesOfTaken = 10;

    public static void Map(IEndpointRouteBuilder vouchers) =>
        vouchers
            .MapPost("/import", Handle)
            .WithMetadata(new RequestSizeLimitAttribute(MaxBytes))
            .WithName(nameof(ImportVouchers))
            .WithSummary("Make vouchers from CSV")
            .Produces<Response>(StatusCodes.Status201Created)
            .DisableRequestTimeout()
            .Refuses(StatusCodes.Status400BadRequest, "invalid_rows")
            .Refuses(StatusCodes.Status403Forbidden, "not_organiser")
            .Refuses(StatusCodes.Status409Conflict, "code_taken", "event_cancelled")
            .Refuses(StatusCodes.Status429TooManyRequests, "too_many_guesses");

    /// <param name="Created">How many.</param>
    internal sealed record Response(int Created);

    private static async Task<IResult> Handle(
        [FromRoute(Name = "event_id")] Guid eventId,
        CsvBody body,
        IdempotencyKey key,
        Caller caller,
        Database database,
        UpdateSignals signals,
        TimeProvider clock,
        HttpContext context,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        try
        {
            var answer = await Import(eventId, body, key, caller, now, database, context, ct);
            signals.Hint(eventId);
            return answer;
        }
        catch (Refusal refused) when (refused.Code is "code_taken")
        {
            await TakenCode.Count(caller, context, GuessesOfTaken, database, now, ct);
            throw;
        }
    }

    private static async Task<IResult> Import(
        Guid eventId,
        CsvBody body,
        IdempotencyKey key,
        Caller caller,
        DateTime now,
        Database database,
        HttpContext context,
        CancellationToken ct
    )
    {
        // Before anything is read: a hundred thousand rows of a stranger's are work for nothing.
        await RequireOrganiser(eventId, caller, database, ct);
        var rows = VoucherRows.Parse(body.Text(), now);
        await using var connection = await database.Long.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await key.Claim(caller, body.Bytes, now, connection, transaction, ct) is { } kept)
        {
            return kept;
        }

        await TakenCode.RequireFewGuesses(caller, context, now, connection, transaction, ct);
        var issuer = await VoucherIssuer.Of(eventId, connection, transaction, ct);
        var vouchers = await rows.InCurrency(issuer, connection, transaction, ct);
        var taken = await CopyVouchers.Copy(issuer, vouchers, now, connection, transaction, ct);
        if (taken.Count > 0)
        {
            throw rows.Taken(taken);
        }

        var answer = await key.Created(
            issuer.Path,
            new Response(vouchers.Count),
            version: 1,
            caller,
            connection,
            transaction,
            ct
        );
        await transaction.CommitAsync(ct);
        return answer;
    }

    private static async Task RequireOrganiser(Guid eventId, Caller caller, Database database, CancellationToken ct)
    {
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        (await EventRoles.Of(eventId, caller, connection, transaction: null, ct)).RequireOrganiser();
    }
}
