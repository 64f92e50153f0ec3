using System.Text.Json;
using Companion.Features.Events;
using Companion.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Companion.Features.Vouchers;

/// <summary>
/// Makes up to 100,000 vouchers of one kind with generated codes, for the event's organiser; all or none. Answers, once they are made, their ids and codes as CSV, or as
/// JSON lines where Accept asks for application/x-ndjson: built whole, since an Idempotency-Key keeps it for repeats. 404 for those who may not know of the event, 400 for a pattern without room for ten times as many codes, 403
/// not_organiser, 409 codes_exhausted, event_cancelled.
/// </summary>
internal static class CreateVoucherBatch
{
    private const int MaxCount = 100_000;
    private const int MaxRounds = 10;
    private const int Sparse = 10;

    public static void Map(IEndpointRouteBuilder vouchers) =>
        vouchers
            .MapPost("/batch", Handle)
            .WithName(nameof(CreateVoucherBatch))
            .WithSummary("Make many vouchers")
            .Produces<string>(StatusCodes.Status201Created, VoucherLines.Csv, VoucherLines.JsonLines)
            .DisableRequestTimeout()
            .Refuses(StatusCodes.Status403Forbidden, "not_organiser")
            .Refuses(StatusCodes.Status409Conflict, "codes_exhausted", "event_cancelled");

    /// <summary>As for one voucher, without a given code.</summary>
    /// <param name="Count">1 to 100,000.</param>
    internal sealed record Request(
        int Count,
        VoucherKind Kind,
        int? Percent = null,
        long? MaxDiscount = null,
        long? Amount = null,
        string? Currency = null,
        string? Item = null,
        int? MaxRedemptions = null,
        int? MaxPerAccount = null,
        long? MinSpend = null,
        DateTime? StartsAt = null,
        DateTime? EndsAt = null,
        bool IsActive = true,
        string? Label = null,
        JsonElement? Metadata = null,
        string? Pattern = null,
        string? Prefix = null,
        int? Length = null
    )
    {
        /// <summary>What each of them is.</summary>
        public VoucherRequest ToEach() =>
            new(
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
                Metadata,
                Code: null,
                Pattern,
                Prefix,
                Length
            );
    }

    internal sealed class RequestValidator : AbstractValidator<Request>
    {
        public static readonly RequestValidator Instance = new();

        private RequestValidator()
        {
            RuleFor(request => request.ToEach())
                .SetValidator(VoucherRequest.Validator.Instance)
                .OverridePropertyName("");
            RuleFor(request => request.Count).InclusiveBetween(1, MaxCount);
            RuleFor(request => request.Count)
                .Must(
                    (request, count) =>
                        VoucherCode.Of(request.Pattern, request.Prefix, request.Length) is not { } codes
                        || codes.Room / Sparse >= count
                )
                .WithMessage(
                    "'pattern', or 'length', has room for fewer than ten times so many codes: a guess would soon be right."
                );
        }
    }

    private static async Task<IResult> Handle(
        [FromRoute(Name = "event_id")] Guid eventId,
        Body<Request> body,
        IdempotencyKey key,
        Caller caller,
        Database database,
        UpdateSignals signals,
        TimeProvider clock,
        HttpContext context,
        CancellationToken ct
    )
    {
        await using var connection = await database.Long.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var role = await EventRoles.Of(eventId, caller, connection, transaction, ct);
        var request = await body.Read(RequestValidator.Instance, ct);
        role.RequireOrganiser();
        var now = clock.GetUtcNow().UtcDateTime;
        if (await key.Claim(caller, body.Bytes, now, connection, transaction, ct) is { } kept)
        {
            return kept;
        }

        var issuer = await VoucherIssuer.Of(eventId, connection, transaction, ct);
        var answer = await Create(issuer, request, key, caller, now, context.Request, connection, transaction, ct);
        await transaction.CommitAsync(ct);
        signals.Hint(eventId);
        return answer;
    }

    /// <summary>For the marketplace's too.</summary>
    public static async Task<IResult> Create(
        VoucherIssuer issuer,
        Request request,
        IdempotencyKey key,
        Caller caller,
        DateTime now,
        HttpRequest asked,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    )
    {
        var terms = await issuer.RequireCurrency(request.ToEach().ToTerms(), connection, transaction, ct);
        var codes = VoucherCode.Of(request.Pattern, request.Prefix, request.Length)!;
        var made = new List<NewVoucher>(request.Count);
        var rounds = 0;
        while (made.Count < request.Count)
        {
            if (++rounds > MaxRounds)
            {
                throw CreateVoucher.CodesExhausted();
            }

            var some = Generate(codes, request.Count - made.Count, terms, now);
            var taken = await CopyVouchers.Copy(issuer, some, now, connection, transaction, ct);
            made.AddRange(some.Where(voucher => !taken.Contains(voucher.Id)));
        }

        var (body, type) = VoucherLines.Of(made, asked);
        return await key.Created(issuer.Path, body, tag: null, type, caller, connection, transaction, ct);
    }

    private static List<NewVoucher> Generate(VoucherCode codes, int count, VoucherTerms terms, DateTime now)
    {
        var distinct = new HashSet<string>(count, StringComparer.Ordinal);
        while (distinct.Count < count)
        {
            distinct.Add(codes.Generate());
        }

        return [.. distinct.Select(code => new NewVoucher(Guid.CreateVersion7(new DateTimeOffset(now)), code, terms))];
    }
}
