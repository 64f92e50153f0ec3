using System.Collections.Concurrent;
using Companion.Infrastructure;
using Npgsql;

namespace Companion.Tests.Infrastructure;

public sealed class CoalescerTests
{
    private readonly ConcurrentQueue<int[]> batches = new();
    private readonly SemaphoreSlim arrived = new(0);
    private readonly SemaphoreSlim released = new(0);

    [Fact]
    public async Task A_lone_item_waits_for_nobody_and_those_that_come_meanwhile_go_together_in_their_order()
    {
        await using var squares = new Coalescer<int, string>(1, 4, KeyOf, Held);
        var first = squares.Run(1, default);
        await arrived.WaitAsync();
        var rest = Enumerable.Range(2, 6).Select(n => squares.Run(n, default)).ToArray();

        released.Release(3);

        Assert.Equal("1", await first);
        Assert.Equal(["4", "9", "16", "25", "36", "49"], await Task.WhenAll(rest));
        Assert.Equal(
            [
                [1],
                [2, 3, 4, 5],
                [6, 7],
            ],
            batches
        );
    }

    [Fact]
    public async Task Two_round_trips_are_under_way_at_once_and_no_more()
    {
        await using var squares = new Coalescer<int, string>(2, 1, KeyOf, Held);
        var all = Enumerable.Range(1, 3).Select(n => squares.Run(n, default)).ToArray();
        await arrived.WaitAsync();
        await arrived.WaitAsync();

        Assert.Equal(2, batches.Count);

        released.Release(3);
        await Task.WhenAll(all);
    }

    [Fact]
    public async Task What_has_come_of_a_key_is_waited_for_and_nothing_else()
    {
        await using var squares = new Coalescer<int, string>(1, 1, KeyOf, Held);
        var first = squares.Run(1, default);
        await arrived.WaitAsync();
        var second = squares.Run(2, default);

        var one = squares.Settle(KeyOf(1), default);
        var other = squares.Settle(KeyOf(2), default);
        await squares.Settle(KeyOf(3), default);
        Assert.False(one.IsCompleted);

        released.Release();
        await one;
        Assert.Equal("1", await first);
        Assert.False(other.IsCompleted);

        released.Release();
        await other;
        Assert.Equal("4", await second);
    }

    [Theory]
    [InlineData(PostgresErrorCodes.CheckViolation)]
    [InlineData(SqlRefusal.SqlState)]
    public async Task A_bad_item_fails_alone(string sqlState)
    {
        await using var squares = new Coalescer<int, string>(1, 10, KeyOf, Refusing);
        var first = squares.Run(1, default);
        await arrived.WaitAsync();
        var good = squares.Run(2, default);
        var bad = squares.Run(-1, default);
        var other = squares.Run(3, default);

        released.Release(100);

        Assert.Equal(["1", "4", "9"], await Task.WhenAll(first, good, other));
        Assert.Equal("-1", (await Assert.ThrowsAsync<PostgresException>(() => bad)).MessageText);

        async Task<string?[]> Refusing(IReadOnlyList<int> items)
        {
            var results = await Held(items);
            return items.FirstOrDefault(item => item < 0) is var bad and < 0
                ? throw new PostgresException($"{bad}", "ERROR", "ERROR", sqlState)
                : results;
        }
    }

    /// <summary>Nobody knows whether it was carried out: to do it again might be to do it twice.</summary>
    [Fact]
    public async Task What_ends_in_the_dark_fails_for_all_and_is_not_done_again()
    {
        await using var squares = new Coalescer<int, string>(1, 10, KeyOf, Lost);
        var first = squares.Run(1, default);
        await arrived.WaitAsync();
        var second = squares.Run(2, default);
        var third = squares.Run(3, default);

        released.Release(100);

        Assert.Equal("1", await first);
        await Assert.ThrowsAsync<NpgsqlException>(() => second);
        await Assert.ThrowsAsync<NpgsqlException>(() => third);
        Assert.Equal(
            [
                [1],
                [2, 3],
            ],
            batches
        );
        Assert.Equal("16", await squares.Run(4, default));

        async Task<string?[]> Lost(IReadOnlyList<int> items)
        {
            var results = await Held(items);
            return items.Contains(2) ? throw new NpgsqlException("The connection is gone.") : results;
        }
    }

    [Fact]
    public async Task Who_stops_waiting_takes_back_what_is_queued()
    {
        await using var squares = new Coalescer<int, string>(1, 10, KeyOf, Held);
        using var patience = new CancellationTokenSource();
        var first = squares.Run(1, patience.Token);
        await arrived.WaitAsync();
        var queued = squares.Run(2, patience.Token);
        var kept = squares.Run(3, default);

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => queued);
        released.Release(100);

        Assert.Equal("9", await kept);
        Assert.Equal(
            [
                [1],
                [3],
            ],
            batches
        );
    }

    [Fact]
    public async Task What_must_be_tried_again_is_and_lets_others_go_first()
    {
        await using var squares = new Coalescer<int, string>(1, 3, KeyOf, OneAtATime);
        var first = squares.Run(0, default);
        await arrived.WaitAsync();
        var rest = Enumerable.Range(1, 4).Select(n => squares.Run(n, default)).ToArray();

        released.Release(100);

        Assert.Equal("0", await first);
        Assert.Equal(["1", "4", "9", "16"], await Task.WhenAll(rest));
        Assert.Equal(
            [
                [0],
                [1, 2, 3],
                [4, 2, 3],
                [2, 3],
                [3],
            ],
            batches
        );

        async Task<string?[]> OneAtATime(IReadOnlyList<int> items) =>
            [.. (await Held(items)).Select((result, n) => n == 0 ? result : null)];
    }

    [Fact]
    public async Task Items_of_one_key_go_in_their_order_and_one_at_a_time_and_hold_up_no_others()
    {
        await using var results = new Coalescer<int, string>(1, 10, item => KeyOf(item / 100), Held);
        var first = results.Run(0, default);
        await arrived.WaitAsync();
        var burst = Enumerable.Range(100, 4).Select(n => results.Run(n, default)).ToArray();
        var other = results.Run(200, default);

        released.Release(100);

        Assert.Equal("40000", await other);
        await Task.WhenAll([first, .. burst]);
        Assert.Equal(
            [
                [0],
                [100, 200],
                [101],
                [102],
                [103],
            ],
            batches
        );
    }

    [Fact]
    public async Task Who_stops_waiting_takes_back_what_was_to_be_tried_again()
    {
        using var patience = new CancellationTokenSource();
        await using var results = new Coalescer<int, string>(1, 10, KeyOf, NeverTheSecond);
        var second = results.Run(2, patience.Token);
        await arrived.WaitAsync();
        released.Release();
        await arrived.WaitAsync();

        await patience.CancelAsync();
        released.Release();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        var other = results.Run(3, default);
        released.Release(100);

        Assert.Equal("9", await other);
        Assert.Equal([3], batches.Last());

        async Task<string?[]> NeverTheSecond(IReadOnlyList<int> items) =>
            [.. (await Held(items)).Select((result, n) => items[n] == 2 ? null : result)];
    }

    [Fact]
    public async Task Its_end_carries_out_what_is_queued_and_takes_nothing_more()
    {
        var squares = new Coalescer<int, string>(1, 1, KeyOf, Held);
        var all = Enumerable.Range(1, 3).Select(n => squares.Run(n, default)).ToArray();
        released.Release(100);

        await squares.DisposeAsync();

        Assert.Equal(["1", "4", "9"], await Task.WhenAll(all));
        Assert.Equal(503, (await Assert.ThrowsAsync<Refusal>(() => squares.Run(4, default))).Status);
    }

    private static Guid KeyOf(int item) => new(Math.Abs(item), 0, 0, new byte[8]);

    private async Task<string?[]> Held(IReadOnlyList<int> items)
    {
        batches.Enqueue([.. items]);
        arrived.Release();
        await released.WaitAsync();
        return [.. items.Select(item => $"{item * item}")];
    }
}
