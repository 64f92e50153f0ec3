using System.Globalization;
using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Companion.Features.Messages;

/// <summary>
/// The plain way to read what the caller, {user} (else 403 wrong_user), and {partner} said, oldest first: the newest quantity (1 to 1,000, default 50), or
/// the first that are later than after, which is RFC 3339 or Unix time in seconds, whole or not. To follow a conversation,
/// send the last timestamp as after. 404 for nobody of that name.
/// </summary>
internal static class RetrievePlainMessages
{
    private const int DefaultQuantity = 50;
    private const int MaxQuantity = 1000;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/retrieve/{user}/{partner}", Handle)
            .WithName(nameof(RetrievePlainMessages))
            .WithSummary("What two people said, plainly")
            .Refuses(StatusCodes.Status403Forbidden, "wrong_user");

    private const string OwnNameSql = "select a.username from accounts a where a.id = @CallerId";

    private const string Columns = $"{ListMessages.Sender}, m.body as msg, m.sent_at as timestamp";

    // Ranges of seqs, as in ListMessages.
    private const string NewestSql = $"""
        {OwnNameSql};

        {Address.LastSeqSql};

        with {Address.Talk},
        {ListMessages.Named}
        select {Columns}
        from named t
        join messages m on m.conversation_id = t.id and m.seq > t.last_seq - @Quantity
        order by m.seq;
        """;

    private const string AfterSql = $"""
        {OwnNameSql};

        {Address.LastSeqSql};

        with {Address.Talk},
        {ListMessages.Named}
        select {Columns}
        from named t
        cross join lateral (
            select m.seq from messages m where m.conversation_id = t.id and m.sent_at > @After order by m.sent_at limit 1
        ) first
        join messages m on m.conversation_id = t.id and m.seq >= first.seq and m.seq < first.seq + @Quantity
        order by m.seq;
        """;

    private static async Task<Ok<IReadOnlyList<PlainMessage>>> Handle(
        string user,
        string partner,
        [FromQuery(Name = "quantity")] int? quantity,
        [FromQuery(Name = "after")] string? after,
        Caller caller,
        Database database,
        CancellationToken ct
    )
    {
        var with = Address.Of(partner);
        var take = quantity ?? DefaultQuantity;
        var isMoment = TryParse(after, out var moment);
        await using var connection = await database.Writes.OpenConnectionAsync(ct);
        await using var results = await connection.QueryMultipleAsync(
            new CommandDefinition(
                after is null ? NewestSql : AfterSql,
                new
                {
                    with.Username,
                    with.ConversationId,
                    CallerId = caller.AccountId,
                    After = moment,
                    Quantity = Math.Clamp(take, 1, MaxQuantity),
                },
                cancellationToken: ct
            )
        );
        var ownName = await results.ReadSingleOrDefaultAsync<string>() ?? throw Refusal.Unauthenticated();
        _ = await results.ReadSingleAsync<int?>() ?? throw Refusal.NotFound();
        if (take is < 1 or > MaxQuantity)
        {
            throw Refusal.Invalid("quantity", $"'quantity' is a whole number from 1 to {MaxQuantity}.");
        }

        if (after is not null && !isMoment)
        {
            throw Refusal.Invalid("after", "'after' is a time with its offset (RFC 3339), or Unix time in seconds.");
        }

        return string.Equals(user, ownName, StringComparison.OrdinalIgnoreCase)
            ? TypedResults.Ok<IReadOnlyList<PlainMessage>>((await results.ReadAsync<PlainMessage>()).AsList())
            : throw MessageWriter.WrongUser();
    }

    private static bool TryParse(string? text, out DateTime moment)
    {
        // A + that nobody escaped has come as a space.
        if (UtcDateTimeConverter.TryParse(text?.Replace(' ', '+'), out moment))
        {
            return true;
        }

        const decimal MaxSeconds = 253_402_300_800m;
        const NumberStyles Seconds = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        if (
            !decimal.TryParse(text, Seconds, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(seconds) > MaxSeconds
            // To the nearest microsecond: what went through a double still finds its place.
            || decimal.Round(seconds * 1_000_000)
                is not (>= -62_135_596_800_000_000m and < 253_402_300_800_000_000m and var rounded)
        )
        {
            return false;
        }

        moment = DateTime.UnixEpoch.AddTicks((long)rounded * TimeSpan.TicksPerMicrosecond);
        return true;
    }
}
