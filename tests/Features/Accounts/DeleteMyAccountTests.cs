using System.Net;

namespace Companion.Tests.Features.Accounts;

public sealed class DeleteMyAccountTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    [Fact]
    public async Task Everything_that_belongs_to_an_account_goes_with_it()
    {
        var person = await app.SignIn();
        await app.Execute(
            """
            insert into patrons (id, account_id, name, sex, city_id, created_at, updated_at)
            select @Id, @Id, 'P', 'other', min(id), @Noon, @Noon from cities;
            insert into companions (
                id, account_id, name, about, sex, show_orientation, city_id, hourly_rate, currency, is_active, min_minutes,
                max_minutes, step_minutes, buffer_before, buffer_after, min_notice_minutes, horizon_days, instant_book,
                cancellation_policy, created_at, updated_at
            )
            select @Id, @Id, 'C', '', 'other', false, min(id), 3000, 'CAD', false, 60, 720, 15, 0, 0, 120, 60, false, 'flexible', @Noon, @Noon
            from cities;
            insert into idempotency_keys (account_id, key, route, request_sha256, created_at) values (@Id, 'k', 'POST /', '', @Noon);
            select append_updates(array[@Id], 'test', '{}', @Noon);
            """,
            new { person.Id, CompanionApp.Noon }
        );

        await person.Client.DeleteAsync("/v1/accounts/me").Expect(HttpStatusCode.NoContent);

        await person.Client.GetAsync("/v1/accounts/me").Refused(401, "unauthenticated");
        Assert.Equal(
            0,
            await app.Query<long>(
                """
                select count(*) from (
                    select id from accounts where id = @Id
                    union all select account_id from sessions where account_id = @Id
                    union all select account_id from patrons where account_id = @Id
                    union all select account_id from companions where account_id = @Id
                    union all select account_id from updates where account_id = @Id
                    union all select account_id from idempotency_keys where account_id = @Id
                ) rest
                """,
                new { person.Id }
            )
        );
    }

    [Fact]
    public async Task A_stranger_has_nothing_to_delete() =>
        await app.Stranger().DeleteAsync("/v1/accounts/me").Refused(401, "unauthenticated");
}
