using Npgsql;

namespace Companion.Infrastructure;

/// <summary>Where handlers open connections: writes on the primary, reads on a replica where there is one.</summary>
internal sealed class Database : IAsyncDisposable
{
    // Waits nest (pool and connect 1 s, lock 1.5 s < statement 2 s < command 3 s < request 5 s), so that what gives way
    // first is what knows most about the reason. The lock's is above PostgreSQL's deadlock_timeout (1 s unless its operator
    // or we have set less, which only a superuser may): else a deadlock would end as a lock not given, and never be retried.
    private const string ServerTimeouts =
        "-c lock_timeout=1500 -c statement_timeout=2000 -c idle_in_transaction_session_timeout=5000";

    // One plan for all values. PostgreSQL would guess it cheaper to plan most statements for their very values at each execution, which takes longer than
    // they do. One for which that is not so says so for its transaction (ListVouchers).
    private const string KeptPlans = "-c plan_cache_mode=force_generic_plan";

    // One waits for its answer while the other is being read: more than the cores of a small machine only wait for each other.
    private const int RoundTrips = 2;

    public Database(string connectionString, string? replicas, ILoggerFactory loggers)
    {
        Unpooled = Build(
            new(connectionString)
            {
                Pooling = false,
                ApplicationName = "companion-maintenance",
                CommandTimeout = 0,
                Timeout = 5,
            },
            loggers
        );
        Writes = Build(Pooled(connectionString, "companion-writes", size: 32), loggers);
        Reads = Build(Pooled(replicas ?? connectionString, "companion-reads", size: 8), loggers);
        PrimaryTogether = new(Writes, RoundTrips);
        ReadsTogether = new(Reads, RoundTrips);
        Streams = Build(Pooled(connectionString, "companion-streams", size: 4, wait: 5), loggers);
        Long = Build(
            new(connectionString)
            {
                ApplicationName = "companion-long",
                MaxPoolSize = 4,
                Timeout = 5,
                CommandTimeout = 60,
            },
            loggers
        );
    }

    /// <summary>The primary. Also for a read that must see the caller's own last write.</summary>
    public NpgsqlDataSource Writes { get; }

    public NpgsqlDataSource Reads { get; }

    /// <summary>For a read of a hot route that must see the caller's own last write.</summary>
    public Pipeline PrimaryTogether { get; }

    /// <summary>For other reads of hot routes.</summary>
    public Pipeline ReadsTogether { get; }

    /// <summary>The primary, for streams and long polls: many that come back at once wait for each other, and not in the way of requests.</summary>
    public NpgsqlDataSource Streams { get; }

    /// <summary>For exports and batches: outside the short timeouts, in a pool of their own.</summary>
    public NpgsqlDataSource Long { get; }

    /// <summary>For the migrator and seeds: no timeouts, and locks that end with the connection.</summary>
    public NpgsqlDataSource Unpooled { get; }

    public async ValueTask DisposeAsync()
    {
        await PrimaryTogether.DisposeAsync();
        await ReadsTogether.DisposeAsync();
        await Writes.DisposeAsync();
        await Reads.DisposeAsync();
        await Streams.DisposeAsync();
        await Long.DisposeAsync();
        await Unpooled.DisposeAsync();
    }

    private static NpgsqlConnectionStringBuilder Pooled(string connectionString, string name, int size, int wait = 1)
    {
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        return new(connectionString)
        {
            ApplicationName = name,
            MaxPoolSize = size,
            Timeout = wait,
            CommandTimeout = 3,
            MaxAutoPrepare = 200,
            NoResetOnClose = true,
            Options = $"{given.Options} {ServerTimeouts} {KeptPlans}".TrimStart(),
        };
    }

    private static NpgsqlDataSource Build(NpgsqlConnectionStringBuilder settings, ILoggerFactory loggers) =>
        new NpgsqlDataSourceBuilder(settings.ConnectionString).UseLoggerFactory(loggers).Build();
}
