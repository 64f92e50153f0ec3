using System.Collections.Concurrent;
using Companion.Infrastructure;

namespace Companion.Tests.Infrastructure;

public sealed class BatchedReadTests
{
    private readonly ConcurrentQueue<int[]> batches = new();
    private readonly SemaphoreSlim arrived = new(0);
    private readonly SemaphoreSlim released = new(0);

    [Fact]
    public async Task A_lone_one_waits_for_nobody_and_those_that_come_meanwhile_are_read_together()
    {
        await using var squares = new BatchedRead<int, string>(1, Held);
        var first = squares.Find(1, default);
        await arrived.WaitAsync();
        var rest = new[] { 2, 3, 2, -4 }.Select(n => squares.Find(n, default)).ToArray();

        released.Release(2);

        Assert.Equal("1", await first);
        Assert.Equal(new string?[] { "4", "9", "4", null }, await Task.WhenAll(rest));
        Assert.Equal(
            [
                [1],
                [2, 3, -4],
            ],
            batches
        );
    }

    [Fact]
    public async Task At_most_so_many_are_read_at_once_and_the_others_after_them()
    {
        await using var squares = new BatchedRead<int, string>(1, Held);
        var first = squares.Find(0, default);
        await arrived.WaitAsync();
        var rest = Enumerable.Range(1, 65).Select(n => squares.Find(n, default)).ToArray();

        released.Release(3);

        Assert.Equal("0", await first);
        Assert.Equal(65, (await Task.WhenAll(rest)).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal([1, 64, 1], batches.Select(batch => batch.Length));
    }

    [Fact]
    public async Task A_failure_is_told_to_all_who_wait_for_it_and_the_next_is_read_again()
    {
        await using var squares = new BatchedRead<int, string>(1, Held);
        var first = squares.Find(1, default);
        await arrived.WaitAsync();
        var failing = new[] { 1313, 2 }.Select(n => squares.Find(n, default)).ToArray();

        released.Release(3);

        Assert.Equal("1", await first);
        foreach (var one in failing)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => one);
        }

        Assert.Equal("4", await squares.Find(2, default));
    }

    [Fact]
    public async Task Who_leaves_holds_up_nobody()
    {
        using var left = new CancellationTokenSource();
        await using var squares = new BatchedRead<int, string>(1, Held);
        var first = squares.Find(1, left.Token);
        await arrived.WaitAsync();
        var second = squares.Find(2, default);

        await left.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        released.Release(2);

        Assert.Equal("4", await second);
    }

    [Fact]
    public async Task What_waits_at_the_end_is_still_read()
    {
        var squares = new BatchedRead<int, string>(1, Held);
        var first = squares.Find(1, default);
        await arrived.WaitAsync();
        var second = squares.Find(2, default);
        var ending = squares.DisposeAsync();

        released.Release(2);
        await ending;

        Assert.Equal(new string?[] { "1", "4" }, await Task.WhenAll(first, second));
    }

    /// <summary>The squares of those that are not negative; fails at 1313.</summary>
    private async Task<IReadOnlyDictionary<int, string>> Held(int[] numbers)
    {
        batches.Enqueue(numbers);
        arrived.Release();
        await released.WaitAsync();
        return numbers.Contains(1313)
            ? throw new InvalidOperationException()
            : numbers.Where(n => n >= 0).ToDictionary(n => n, n => $"{n * n}");
    }
}
