using Companion.Features.Sessions;
using Companion.Infrastructure;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace Companion.Tests.Features.Sessions;

public sealed class SessionLookUpTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    private const string Written = "select xmin::text from sessions where token_sha256 = @Hash";

    [Fact]
    public async Task Each_of_many_tokens_is_its_own_persons_and_a_dead_one_nobodys()
    {
        await using var lookUps = LookUps();
        var people = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => app.SignIn()));

        var found = people.Select(person => lookUps.Find(TokenHash.Of(person.Token), default)).ToArray();
        var dead = lookUps.Find(TokenHash.Of("nobody's"), default);

        Assert.Null(await dead);
        Assert.Equal(
            people.Select(person => (Guid?)person.Id),
            (await Task.WhenAll(found)).Select(session => session?.AccountId)
        );
    }

    [Fact]
    public async Task Its_use_is_written_at_most_once_a_minute()
    {
        await using var lookUps = LookUps();
        var hash = SessionToken.Hash((await app.SignIn()).Token);
        async Task<string> Use()
        {
            Assert.NotNull(await lookUps.Find(TokenHash.Of(hash), default));
            return await app.Query<string>(Written, new { hash });
        }

        var atFirst = await Use();
        app.Clock.Advance(TimeSpan.FromSeconds(59));
        var soon = await Use();
        app.Clock.Advance(TimeSpan.FromSeconds(2));
        var later = await Use();

        Assert.Equal(atFirst, soon);
        Assert.NotEqual(soon, later);
        Assert.Equal(
            app.Clock.GetUtcNow().UtcDateTime,
            await app.Query<DateTime>("select last_seen_at from sessions where token_sha256 = @hash", new { hash })
        );
    }

    [Fact]
    public async Task One_that_somebody_has_locked_holds_up_nobody()
    {
        await using var lookUps = LookUps();
        var (locked, other) = (await app.SignIn(), await app.SignIn());
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await using var connection = await app.Database.OpenConnectionAsync();
        await using var locking = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(
            "select from sessions where token_sha256 = @Hash for update",
            new { Hash = SessionToken.Hash(locked.Token) },
            locking
        );

        var found = await Task.WhenAll(
            new[] { locked, other }.Select(person => lookUps.Find(TokenHash.Of(person.Token), default))
        );

        Assert.Equal([locked.Id, other.Id], found.Select(session => session!.AccountId));
    }

    private BatchedRead<TokenHash, Session> LookUps() =>
        SessionLookUp.Reader(app.Services.GetRequiredService<Database>(), app.Clock);
}
