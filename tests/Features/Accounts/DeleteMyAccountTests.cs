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
        var other = await app.SignIn();
        await person
            .Client.Post($"/v1/conversations/{other.Username}/messages", new { body = "Hello" })
            .Expect(HttpStatusCode.Created);

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
                    union all select account_id from message_counts where account_id = @Id
                    union all select id from conversations where @Id in (low_id, high_id)
                ) rest
                """,
                new { person.Id }
            )
        );
    }

    [Fact]
    public async Task Coming_meetings_are_cancelled_on_both_sides_and_the_others_keep_their_history()
    {
        var (julia, juliaId) = await app.Companion();
        var (alexis, alexisId) = await app.Companion();
        var alex = await app.Patron();
        await julia
            .Client.Post(
                "/v1/patrons",
                new
                {
                    name = "Julia",
                    sex = "female",
                    city_id = Scenes.Toronto,
                }
            )
            .Expect(HttpStatusCode.Created);
        var asCompanion = await Book(alex, juliaId, "2030-05-10T18:00:00Z");
        var asPatron = await Book(julia, alexisId, "2030-05-11T18:00:00Z");
        await julia.Client.Post($"/v1/meetings/{asCompanion}/accept").Expect(HttpStatusCode.OK);

        await julia.Client.DeleteAsync("/v1/accounts/me").Expect(HttpStatusCode.NoContent);

        var cancelled = await alex.Client.GetAsync($"/v1/meetings/{asCompanion}").Expect(HttpStatusCode.OK);
        Assert.Equal("cancelled", (string?)cancelled["status"]);
        Assert.Equal((long?)cancelled["total"], (long?)cancelled["refund"]);
        var withdrawn = await alexis.Client.GetAsync($"/v1/meetings/{asPatron}").Expect(HttpStatusCode.OK);
        Assert.Equal("withdrawn", (string?)withdrawn["status"]);
        Assert.Equal(
            0,
            await app.Query<long>(
                "select count(*) from meetings where companion_id = @juliaId or id = @asPatron and patron_id is not null",
                new { juliaId, asPatron }
            )
        );
        Assert.Equal(0, await app.Query<long>("select count(*) from calendar_entries"));
    }

    [Fact]
    public async Task A_stranger_has_nothing_to_delete() =>
        await app.Stranger().DeleteAsync("/v1/accounts/me").Refused(401, "unauthenticated");

    private static async Task<Guid> Book(Person patron, Guid companionId, string startsAt)
    {
        var meeting = await patron
            .Client.Post(
                "/v1/meetings",
                new
                {
                    companion_id = companionId,
                    starts_at = startsAt,
                    minutes = 120,
                }
            )
            .Expect(HttpStatusCode.Created);
        return (Guid)meeting["id"]!;
    }
}
