using Companion.Infrastructure;
using Npgsql;

namespace Companion.Tests.Infrastructure;

public sealed class PipelineTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    private const long Key = 4711;

    private static readonly Statement Double = new(
        "select @N * 2, extract(epoch from now())::text, pg_backend_pid()::bigint"
    );
    private static readonly Statement Divide = new("select 100 / @N, ''::text, 0::bigint");
    private static readonly Statement Hold = new(
        "select 0::bigint, (pg_advisory_xact_lock(@Key) is null)::text, 0::bigint"
    );

    [Fact]
    public async Task What_comes_while_another_is_under_way_is_read_together_and_each_has_its_own()
    {
        await using var pipeline = new Pipeline(app.Database, workers: 1);
        await using var held = await Holding(pipeline);
        var asked = Enumerable.Range(1, 16).Select(n => Read(pipeline, Double, n)).ToArray();

        await held.DisposeAsync();
        var answers = await Task.WhenAll(asked);

        Assert.Equal(Enumerable.Range(1, 16).Select(n => n * 2L), answers.Select(answer => answer.Value));
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
        await using var pipeline = new Pipeline(app.Database, workers: 1);
        await using var held = await Holding(pipeline);
        using var patience = new CancellationTokenSource();
        var given = Double.In(pipeline).With("N", 1L).Read(RowOf, patience.Token);
        var other = Read(pipeline, Double, 2);

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        await held.DisposeAsync();

        Assert.Equal(4, (await other).Value);
    }

    [Fact]
    public async Task Without_the_database_all_are_told_and_the_next_are_read_again()
    {
        await using var own = NpgsqlDataSource.Create(app.ConnectionString);
        await using var pipeline = new Pipeline(own, workers: 1);
        await using var held = await Holding(pipeline);
        var asked = new[] { 1, 2 }.Select(n => Read(pipeline, Double, n)).ToArray();

        await app.Execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock' and query like '%pg_advisory_xact_lock%'"
        );
        await held.DisposeAsync();

        // The first was under way on the connection that is gone; the others are read on another.
        Assert.Equal([2, 4], (await Task.WhenAll(asked)).Select(answer => answer.Value));
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

    /// <summary>Keeps the worker waiting for a lock until it is disposed of.</summary>
    private async Task<Held> Holding(Pipeline pipeline)
    {
        var connection = await app.Database.OpenConnectionAsync();
        await using (var locking = new NpgsqlCommand($"select pg_advisory_lock({Key})", connection))
        {
            await locking.ExecuteNonQueryAsync();
        }

        var first = Hold.In(pipeline).With("Key", Key).Read(RowOf, default);
        await app.WaitForLockWaiters(1);
        return new Held(connection, first);
    }

    private sealed record Row(long Value, string Moment, long Backend);

    private sealed class Held(NpgsqlConnection connection, Task first) : IAsyncDisposable
    {
        private bool isLetGo;

        public async ValueTask DisposeAsync()
        {
            if (!isLetGo)
            {
                isLetGo = true;
                await using (var unlocking = new NpgsqlCommand($"select pg_advisory_unlock({Key})", connection))
                {
                    await unlocking.ExecuteNonQueryAsync();
                }

                await connection.DisposeAsync();
                await first.ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }
}
