using System.Collections.Concurrent;
using Companion.Infrastructure;
using Dapper;
using Npgsql;

namespace Companion.Features.Updates;

/// <summary>The streams and long polls of this instance. Every 2 s those whose session has ended lose theirs.</summary>
internal sealed partial class OpenStreams(
    Database database,
    TimeProvider clock,
    IHostApplicationLifetime lifetime,
    ILogger<OpenStreams> logger
) : BackgroundService
{
    /// <summary>For all devices and tabs of one account, on one instance.</summary>
    public const int MaxPerAccount = 20;

    private const int SessionsPerQuery = 1000;

    private const string LiveSql = """
        select s.id
        from unnest(@SessionIds::uuid[]) asked (id)
        join sessions s on s.id = asked.id
        where s.expires_at > @Now
        """;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<OpenStream, Caller> streams = new();
    private readonly Dictionary<Guid, int> perAccount = [];

    public int Count => streams.Count;

    public int CountOf(Guid accountId)
    {
        lock (perAccount)
        {
            return perAccount.GetValueOrDefault(accountId);
        }
    }

    /// <summary>Refuses with 429 over the most that an account may have open. Dispose of it at the end.</summary>
    public OpenStream Open(Caller caller, CancellationToken aborted)
    {
        lock (perAccount)
        {
            var open = perAccount.GetValueOrDefault(caller.AccountId);
            if (open >= MaxPerAccount)
            {
                throw Refusal.TooMany(
                    "too_many_streams",
                    $"You have {MaxPerAccount} streams open. Close one, or wait.",
                    TimeSpan.FromSeconds(5)
                );
            }

            perAccount[caller.AccountId] = open + 1;
        }

        var stream = new OpenStream(Close, aborted, lifetime.ApplicationStopping);
        streams[stream] = caller;
        return stream;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await EndOfEndedSessions(stoppingToken);
            }
            catch (NpgsqlException away)
            {
                // Nothing is told without the database either.
                LogSkipped(logger, away.Message);
            }
        }
    }

    private void Close(OpenStream stream)
    {
        if (!streams.TryRemove(stream, out var caller))
        {
            return;
        }

        lock (perAccount)
        {
            if (perAccount[caller.AccountId] == 1)
            {
                perAccount.Remove(caller.AccountId);
            }
            else
            {
                perAccount[caller.AccountId]--;
            }
        }
    }

    private async Task EndOfEndedSessions(CancellationToken ct)
    {
        foreach (var some in streams.Chunk(SessionsPerQuery))
        {
            await using var connection = await database.Streams.OpenConnectionAsync(ct);
            var live = (
                await connection.QueryAsync<Guid>(
                    new CommandDefinition(
                        LiveSql,
                        new
                        {
                            SessionIds = some.Select(open => open.Value.SessionId).Distinct().ToArray(),
                            Now = clock.GetUtcNow().UtcDateTime,
                        },
                        cancellationToken: ct
                    )
                )
            ).ToHashSet();
            foreach (var (stream, _) in some.Where(open => !live.Contains(open.Value.SessionId)))
            {
                stream.End();
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Streams were not checked for ended sessions: {Reason}")]
    private static partial void LogSkipped(ILogger logger, string reason);
}
