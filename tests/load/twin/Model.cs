// The tables of the service's own migrations as EF Core's entities: only the columns that the twin's routes read or write.
// Names follow from the classes by one convention, keys and relations as the documentation shows.
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace Twin;

public class CompanionDb(DbContextOptions<CompanionDb> options) : DbContext(options)
{
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<City> Cities => Set<City>();
    public DbSet<Companion> Companions => Set<Companion>();
    public DbSet<CompanionLanguage> CompanionLanguages => Set<CompanionLanguage>();
    public DbSet<CompanionInterest> CompanionInterests => Set<CompanionInterest>();
    public DbSet<CompanionHours> CompanionHours => Set<CompanionHours>();
    public DbSet<CompanionDay> CompanionDays => Set<CompanionDay>();
    public DbSet<CompanionDayHours> CompanionDayHours => Set<CompanionDayHours>();
    public DbSet<Patron> Patrons => Set<Patron>();
    public DbSet<Meeting> Meetings => Set<Meeting>();
    public DbSet<CalendarEntry> CalendarEntries => Set<CalendarEntry>();
    public DbSet<MeetingHistory> MeetingHistory => Set<MeetingHistory>();
    public DbSet<OpenRequests> OpenRequests => Set<OpenRequests>();
    public DbSet<Block> Blocks => Set<Block>();
    public DbSet<Conversation> Conversations => Set<Conversation>();
    public DbSet<Message> Messages => Set<Message>();
    public DbSet<Update> Updates => Set<Update>();
    public DbSet<Event> Events => Set<Event>();
    public DbSet<EventStaff> EventStaff => Set<EventStaff>();
    public DbSet<Voucher> Vouchers => Set<Voucher>();
    public DbSet<Redemption> Redemptions => Set<Redemption>();
    public DbSet<Sprocket> Sprockets => Set<Sprocket>();
    public DbSet<Factory> Factories => Set<Factory>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<CompanionLanguage>().HasKey(l => new { l.CompanionId, l.Language });
        model.Entity<CompanionInterest>().HasKey(i => new { i.CompanionId, i.Interest });
        model
            .Entity<CompanionHours>()
            .HasKey(h => new
            {
                h.CompanionId,
                h.Weekday,
                h.Starts,
            });
        model.Entity<CompanionDay>().HasKey(d => new { d.CompanionId, d.Date });
        model.Entity<CompanionDay>().HasMany(d => d.Hours).WithOne().HasForeignKey(h => new { h.CompanionId, h.Date });
        model
            .Entity<CompanionDayHours>()
            .HasKey(h => new
            {
                h.CompanionId,
                h.Date,
                h.Starts,
            });
        model.Entity<CalendarEntry>().HasKey(e => new { e.MeetingId, e.Kind });
        model.Entity<MeetingHistory>().HasKey(h => new { h.MeetingId, h.Version });
        model.Entity<OpenRequests>().HasKey(o => o.PatronId);
        model.Entity<OpenRequests>().Property(o => o.Open).IsConcurrencyToken();
        model.Entity<Block>().HasKey(b => new { b.AccountId, b.BlockedId });
        model.Entity<Conversation>().Property(c => c.LastSeq).IsConcurrencyToken();
        model.Entity<Message>().HasKey(m => new { m.ConversationId, m.Seq });
        model.Entity<Update>().HasKey(u => new { u.AccountId, u.Id });
        model.Entity<Update>().Property(u => u.Id).UseIdentityAlwaysColumn();
        model.Entity<Update>().Property(u => u.Payload).HasColumnType("jsonb");
        model.Entity<EventStaff>().HasKey(s => new { s.EventId, s.AccountId });
        model.Entity<Voucher>().Property(v => v.Key).HasComputedColumnSql("replace(code, '-', '')", stored: true);
        model
            .Entity<Factory>()
            .Property(f => f.ChartData)
            .HasConversion(
                chart => JsonSerializer.Serialize(chart, ChartData.Json),
                text => JsonSerializer.Deserialize<ChartData>(text, ChartData.Json)!
            );

        foreach (var entity in model.Model.GetEntityTypes())
        {
            entity.SetTableName(JsonNamingPolicy.SnakeCaseLower.ConvertName(entity.GetTableName()!));
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
            }
        }
    }
}

public class Account
{
    public Guid Id { get; set; }
    public required string Email { get; set; }
    public required string Username { get; set; }
    public required string PasswordHash { get; set; }
    public required string Role { get; set; }
}

public class Session
{
    public Guid Id { get; set; }
    public required byte[] TokenSha256 { get; set; }
    public Guid AccountId { get; set; }
    public Account Account { get; set; } = null!;
    public string? Device { get; set; }
    public DateTime CreatedAt { get; set; }
    public DateTime LastSeenAt { get; set; }
    public DateTime ExpiresAt { get; set; }
}

public class City
{
    public int Id { get; set; }
    public required string Name { get; set; }
    public required string CountryCode { get; set; }
    public required string TimeZone { get; set; }
}

public class Companion
{
    public Guid Id { get; set; }
    public Guid AccountId { get; set; }
    public Account Account { get; set; } = null!;
    public required string Name { get; set; }
    public required string About { get; set; }
    public required string Sex { get; set; }
    public string? Orientation { get; set; }
    public bool ShowOrientation { get; set; }
    public int CityId { get; set; }
    public City City { get; set; } = null!;
    public long HourlyRate { get; set; }
    public required string Currency { get; set; }
    public bool IsActive { get; set; }
    public int MinMinutes { get; set; }
    public int MaxMinutes { get; set; }
    public int StepMinutes { get; set; }
    public int BufferBefore { get; set; }
    public int BufferAfter { get; set; }
    public int MinNoticeMinutes { get; set; }
    public int HorizonDays { get; set; }
    public bool InstantBook { get; set; }
    public required string CancellationPolicy { get; set; }
    public required string[] Languages { get; set; }
    public required string[] Interests { get; set; }
    public DateTime CreatedAt { get; set; }
    public DateTime UpdatedAt { get; set; }
    public List<CompanionLanguage> Speaks { get; set; } = [];
    public List<CompanionInterest> Likes { get; set; } = [];
    public List<CompanionHours> Hours { get; set; } = [];
    public List<CompanionDay> Days { get; set; } = [];
}

public class CompanionLanguage
{
    public Guid CompanionId { get; set; }
    public required string Language { get; set; }
}

public class CompanionInterest
{
    public Guid CompanionId { get; set; }
    public required string Interest { get; set; }
}

public class CompanionHours
{
    public Guid CompanionId { get; set; }
    public short Weekday { get; set; }
    public int Starts { get; set; }
    public int Ends { get; set; }
}

public class CompanionDay
{
    public Guid CompanionId { get; set; }
    public DateOnly Date { get; set; }
    public List<CompanionDayHours> Hours { get; set; } = [];
}

public class CompanionDayHours
{
    public Guid CompanionId { get; set; }
    public DateOnly Date { get; set; }
    public int Starts { get; set; }
    public int Ends { get; set; }
}

public class Patron
{
    public Guid Id { get; set; }
    public Guid AccountId { get; set; }
    public required string Name { get; set; }
}

public class Meeting
{
    public Guid Id { get; set; }
    public Guid? CompanionId { get; set; }
    public Guid? PatronId { get; set; }
    public int CityId { get; set; }
    public required string TimeZone { get; set; }
    public DateTime StartsAt { get; set; }
    public DateTime EndsAt { get; set; }
    public int Minutes { get; set; }
    public string? Note { get; set; }
    public required string Status { get; set; }
    public required string CancellationPolicy { get; set; }
    public required string Currency { get; set; }
    public long HourlyRate { get; set; }
    public long Price { get; set; }
    public long ServiceFee { get; set; }
    public long Total { get; set; }
    public long Payout { get; set; }
    public DateTime? ExpiresAt { get; set; }
    public DateTime? AcceptedAt { get; set; }
    public DateTime CreatedAt { get; set; }
    public DateTime UpdatedAt { get; set; }
    public List<CalendarEntry> Entries { get; set; } = [];
    public List<MeetingHistory> History { get; set; } = [];
}

public class CalendarEntry
{
    public Guid MeetingId { get; set; }
    public Meeting Meeting { get; set; } = null!;
    public required string Kind { get; set; }
    public Guid AccountId { get; set; }
    public NpgsqlRange<DateTime> During { get; set; }
}

public class MeetingHistory
{
    public Guid MeetingId { get; set; }
    public int Version { get; set; }
    public required string Actor { get; set; }
    public string? FromStatus { get; set; }
    public required string ToStatus { get; set; }
    public string? Reason { get; set; }
    public DateTime At { get; set; }
}

public class OpenRequests
{
    public Guid PatronId { get; set; }
    public int Open { get; set; }
}

public class Block
{
    public Guid AccountId { get; set; }
    public Guid BlockedId { get; set; }
}

public class Conversation
{
    public Guid Id { get; set; }
    public Guid? LowId { get; set; }
    public Account? Low { get; set; }
    public Guid? HighId { get; set; }
    public Account? High { get; set; }
    public int LastSeq { get; set; }
    public DateTime LastSentAt { get; set; }
    public int LowSent { get; set; }
    public int LowRead { get; set; }
    public int LowSeen { get; set; }
    public int HighRead { get; set; }
    public int HighSeen { get; set; }
    public DateTime CreatedAt { get; set; }
    public List<Message> Messages { get; set; } = [];
}

public class Message
{
    public Guid ConversationId { get; set; }
    public int Seq { get; set; }
    public Guid Id { get; set; }
    public bool FromLow { get; set; }
    public int LowCount { get; set; }
    public required string Body { get; set; }
    public Guid? ClientId { get; set; }
    public DateTime SentAt { get; set; }
}

public class Update
{
    public Guid AccountId { get; set; }
    public long Id { get; set; }
    public required string Kind { get; set; }
    public required string Payload { get; set; }
    public DateTime At { get; set; }
}

public class Event
{
    public Guid Id { get; set; }
    public Guid? OrganiserId { get; set; }
    public DateTime? CancelledAt { get; set; }
}

public class EventStaff
{
    public Guid EventId { get; set; }
    public Guid AccountId { get; set; }
}

public class Voucher
{
    public Guid Id { get; set; }
    public Guid? EventId { get; set; }
    public Event? Event { get; set; }
    public required string Code { get; set; }
    public string Key { get; set; } = null!;
    public required string Kind { get; set; }
    public int? Percent { get; set; }
    public long? MaxDiscount { get; set; }
    public long? Amount { get; set; }
    public string? Item { get; set; }
    public string? Currency { get; set; }
    public int? MaxRedemptions { get; set; }
    public int? MaxPerAccount { get; set; }
    public long? MinSpend { get; set; }
    public DateTime? StartsAt { get; set; }
    public DateTime? EndsAt { get; set; }
    public bool IsActive { get; set; }
    public string? Label { get; set; }
    public int Redeemed { get; set; }
    public int Held { get; set; }
    public DateTime? LastUsedAt { get; set; }
    public Guid? ClaimedBy { get; set; }
}

public class Redemption
{
    public Guid Id { get; set; }
    public Guid? VoucherId { get; set; }
    public Guid? EventId { get; set; }
    public required string Code { get; set; }
    public Guid? ById { get; set; }
    public Guid? GuestId { get; set; }
    public required string Status { get; set; }
    public string? Refusal { get; set; }
    public long? Spend { get; set; }
    public long? Discount { get; set; }
    public string? Currency { get; set; }
    public DateTime? RedeemedAt { get; set; }
    public DateTime CreatedAt { get; set; }
}

public class Sprocket
{
    public int Id { get; set; }
    public int Teeth { get; set; }
    public double PitchDiameter { get; set; }
    public double OutsideDiameter { get; set; }
    public double Pitch { get; set; }
}

public class Factory
{
    public int Id { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; set; }
    public required ChartData ChartData { get; set; }
}

public record ChartData(double[] SprocketProductionActual, double[] SprocketProductionGoal, long[] Time)
{
    public static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };
}
