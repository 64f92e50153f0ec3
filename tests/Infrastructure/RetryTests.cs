using Companion.Infrastructure;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace Companion.Tests.Infrastructure;

public sealed class RetryTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    [Fact]
    public async Task Of_two_transactions_in_a_deadlock_both_succeed()
    {
        await app.Execute(
            "create table rows (id int primary key, changes int); insert into rows values (1, 0), (2, 0)"
        );
        var database = app.Services.GetRequiredService<Database>();
        using var bothHoldOne = new Barrier(2);
        var attempts = 0;

        await Task.WhenAll(Change(1, 2), Change(2, 1));

        Assert.Equal(3, attempts);
        Assert.Equal(4, await app.Query<int>("select sum(changes) from rows"));

        Task Change(int first, int second)
        {
            var isFirst = true;
            return Task.Run(() =>
                Retry.OnDeadlock(
                    async () =>
                    {
                        Interlocked.Increment(ref attempts);
                        await using var connection = await database.Writes.OpenConnectionAsync();
                        await using var transaction = await connection.BeginTransactionAsync();
                        await connection.ExecuteAsync(
                            "update rows set changes = changes + 1 where id = @first",
                            new { first }
                        );
                        if (isFirst)
                        {
                            isFirst = false;
                            bothHoldOne.SignalAndWait();
                        }

                        await connection.ExecuteAsync(
                            "update rows set changes = changes + 1 where id = @second",
                            new { second }
                        );
                        await transaction.CommitAsync();
                        return true;
                    },
                    default
                )
            );
        }
    }
}
