using Companion.Features.Sessions;
using Companion.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Companion.Tests.Features.Sessions;

public sealed class SessionHousekeepingTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    [Fact]
    public async Task What_has_run_out_is_removed_and_what_has_not_stays()
    {
        var person = await app.SignIn();
        await app.Execute(
            """
            insert into sessions (id, token_sha256, account_id, created_at, last_seen_at, expires_at)
            select gen_random_uuid(), uuid_send(gen_random_uuid()), @Id, @Noon, @Noon, @Noon
            from generate_series(1, 2100);
            insert into sign_in_failures (email_sha256, failures, failed_at, blocked_until)
            select int4send(n), 1, @Noon - n * interval '23 h', @Noon
            from generate_series(1, 1100) n;
            """,
            new { person.Id, CompanionApp.Noon }
        );

        await SessionHousekeeping.Sweep(app.Services.GetRequiredService<Database>(), CompanionApp.Noon, default);

        Assert.Equal(1, await app.Query<long>("select count(*) from sessions"));
        Assert.Equal(1, await app.Query<long>("select count(*) from sign_in_failures"));
    }
}
