using Companion.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Companion.Tests.Infrastructure;

public sealed class HousekeepingTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    [Fact]
    public async Task What_is_kept_for_a_time_goes_after_it_and_not_before()
    {
        await app.Execute(
            """
            insert into idempotency_keys (account_id, key, route, request_sha256, created_at)
            select gen_random_uuid(), 'old', '', ''::bytea, @Noon - interval '7 days 1 second' from generate_series(1, 1100)
            union all
            select gen_random_uuid(), 'new', '', ''::bytea, @Noon - interval '6 days 23 hours';

            insert into updates (account_id, kind, payload, at)
            select gen_random_uuid(), 'old', '{}'::jsonb, @Noon - interval '30 days 1 second' from generate_series(1, 1100)
            union all
            select gen_random_uuid(), 'new', '{}'::jsonb, @Noon - interval '29 days 23 hours';
            """,
            new { CompanionApp.Noon }
        );

        await Housekeeping.Sweep(app.Services.GetRequiredService<Database>(), CompanionApp.Noon, default);

        Assert.Equal("new", await app.Query<string>("select string_agg(key, ',') from idempotency_keys"));
        Assert.Equal("new", await app.Query<string>("select string_agg(kind, ',') from updates"));
    }
}
