using System.Text.Json.Serialization;
using Companion.Infrastructure;
using Dapper;
using Npgsql;

namespace Companion.Features.Meetings;

/// <summary>A meeting as one of its two people sees it. Amounts are in the currency's minor unit.</summary>
/// <param name="Role">The caller's side.</param>
/// <param name="Companion">Null once that profile is gone, as is Patron.</param>
/// <param name="VoucherCode">What lowered the price, for the patron alone.</param>
internal sealed record Meeting(
    Guid Id,
    MeetingActor Role,
    MeetingStatus Status,
    Meeting.Party? Companion,
    Meeting.Party? Patron,
    int CityId,
    string City,
    string TimeZone,
    DateTime StartsAt,
    DateTime EndsAt,
    int Minutes,
    string? Note,
    string Currency,
    long HourlyRate,
    IReadOnlyList<LineItem> LineItems,
    string? VoucherCode,
    long Total,
    long Payout,
    long? Refund,
    CancellationPolicy CancellationPolicy,
    DateTime? ExpiresAt,
    DateTime? AcceptedAt,
    MeetingAction[] AllowedActions,
    DateTime CreatedAt,
    DateTime UpdatedAt
)
{
    /// <summary>In answers about one meeting, oldest first; left out of lists.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Change>? History { get; init; }

    [JsonIgnore]
    public int Version { get; init; }

    /// <param name="PhoneNumber">The other side's, and only while the meeting is accepted.</param>
    internal sealed record Party(Guid Id, string Username, string Name, string? PhoneNumber);

    internal sealed record Change(
        DateTime At,
        MeetingActor Actor,
        MeetingStatus? From,
        MeetingStatus To,
        string? Reason
    );

    public static Meeting Of(MeetingRow row, MeetingActor role, DateTime now)
    {
        var accepted = row.Status == MeetingStatus.Accepted;
        return new Meeting(
            row.Id,
            role,
            row.Status,
            PartyOf(
                row.CompanionId,
                row.CompanionUsername,
                row.CompanionName,
                accepted && role == MeetingActor.Patron ? row.CompanionPhoneNumber : null
            ),
            PartyOf(
                row.PatronId,
                row.PatronUsername,
                row.PatronName,
                accepted && role == MeetingActor.Companion ? row.PatronPhoneNumber : null
            ),
            row.CityId,
            row.City,
            row.TimeZone,
            row.StartsAt,
            row.EndsAt,
            row.Minutes,
            row.Note,
            row.Currency,
            row.HourlyRate,
            LineItem.Of(row.Price, row.ServiceFee, row.Discount),
            role == MeetingActor.Patron ? row.VoucherCode : null,
            row.Total,
            row.Payout,
            row.Refund,
            row.CancellationPolicy,
            row.ExpiresAt,
            row.AcceptedAt,
            MeetingRules.Allowed(row, role, now),
            row.CreatedAt,
            row.UpdatedAt
        )
        {
            Version = row.Version,
        };
    }

    private static Party? PartyOf(Guid? id, string? username, string? name, string? phoneNumber) =>
        id is null ? null : new Party(id.Value, username!, name!, phoneNumber);

    /// <summary>The stored meeting and the caller's side of it: 404 for third parties, as for none.</summary>
    public static async Task<(MeetingRow Row, MeetingActor Role)> Find(
        Guid id,
        Guid accountId,
        NpgsqlConnection connection,
        CancellationToken ct
    )
    {
        var row = await connection.QuerySingleOrDefaultAsync<MeetingRow>(
            new CommandDefinition(MeetingRow.SelectSql, new { Id = id }, cancellationToken: ct)
        );
        return row?.SideOf(accountId) is { } role ? (row, role) : throw Refusal.NotFound();
    }

    public static async Task<IReadOnlyList<Change>> HistoryOf(
        Guid id,
        NpgsqlConnection connection,
        CancellationToken ct
    ) =>
        [
            .. await connection.QueryAsync<Change>(
                new CommandDefinition(MeetingRow.HistorySql, new { Id = id }, cancellationToken: ct)
            ),
        ];
}
