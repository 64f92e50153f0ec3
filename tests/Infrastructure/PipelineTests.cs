using Companion.Infrastructure;
using Npgsql;

namespace Companion.Tests.Infrastructure;

public sealed class PipelineTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    private const long Key = 4711;

    private static readonly Statement Double = new(
        "select @N * 2, extract(epoch from now())::text, pg_backend_pid()::bigint"
    );
    private static readonly Statement Triple = new("select @N * 3, ''::text, 0::bigint");
    private static readonly Statement Sleep = new("select @N, ''::text, 0::bigint from (select pg_sleep(1.8)) slept");
    private static readonly Statement Count = new("select nextval('pipeline_reads'), ''::text, 0::bigint where @N > 0");
    private static readonly Statement Divide = new("select 100 / @N, ''::text, 0::bigint");
    private static readonly Statement Hold = new(
        "select 0::bigint, (pg_advisory_xact_lock(@Key) is null)::text, 0::bigint"
    );

    [Fact]
    public async Task What_comes_while_another_is_under_way_is_read_together_and_each_has_its_own()
    {
        await using var pipeline = new Pipeline(app.Database, workers: 1);
        await using var held = await Holding(pipeline);
        var asked = Enumerable.Range(1, 8).Select(n => Read(pipeline, Double, n)).ToArray();

        await held.DisposeAsync();
        var answers = await Task.WhenAll(asked);

        Assert.Equal(Enumerable.Range(1, 8).Select(n => n * 2L), answers.Select(answer => answer.Value));
        // The moment of their transaction, and who carried it out.
        Assert.Single(answers.Select(answer => (answer.Moment, answer.Backend)).Distinct());
    }

    [Fact]
    public async Task What_the_database_refuses_fails_alone()
    {
        await using var pipeline = new Pipeline(app.Database, workers: 1);
        await using var held = await Holding(pipeline);
        var before = Read(pipeline, Divide, 4);
        var refused = Read(pipeline, Divide, 0);
        var after = new[] { 5, 10 }.Select(n => Read(pipeline, Divide, n)).ToArray();

        await held.DisposeAsync();

        Assert.Equal(25, (await before).Value);
        var division = await Assert.ThrowsAsync<PostgresException>(() => refused);
        Assert.Equal(PostgresErrorCodes.DivisionByZero, division.SqlState);
        Assert.Equal([20, 10], (await Task.WhenAll(after)).Select(answer => answer.Value));
    }

    [Fact]
    public async Task What_is_read_again_is_the_same_statement_on_every_connection()
    {
        // Two that have prepared the same statements in different orders, as connections of a service that is used have.
        await using var own = NpgsqlDataSource.Create(
            $"{app.ConnectionString};Max Auto Prepare=200;Maximum Pool Size=2;No Reset On Close=true"
        );
        await using (var one = await own.OpenConnectionAsync())
        await using (var other = await own.OpenConnectionAsync())
        {
            await Prepare(one, Double, Triple);
            await Prepare(other, Triple, Double);
        }

        await using var pipeline = new Pipeline(own, workers: 1);
        await using var held = await Holding(pipeline);
        var refused = Read(pipeline, Divide, 0);
        var after = new[] { 5, 6, 7, 8 }.Select(n => Read(pipeline, Double, n)).ToArray();

        await held.DisposeAsync();

        await Assert.ThrowsAsync<PostgresException>(() => refused);
        Assert.Equal([10, 12, 14, 16], (await Task.WhenAll(after)).Select(answer => answer.Value));
    }

    [Fact]
    public async Task Two_that_take_nearly_all_of_their_time_are_read_together()
    {
        await using var own = NpgsqlDataSource.Create(
            $"{app.ConnectionString};Command Timeout=3;Options=-c statement_timeout=2000"
        );
        await using var pipeline = new Pipeline(own, workers: 1);
        await using var held = await Holding(pipeline);
        var slow = new[] { 1, 2 }.Select(n => Read(pipeline, Sleep, n)).ToArray();
        var quick = Read(pipeline, Double, 21);

        await held.DisposeAsync();

        Assert.Equal([1, 2], (await Task.WhenAll(slow)).Select(answer => answer.Value));
        Assert.Equal(42, (await quick).Value);
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_fails_alone()
    {
        await using var pipeline = new Pipeline(app.Database, workers: 1);
        await using var held = await Holding(pipeline);
        var wrong = Double.In(pipeline).With("N", 1L).Read(row => row.GetGuid(0), default);
        var right = Read(pipeline, Double, 2);

        await held.DisposeAsync();

        await Assert.ThrowsAsync<InvalidCastException>(() => wrong);
        Assert.Equal(4, (await right).Value);
    }

    [Fact]
    public async Task Who_gives_up_is_not_read_for_and_holds_up_nobody()
    {
        await app.Execute("create sequence pipeline_reads");
        await using var pipeline = new Pipeline(app.Database, workers: 1);
        await using var held = await Holding(pipeline);
        using var patience = new CancellationTokenSource();
        var given = Count.In(pipeline).With("N", 1L).Read(RowOf, patience.Token);
        var other = Read(pipeline, Double, 2);

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        await held.DisposeAsync();

        Assert.Equal(4, (await other).Value);
        Assert.Equal(1, (await Read(pipeline, Count, 1)).Value);
    }

    [Fact]
    public async Task Without_the_database_all_are_told_and_the_next_are_read_again()
    {
        await using var own = NpgsqlDataSource.Create(app.ConnectionString);
        await using var pipeline = new Pipeline(own, workers: 1);
        await using var held = await Holding(pipeline);
        var locking = Hold.In(pipeline).With("Key", Key + 1).Read(RowOf, default);
        var behind = new[] { 1, 2 }.Select(n => Read(pipeline, Double, n)).ToArray();
        await using var other = await Lock(Key + 1);
        await held.DisposeAsync();
        await app.WaitForLockWaiters(1);

        await app.Execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%pg_advisory_xact_lock%'"
        );

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => locking);
        foreach (var one in behind)
        {
            await Assert.ThrowsAnyAsync<NpgsqlException>(() => one);
        }

        Assert.Equal(6, (await Read(pipeline, Double, 3)).Value);
    }

    [Fact]
    public async Task Refuses_when_too_many_wait()
    {
        await using var pipeline = new Pipeline(app.Database, workers: 1);
        await using var held = await Holding(pipeline);
        var asked = new List<Task<Row>>();

        Task<Row> last;
        do
        {
            last = Read(pipeline, Double, asked.Count);
            asked.Add(last);
        } while (!last.IsFaulted && asked.Count < 20_000);

        await held.DisposeAsync();
        var refused = await Assert.ThrowsAsync<Refusal>(() => last);
        Assert.Equal(503, refused.Status);
        Assert.Equal(10_001, asked.Count);
        Assert.Equal(9_999 * 2, (await Task.WhenAll(asked.SkipLast(1)))[^1].Value);
    }

    [Fact]
    public async Task At_its_end_what_waits_is_still_read_and_nothing_more_is_taken()
    {
        var pipeline = new Pipeline(app.Database, workers: 1);
        await using var held = await Holding(pipeline);
        var waiting = Read(pipeline, Double, 3);

        var ending = pipeline.DisposeAsync();
        await Assert.ThrowsAsync<Refusal>(() => Read(pipeline, Double, 4));
        await held.DisposeAsync();
        await ending;

        Assert.Equal(6, (await waiting).Value);
    }

    private static Task<Row> Read(Pipeline pipeline, Statement statement, long n) =>
        One(statement.In(pipeline).With("N", n).Read(RowOf, default));

    private static async Task<Row> One(Task<List<Row>> reading) => Assert.Single(await reading);

    private static Row RowOf(NpgsqlDataReader row) => new(row.GetInt64(0), row.GetString(1), row.GetInt64(2));

    private static async Task Prepare(NpgsqlConnection connection, params Statement[] statements)
    {
        foreach (var statement in statements)
        {
            // As often as Npgsql wants to see one before it prepares it.
            for (var n = 0; n < 6; n++)
            {
                await statement.On(connection).With("N", 1L).Read(RowOf, default);
            }
        }
    }

    /// <summary>Keeps the worker waiting for a lock until it is disposed of.</summary>
    private async Task<Held> Holding(Pipeline pipeline)
    {
        var held = await Lock(Key);
        held.Waiting = Hold.In(pipeline).With("Key", Key).Read(RowOf, default);
        await app.WaitForLockWaiters(1);
        return held;
    }

    private async Task<Held> Lock(long key)
    {
        var connection = await app.Database.OpenConnectionAsync();
        await using var locking = new NpgsqlCommand($"select pg_advisory_lock({key})", connection);
        await locking.ExecuteNonQueryAsync();
        return new Held(connection, key);
    }

    private sealed record Row(long Value, string Moment, long Backend);

    private sealed class Held(NpgsqlConnection connection, long key) : IAsyncDisposable
    {
        private bool isLetGo;

        public Task? Waiting { get; set; }

        public async ValueTask DisposeAsync()
        {
            if (!isLetGo)
            {
                isLetGo = true;
                await using (var unlocking = new NpgsqlCommand($"select pg_advisory_unlock({key})", connection))
                {
                    await unlocking.ExecuteNonQueryAsync();
                }

                await connection.DisposeAsync();
                await (Waiting ?? Task.CompletedTask);
            }
        }
    }
}
