using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Companion.Tests.Features.Meetings;

/// <summary>What becomes of meetings when an account or a profile goes.</summary>
public sealed class CancelComingMeetingsTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    private static readonly DateTime Day = CompanionApp.Noon.Date.AddDays(4).AddHours(18);

    [Theory]
    [InlineData("/v1/accounts/me")]
    [InlineData("/v1/companions/me")]
    public async Task A_companion_who_goes_gives_all_back_and_declines_what_is_open(string path)
    {
        var (companion, id) = await app.Companion(new() { ["cancellation_policy"] = "strict" });
        var patron = await app.Patron();
        var accepted = await Book(patron, id, Day);
        await companion.Client.Post($"/v1/meetings/{accepted["id"]}/accept").Expect(HttpStatusCode.OK);
        var requested = await Book(patron, id, Day.AddHours(4));

        await companion.Client.DeleteAsync(path).Expect(HttpStatusCode.NoContent);

        var cancelled = await Get(patron, accepted);
        Assert.Equal(("cancelled", 4500), ((string?)cancelled["status"], (long)cancelled["refund"]!));
        Assert.Null(cancelled["companion"]);
        Assert.Equal("companion", (string?)cancelled["history"]!.AsArray()[^1]!["actor"]);
        Assert.Equal("declined", (string?)(await Get(patron, requested))["status"]);
        await HoldsNothing(accepted, requested);
        await app.Stranger().GetAsync($"/v1/companions/{id}").Refused(404, "not_found");
        await companion
            .Client.GetAsync("/v1/companions/me")
            .Refused(
                path.Contains("accounts", StringComparison.Ordinal) ? 401 : 404,
                path.Contains("accounts", StringComparison.Ordinal) ? "unauthenticated" : "not_found"
            );
    }

    [Theory]
    [InlineData("/v1/accounts/me")]
    [InlineData("/v1/patrons/me")]
    public async Task A_patron_who_goes_is_refunded_by_the_policy_and_withdraws_what_is_open(string path)
    {
        var (companion, id) = await app.Companion(new() { ["cancellation_policy"] = "strict" });
        var patron = await app.Patron();
        var soon = CompanionApp.Noon.AddHours(40);
        var accepted = await Book(patron, id, soon);
        await companion.Client.Post($"/v1/meetings/{accepted["id"]}/accept").Expect(HttpStatusCode.OK);
        var requested = await Book(patron, id, Day);

        await patron.Client.DeleteAsync(path).Expect(HttpStatusCode.NoContent);

        var cancelled = await Get(companion, accepted);
        Assert.Equal(("cancelled", 0), ((string?)cancelled["status"], (long)cancelled["refund"]!));
        Assert.Null(cancelled["patron"]);
        Assert.Equal("withdrawn", (string?)(await Get(companion, requested))["status"]);
        await HoldsNothing(accepted, requested);
        // The time is the companion's again.
        await Book(await app.Patron(), id, Day);
    }

    [Fact]
    public async Task A_request_whose_time_is_over_expires_and_is_nobodys_to_end()
    {
        var (companion, id) = await app.Companion();
        var patron = await app.Patron();
        var overdue = await Book(patron, id, Day.AddHours(8));
        await app.Execute(
            "update meetings set expires_at = @Noon where id = @id",
            new { CompanionApp.Noon, id = (Guid)overdue["id"]! }
        );

        await companion.Client.DeleteAsync("/v1/companions/me").Expect(HttpStatusCode.NoContent);

        var expired = await Get(patron, overdue);
        Assert.Equal(
            ("expired", "system"),
            ((string?)expired["status"], (string?)expired["history"]!.AsArray()[^1]!["actor"])
        );
    }

    [Fact]
    public async Task The_other_side_is_told_and_the_deleted_accounts_log_is_gone()
    {
        var (companion, id) = await app.Companion(new() { ["instant_book"] = true });
        var patron = await app.Patron();
        await Book(patron, id, Day.AddHours(12));

        await companion.Client.DeleteAsync("/v1/accounts/me").Expect(HttpStatusCode.NoContent);

        Assert.Equal(
            "accepted,cancelled",
            await app.Query<string>(
                "select string_agg(payload ->> 'status', ',' order by id) from updates where account_id = @Id",
                new { patron.Id }
            )
        );
        await app.Execute(
            "select append_updates(array[@Id], 'late', '{}', @Noon)",
            new { companion.Id, CompanionApp.Noon }
        );
        Assert.Equal(
            0,
            await app.Query<long>("select count(*) from updates where account_id = @Id", new { companion.Id })
        );
    }

    [Fact]
    public async Task A_deletion_under_bookings_leaves_no_meeting_without_its_companion()
    {
        var (companion, id) = await app.Companion(new() { ["instant_book"] = true });
        var patrons = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => app.Patron()));

        var bookings = patrons
            .Select(
                async (patron, i) =>
                {
                    var statuses = new List<HttpStatusCode>();
                    for (var hour = 0; hour < 8; hour++)
                    {
                        using var answer = await patron.Client.PostAsJsonAsync(
                            "/v1/meetings",
                            new
                            {
                                companion_id = id,
                                starts_at = CompanionApp.Noon.AddDays(2 + i).AddHours(hour),
                                minutes = 60,
                            }
                        );
                        statuses.Add(answer.StatusCode);
                    }

                    return statuses;
                }
            )
            .ToList();
        await bookings[0];
        await companion.Client.DeleteAsync("/v1/companions/me").Expect(HttpStatusCode.NoContent);
        var statuses = (await Task.WhenAll(bookings)).SelectMany(s => s).ToList();

        Assert.DoesNotContain(statuses, status => (int)status >= 500);
        Assert.Equal(
            0,
            await app.Query<long>(
                "select count(*) from meetings where companion_id is null and status in ('requested', 'accepted')"
            )
        );
        Assert.Equal(
            0,
            await app.Query<long>(
                "select count(*) from calendar_entries e join meetings m on m.id = e.meeting_id where m.status not in ('requested', 'accepted')"
            )
        );
    }

    private async Task HoldsNothing(params JsonNode[] meetings) =>
        Assert.Equal(
            0,
            await app.Query<long>(
                "select count(*) from calendar_entries where meeting_id = any (@ids)",
                new { ids = meetings.Select(meeting => (Guid)meeting["id"]!).ToArray() }
            )
        );

    private static Task<JsonNode> Book(Person patron, Guid id, DateTime start) =>
        patron
            .Client.Post(
                "/v1/meetings",
                new
                {
                    companion_id = id,
                    starts_at = start,
                    minutes = 60,
                }
            )
            .Expect(HttpStatusCode.Created);

    private static Task<JsonNode> Get(Person person, JsonNode meeting) =>
        person.Client.GetAsync($"/v1/meetings/{meeting["id"]}").Expect(HttpStatusCode.OK);
}
