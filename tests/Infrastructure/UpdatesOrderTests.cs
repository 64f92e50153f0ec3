using Dapper;

namespace Companion.Tests.Infrastructure;

/// <summary>An account's updates get their ids in the order in which they are committed: a reader that has seen one has seen all before it.</summary>
public sealed class UpdatesOrderTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    [Theory]
    [InlineData("select append_updates(array[@id], 'test', '{}', @Noon)")]
    [InlineData("select append_each_update(array[@id], 'test', array['{}'::jsonb], @Noon)")]
    public async Task A_second_append_to_a_log_waits_for_the_commit_of_the_first(string append)
    {
        var id = (await app.SignIn()).Id;
        await using var first = await app.Database.OpenConnectionAsync();
        await using var transaction = await first.BeginTransactionAsync();
        await first.ExecuteAsync(
            "select append_updates(array[@id], 'first', '{}', @Noon)",
            new { id, CompanionApp.Noon },
            transaction
        );

        var second = app.Execute(append, new { id, CompanionApp.Noon });
        await app.WaitForLockWaiters(1);
        Assert.False(second.IsCompleted);
        await transaction.CommitAsync();
        await second;

        Assert.Equal(
            "first,test",
            await app.Query<string>(
                "select string_agg(kind, ',' order by id) from updates where account_id = @id",
                new { id }
            )
        );
    }
}
