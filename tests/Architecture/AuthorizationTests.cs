using System.Net;
using Companion.Features.Sessions;

namespace Companion.Tests.Architecture;

/// <summary>
/// Who may call what, for every operation there is: one that is missing in the table fails. To add one, add a row; a
/// path's {names} are the ids of what belongs to the owner of <see cref="Belongings"/>.
/// </summary>
public sealed class AuthorizationTests(AuthorizationTests.Belongings app) : IClassFixture<AuthorizationTests.Belongings>
{
    private enum Who
    {
        /// <summary>Strangers too.</summary>
        Anyone,

        /// <summary>Whoever is signed in; what is read or changed is the caller's own.</summary>
        SignedIn,

        /// <summary>Those whom it belongs to: to everyone else it is not there (404), or not theirs to do (403).</summary>
        Owner,

        /// <summary>Admins: 403 for members and operators.</summary>
        Admin,

        /// <summary>Operators and admins: 403 for members.</summary>
        Operator,
    }

    private const string AnyVoucher = """{"kind":"percent","percent":10}""";
    private const string AnyBatch = """{"count":2,"kind":"percent","percent":10}""";

    private static readonly Operation[] Table =
    [
        new("GET /health", Who.Anyone),
        new("GET /health/live", Who.Anyone),
        new("GET /health/ready", Who.Anyone),
        new("GET /openapi/{documentName}.json", Who.Anyone, "/openapi/v1.json"),
        new("GET /v1/countries", Who.Anyone),
        new("GET /v1/orientations", Who.Anyone),
        new("GET /v1/cities", Who.Anyone),
        new("GET /v1/cities/{id:int}", Who.Anyone, "/v1/cities/1"),
        new("POST /v1/accounts", Who.Anyone, Body: "{}"),
        new("GET /v1/accounts", Who.Admin),
        new("GET /v1/accounts/{id:guid}", Who.Admin, "/v1/accounts/{account}"),
        new("PUT /v1/accounts/{id:guid}/role", Who.Admin, "/v1/accounts/{account}/role", """{"role":"member"}"""),
        new("GET /v1/accounts/me", Who.SignedIn),
        new("PATCH /v1/accounts/me", Who.SignedIn, Body: "{}"),
        new("DELETE /v1/accounts/me", Who.SignedIn),
        new("PUT /v1/accounts/me/password", Who.SignedIn, Body: "{}"),
        new("GET /v1/accounts/me/export", Who.SignedIn),
        new("POST /v1/sessions", Who.Anyone, Body: "{}"),
        new("GET /v1/sessions", Who.SignedIn),
        new("GET /v1/sessions/{id:guid}", Who.Owner, "/v1/sessions/{session}"),
        new("DELETE /v1/sessions/{id:guid}", Who.Owner, "/v1/sessions/{session}"),
        new("DELETE /v1/sessions/current", Who.SignedIn),
        new("DELETE /v1/sessions/others", Who.SignedIn),
        new("GET /v1/companions", Who.Anyone),
        new("POST /v1/companions", Who.SignedIn, Body: "{}"),
        new("GET /v1/companions/me", Who.SignedIn),
        new("PATCH /v1/companions/me", Who.SignedIn, Body: "{}"),
        new("DELETE /v1/companions/me", Who.SignedIn),
        new("GET /v1/companions/me/hours", Who.SignedIn),
        new("PUT /v1/companions/me/hours", Who.SignedIn, Body: "{}"),
        new("GET /v1/companions/me/days", Who.SignedIn),
        new("PUT /v1/companions/me/days/{date}", Who.SignedIn, "/v1/companions/me/days/2030-05-10", "{}"),
        new("DELETE /v1/companions/me/days/{date}", Who.SignedIn, "/v1/companions/me/days/2030-05-10"),
        new("GET /v1/companions/{id:guid}", Who.Anyone, "/v1/companions/{companion}"),
        new("GET /v1/companions/{id:guid}/slots", Who.Anyone, "/v1/companions/{companion}/slots"),
        new("GET /v1/stream", Who.SignedIn),
        new("GET /v1/updates", Who.SignedIn),
        new("GET /v1/blocks", Who.SignedIn),
        new("PUT /v1/blocks/{username}", Who.SignedIn, "/v1/blocks/partner"),
        new("DELETE /v1/blocks/{username}", Who.SignedIn, "/v1/blocks/partner"),
        new("GET /v1/meetings", Who.SignedIn),
        new("POST /v1/meetings", Who.SignedIn, Body: "{}"),
        new("POST /v1/meetings/quote", Who.SignedIn, Body: "{}"),
        new("GET /v1/meetings/{id:guid}", Who.Owner, "/v1/meetings/{meeting}"),
        new("GET /v1/meetings/{id:guid}/cancellation", Who.Owner, "/v1/meetings/{meeting}/cancellation"),
        new("POST /v1/meetings/{id:guid}/accept", Who.Owner, "/v1/meetings/{meeting}/accept"),
        new("POST /v1/meetings/{id:guid}/decline", Who.Owner, "/v1/meetings/{meeting}/decline"),
        new("POST /v1/meetings/{id:guid}/withdraw", Who.Owner, "/v1/meetings/{meeting}/withdraw"),
        new("POST /v1/meetings/{id:guid}/cancel", Who.Owner, "/v1/meetings/{meeting}/cancel"),
        new("POST /v1/meetings/{id:guid}/complete", Who.Owner, "/v1/meetings/{meeting}/complete"),
        new("POST /v1/patrons", Who.SignedIn, Body: """{"name":"Alex","sex":"male","city_id":1}"""),
        new("GET /v1/patrons", Who.Admin),
        new("GET /v1/patrons/me", Who.SignedIn),
        new("PATCH /v1/patrons/me", Who.SignedIn, Body: "{}"),
        new("DELETE /v1/patrons/me", Who.SignedIn),
        new("GET /v1/patrons/{id:guid}", Who.Owner, "/v1/patrons/{patron}"),
        new("GET /v1/conversations", Who.SignedIn),
        new("GET /v1/conversations/{username}/messages", Who.Owner, "/v1/conversations/{conversation}/messages"),
        new(
            "POST /v1/conversations/{username}/messages",
            Who.Owner,
            "/v1/conversations/{conversation}/messages",
            """{"body":"Hello"}"""
        ),
        new(
            "PUT /v1/conversations/{username}/read",
            Who.Owner,
            "/v1/conversations/{conversation}/read",
            """{"up_to":1}"""
        ),
        new(
            "POST /api/v1/send/{user}/{partner}",
            Who.Owner,
            "/api/v1/send/owner_of_all/{conversation}/",
            """{"msg":"Hello"}"""
        ),
        new("GET /v1/sprockets", Who.Anyone),
        new("POST /v1/sprockets", Who.Operator, Body: "{}"),
        new("GET /v1/sprockets/{id:int}", Who.Anyone, "/v1/sprockets/1"),
        new("PUT /v1/sprockets/{id:int}", Who.Operator, "/v1/sprockets/1", "{}"),
        new("GET /v1/factories", Who.Anyone),
        new("POST /v1/factories", Who.Operator, Body: "{}"),
        new("GET /v1/factories/{id:int}", Who.Anyone, "/v1/factories/1"),
        new("GET /v1/factories/{id:int}/chart.svg", Who.Anyone, "/v1/factories/1/chart.svg"),
        new("GET /v1/insights/me", Who.SignedIn),
        new("GET /v1/insights/me/chart.svg", Who.SignedIn),
        new("GET /v1/insights/me/goal", Who.SignedIn),
        new("PUT /v1/insights/me/goal", Who.SignedIn, Body: "{}"),
        new("GET /api/v1/retrieve/{user}/{partner}", Who.Owner, "/api/v1/retrieve/owner_of_all/{conversation}/"),
        new("POST /v1/events", Who.SignedIn, Body: "{}"),
        new("GET /v1/events", Who.Anyone),
        new("GET /v1/accounts/me/events", Who.SignedIn),
        new("GET /v1/events/{id:guid}", Who.Anyone, "/v1/events/{public event}"),
        new("PATCH /v1/events/{id:guid}", Who.Owner, "/v1/events/{event}", "{}"),
        new("POST /v1/events/{id:guid}/cancel", Who.Owner, "/v1/events/{public event}/cancel"),
        new("DELETE /v1/events/{id:guid}", Who.Owner, "/v1/events/{event}"),
        new("GET /v1/events/{id:guid}/staff", Who.Owner, "/v1/events/{event}/staff"),
        new("PUT /v1/events/{id:guid}/staff/{username}", Who.Owner, "/v1/events/{event}/staff/partner"),
        new("DELETE /v1/events/{id:guid}/staff/{username}", Who.Owner, "/v1/events/{event}/staff/partner"),
        new("GET /v1/events/{event_id:guid}/insights", Who.Owner, "/v1/events/{event}/insights"),
        new("GET /v1/events/{event_id:guid}/vouchers.csv", Who.Owner, "/v1/events/{event}/vouchers.csv"),
        new("POST /v1/events/{event_id:guid}/vouchers", Who.Owner, "/v1/events/{event}/vouchers", AnyVoucher),
        new("POST /v1/events/{event_id:guid}/vouchers/batch", Who.Owner, "/v1/events/{event}/vouchers/batch", AnyBatch),
        new("POST /v1/events/{event_id:guid}/vouchers/import", Who.Owner, "/v1/events/{event}/vouchers/import"),
        new("GET /v1/events/{event_id:guid}/vouchers", Who.Owner, "/v1/events/{event}/vouchers"),
        new(
            "GET /v1/events/{event_id:guid}/vouchers/{voucher_id:guid}",
            Who.Owner,
            "/v1/events/{event}/vouchers/{voucher}"
        ),
        new(
            "PATCH /v1/events/{event_id:guid}/vouchers/{voucher_id:guid}",
            Who.Owner,
            "/v1/events/{event}/vouchers/{voucher}",
            "{}"
        ),
        new(
            "DELETE /v1/events/{event_id:guid}/vouchers/{voucher_id:guid}",
            Who.Owner,
            "/v1/events/{event}/vouchers/{voucher}"
        ),
        new(
            "GET /v1/events/{event_id:guid}/vouchers/{voucher_id:guid}/redemptions",
            Who.Owner,
            "/v1/events/{event}/vouchers/{voucher}/redemptions"
        ),
        new(
            "GET /v1/events/{event_id:guid}/vouchers/{voucher_id:guid}/qr.svg",
            Who.Owner,
            "/v1/events/{event}/vouchers/{voucher}/qr.svg"
        ),
        new(
            "GET /v1/events/{event_id:guid}/vouchers/{voucher_id:guid}/qr.png",
            Who.Owner,
            "/v1/events/{event}/vouchers/{voucher}/qr.png"
        ),
        new("POST /v1/vouchers/{code}/check", Who.SignedIn, "/v1/vouchers/sweep-me/check", "{}"),
        new("POST /v1/vouchers/{code}/claim", Who.SignedIn, "/v1/vouchers/sweep-me/claim"),
        new("POST /v1/vouchers/{code}/redeem", Who.Owner, "/v1/vouchers/sweep-me/redeem"),
        new("GET /v1/accounts/me/vouchers", Who.SignedIn),
        new("GET /v1/redemptions/{id:guid}", Who.Owner, "/v1/redemptions/{redemption}"),
        new(
            "POST /v1/redemptions/{id:guid}/reverse",
            Who.Owner,
            "/v1/redemptions/{redemption}/reverse",
            """{"reason":"A mistake"}"""
        ),
        new("POST /v1/vouchers", Who.Admin, Body: AnyVoucher),
        new("POST /v1/vouchers/batch", Who.Admin, Body: AnyBatch),
        new("GET /v1/vouchers", Who.Admin),
        new("GET /v1/vouchers/{voucher_id:guid}", Who.Admin, "/v1/vouchers/{voucher}"),
        new("PATCH /v1/vouchers/{voucher_id:guid}", Who.Admin, "/v1/vouchers/{voucher}", "{}"),
        new("DELETE /v1/vouchers/{voucher_id:guid}", Who.Admin, "/v1/vouchers/{voucher}"),
        new("GET /v1/vouchers/{voucher_id:guid}/redemptions", Who.Admin, "/v1/vouchers/{voucher}/redemptions"),
    ];

    public static TheoryData<string> All => Names(_ => true);

    public static TheoryData<string> Open => Names(operation => operation.Who == Who.Anyone);

    public static TheoryData<string> Closed => Names(operation => operation.Who != Who.Anyone);

    public static TheoryData<string> Owned => Names(operation => operation.Who == Who.Owner);

    public static TheoryData<string> OwnedToRead => Names(operation => operation is { Who: Who.Owner, Method: "GET" });

    public static TheoryData<string> ForAdmins => Names(operation => operation.Who == Who.Admin);

    public static TheoryData<string> ForOperators => Names(operation => operation.Who == Who.Operator);

    [Fact]
    public void Every_operation_is_in_the_table() =>
        Assert.Equal(
            EndpointTests.Operations(app).Select(operation => operation.Name).Order(StringComparer.Ordinal),
            Table.Select(operation => operation.Name).Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Open))]
    public async Task Strangers_are_let_in_where_it_is_open(string name)
    {
        using var answer = await Call(app.Stranger(), name);

        Assert.DoesNotContain(answer.StatusCode, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden });
    }

    [Theory]
    [MemberData(nameof(Closed))]
    public Task Strangers_are_refused_elsewhere(string name) =>
        Call(app.Stranger(), name).Refused(401, "unauthenticated");

    [Theory]
    [MemberData(nameof(All))]
    public Task A_dead_token_is_refused_everywhere(string name) =>
        Call(app.ClientOf(SessionToken.Create()), name).Refused(401, "unauthenticated");

    [Theory]
    [MemberData(nameof(Closed))]
    public async Task The_signed_in_are_not_taken_for_strangers(string name)
    {
        using var answer = await Call((await app.SignIn()).Client, name);

        Assert.NotEqual(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Owned))]
    public async Task What_belongs_to_others_is_not_there_or_not_theirs_to_change(string name)
    {
        using var answer = await Call((await app.SignIn()).Client, name);

        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.Forbidden });
    }

    /// <summary>That the ids of the table are there, without which the test before would prove nothing.</summary>
    [Theory]
    [MemberData(nameof(OwnedToRead))]
    public async Task Owners_read_what_is_theirs(string name)
    {
        using var answer = await Call(app.Owner.Client, name);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [MemberData(nameof(ForAdmins))]
    public async Task Members_and_operators_are_refused_what_is_for_admins(string name)
    {
        await Call((await app.SignIn()).Client, name).Refused(403, "forbidden");
        await Call((await app.SignIn(role: "operator")).Client, name).Refused(403, "forbidden");
    }

    [Theory]
    [MemberData(nameof(ForAdmins))]
    public async Task Admins_are_not_refused(string name)
    {
        using var answer = await Call((await app.SignIn(role: "admin")).Client, name);

        Assert.DoesNotContain(answer.StatusCode, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden });
    }

    [Theory]
    [MemberData(nameof(ForOperators))]
    public async Task Members_are_refused_what_is_for_operators(string name) =>
        await Call((await app.SignIn()).Client, name).Refused(403, "forbidden");

    [Theory]
    [MemberData(nameof(ForOperators))]
    public async Task Operators_and_admins_are_not_refused(string name)
    {
        foreach (var role in new[] { "operator", "admin" })
        {
            using var answer = await Call((await app.SignIn(role: role)).Client, name);

            Assert.DoesNotContain(answer.StatusCode, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden });
        }
    }

    private static TheoryData<string> Names(Func<Operation, bool> which) =>
        [.. Table.Where(which).Select(operation => operation.Name)];

    private async Task<HttpResponseMessage> Call(HttpClient client, string name)
    {
        var operation = Table.Single(row => row.Name == name);
        var path = operation.Path ?? name.Split(' ')[1];
        foreach (var (what, id) in app.Ids)
        {
            path = path.Replace($"{{{what}}}", id.ToString(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain('{', path);
        using var request = new HttpRequestMessage(HttpMethod.Parse(operation.Method), path);
        request.Content = operation.Body is null ? null : Wire.Raw(operation.Body);
        // A stream has no end to wait for.
        return await client.SendAsync(
            request,
            request.RequestUri!.ToString() is "/v1/stream" ? HttpCompletionOption.ResponseHeadersRead : default
        );
    }

    private sealed record Operation(string Name, Who Who, string? Path = null, string? Body = null)
    {
        public string Method => Name.Split(' ')[0];
    }

    /// <summary>Somebody with one of each: a session, a companion, a patron, a meeting, a conversation, events, a voucher and its use.</summary>
    public sealed class Belongings : CompanionApp, IAsyncLifetime
    {
        public Person Owner { get; private set; } = null!;

        public Dictionary<string, Guid> Ids { get; } = new(StringComparer.Ordinal);

        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            await InitializeAsync();
            Owner = await SignIn("owner_of_all");
            var partner = await SignIn("partner");
            Ids["account"] = Owner.Id;
            foreach (
                var what in new[]
                {
                    "session",
                    "companion",
                    "patron",
                    "meeting",
                    "conversation",
                    "event",
                    "public event",
                    "voucher",
                    "redemption",
                }
            )
            {
                Ids[what] = Guid.CreateVersion7(CompanionApp.Noon);
            }

            await Execute(
                """
                insert into sessions (id, token_sha256, account_id, created_at, last_seen_at, expires_at)
                values (@session, 'other', @owner, @now, @now, @now + interval '30 days');

                insert into companions (id, account_id, name, about, sex, show_orientation, city_id, hourly_rate, currency,
                    is_active, min_minutes, max_minutes, step_minutes, buffer_before, buffer_after, min_notice_minutes,
                    horizon_days, instant_book, cancellation_policy, created_at, updated_at)
                values (@companion, @owner, 'Julia', '', 'female', false, 1, 3000, 'JPY',
                    true, 60, 240, 30, 0, 0, 120,
                    60, false, 'flexible', @now, @now);

                insert into patrons (id, account_id, name, sex, city_id, created_at, updated_at)
                values (@patron, @owner, 'Julia', 'female', 1, @now, @now),
                    (@partnerPatron, @partner, 'Alex', 'male', 1, @now, @now);

                insert into meetings (id, companion_id, patron_id, city_id, time_zone, starts_at, ends_at, minutes, status,
                    cancellation_policy, currency, hourly_rate, price, service_fee, total, payout, accepted_at, created_at,
                    updated_at)
                values (@meeting, @companion, @partnerPatron, 1, 'Asia/Tokyo', @start, @start + interval '60 minutes', 60,
                    'accepted', 'flexible', 'JPY', 3000, 3000, 0, 3000, 3000, @now, @now, @now);

                insert into conversations (id, low_id, high_id, last_seq, last_sent_at, low_sent, created_at)
                values (@conversation, least(@owner, @partner), greatest(@owner, @partner), 1, @now, 1, @now);

                insert into messages (conversation_id, seq, id, from_low, low_count, body, sent_at)
                values (@conversation, 1, @conversation, true, 1, 'Hello', @now);

                insert into events (id, organiser_id, name, description, city_id, venue, starts_at, ends_at, is_public, created_at, updated_at)
                values (@event, @owner, 'Private', '', 1, 'Home', @now, @start, false, @now, @now),
                    (@publicEvent, @owner, 'Public', '', 1, 'Park', @now, @start, true, @now, @now);

                insert into vouchers (id, event_id, code, kind, percent, is_active, redeemed, last_used_at, created_at, updated_at)
                values (@voucher, @event, 'SWEEP-ME', 'percent', 10, true, 1, @now, @now, @now);

                insert into redemptions (id, voucher_id, event_id, code, by_id, status, created_at)
                values (@redemption, @voucher, @event, 'SWEEP-ME', @owner, 'redeemed', @now);
                """,
                new
                {
                    owner = Owner.Id,
                    partner = partner.Id,
                    partnerPatron = Guid.CreateVersion7(CompanionApp.Noon),
                    session = Ids["session"],
                    companion = Ids["companion"],
                    patron = Ids["patron"],
                    meeting = Ids["meeting"],
                    conversation = Ids["conversation"],
                    @event = Ids["event"],
                    publicEvent = Ids["public event"],
                    voucher = Ids["voucher"],
                    redemption = Ids["redemption"],
                    now = CompanionApp.Noon,
                    start = CompanionApp.Noon.AddDays(2),
                }
            );
        }
    }
}
