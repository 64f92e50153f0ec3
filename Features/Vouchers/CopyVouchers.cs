using Companion.Infrastructure;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Companion.Features.Vouchers;

/// <summary>Writes many vouchers at once, inside the caller's transaction: copied beside the table first, so that a code that is taken is told and ends nothing.</summary>
internal static class CopyVouchers
{
    private const string Columns =
        "id, code, kind, percent, max_discount, amount, currency, item, max_redemptions, max_per_account, min_spend, starts_at, ends_at, is_active, label, metadata";

    private const string StageCommand = $"""
        create temporary table if not exists new_vouchers on commit drop as select {Columns} from vouchers with no data;
        truncate new_vouchers;
        """;

    private const string CopyCommand = $"copy new_vouchers ({Columns}) from stdin (format binary)";

    private const string MoveCommand = $"""
        insert into vouchers (event_id, created_at, updated_at, {Columns})
        select @EventId, @Now, @Now, {Columns} from new_vouchers
        -- In one order, so that two with the same codes wait and do not deadlock.
        order by replace(code, '-', '') collate "C"
        on conflict (key) do nothing
        """;

    private const string TakenCommand =
        "select n.id from new_vouchers n where not exists (select from vouchers v where v.id = n.id)";

    /// <summary>Answers the ids of those that were not written because their code is taken.</summary>
    public static async Task<HashSet<Guid>> Copy(
        VoucherIssuer issuer,
        IReadOnlyCollection<NewVoucher> vouchers,
        DateTime now,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    )
    {
        await connection.ExecuteAsync(
            new CommandDefinition(StageCommand, transaction: transaction, cancellationToken: ct)
        );
        await using (var rows = await connection.BeginBinaryImportAsync(CopyCommand, ct))
        {
            foreach (var voucher in vouchers)
            {
                await Write(rows, voucher, ct);
            }

            await rows.CompleteAsync(ct);
        }

        var moved = await connection.ExecuteAsync(
            new CommandDefinition(MoveCommand, new { issuer.EventId, Now = now }, transaction, cancellationToken: ct)
        );
        return moved == vouchers.Count
            ? []
            :
            [
                .. await connection.QueryAsync<Guid>(
                    new CommandDefinition(TakenCommand, transaction: transaction, cancellationToken: ct)
                ),
            ];
    }

    private static async Task Write(NpgsqlBinaryImporter rows, NewVoucher voucher, CancellationToken ct)
    {
        var terms = voucher.Terms;
        await rows.StartRowAsync(ct);
        await rows.WriteAsync(voucher.Id, NpgsqlDbType.Uuid, ct);
        await rows.WriteAsync(voucher.Code, NpgsqlDbType.Text, ct);
        await rows.WriteAsync(Wire<VoucherKind>.NameOf(terms.Kind), NpgsqlDbType.Text, ct);
        await WriteOrNull(terms.Percent, NpgsqlDbType.Integer);
        await WriteOrNull(terms.MaxDiscount, NpgsqlDbType.Bigint);
        await WriteOrNull(terms.Amount, NpgsqlDbType.Bigint);
        await WriteText(terms.Currency, NpgsqlDbType.Text);
        await WriteText(terms.Item, NpgsqlDbType.Text);
        await WriteOrNull(terms.MaxRedemptions, NpgsqlDbType.Integer);
        await WriteOrNull(terms.MaxPerAccount, NpgsqlDbType.Integer);
        await WriteOrNull(terms.MinSpend, NpgsqlDbType.Bigint);
        await WriteOrNull(terms.StartsAt, NpgsqlDbType.TimestampTz);
        await WriteOrNull(terms.EndsAt, NpgsqlDbType.TimestampTz);
        await rows.WriteAsync(terms.IsActive, NpgsqlDbType.Boolean, ct);
        await WriteText(terms.Label, NpgsqlDbType.Text);
        await WriteText(terms.MetadataText, NpgsqlDbType.Json);

        Task WriteOrNull<T>(T? value, NpgsqlDbType type)
            where T : struct => value is { } given ? rows.WriteAsync(given, type, ct) : rows.WriteNullAsync(ct);

        Task WriteText(string? value, NpgsqlDbType type) =>
            value is null ? rows.WriteNullAsync(ct) : rows.WriteAsync(value, type, ct);
    }
}
