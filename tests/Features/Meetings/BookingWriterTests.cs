using System.Net;
using System.Net.Http.Json;
using Companion.Features.Meetings;
using Companion.Infrastructure;
using Dapper;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace Companion.Tests.Features.Meetings;

/// <summary>Bookings that wait for a round trip go together. The test keeps both round trips waiting, each at the last lock of a booking.</summary>
public sealed class BookingWriterTests(BookingWriterTests.Patient app) : IClassFixture<BookingWriterTests.Patient>
{
    /// <summary>Those that go together wait longer for a lock: the test is to have its time.</summary>
    public sealed class Patient : CompanionApp
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services =>
                services.Replace(
                    ServiceDescriptor.Singleton(provider => new BookingWriter(
                        provider.GetRequiredService<Database>(),
                        provider.GetRequiredService<UpdateSignals>(),
                        patience: TimeSpan.FromSeconds(10)
                    ))
                )
            );
        }
    }

    private static readonly DateTime Start = CompanionApp.Noon.AddDays(3);

    private readonly BookingWriter writer = app.Services.GetRequiredService<BookingWriter>();

    [Fact]
    public async Task What_waits_is_booked_in_one_commit()
    {
        var first = await Booking(await app.Patron(), (await app.Companion()).Id);
        var second = await Booking(await app.Patron(), (await app.Companion()).Id);
        await using var held = await BothRoundTrips();

        var writes = new[] { Write(first), Write(second) };
        await held.Release();

        Assert.All(await Task.WhenAll(writes), Assert.Null);
        Assert.Equal(
            1,
            await app.Query<int>(
                "select count(distinct xmin::text) from meetings where id = any (@ids)",
                new { ids = new[] { first.Id, second.Id } }
            )
        );
        Assert.Equal(8, await RowsOf(first) + await RowsOf(second));
    }

    [Fact]
    public async Task One_that_may_not_be_made_leaves_nothing_and_the_others_stand()
    {
        var (_, hot) = await app.Companion();
        var first = await Booking(await app.Patron(), hot);
        var second = await Booking(await app.Patron(), hot);
        var other = await Booking(await app.Patron(), (await app.Companion()).Id);
        await using var held = await BothRoundTrips();

        var writes = new[] { Write(first), Write(second), Write(other) };
        await held.Release();

        var refused = await Task.WhenAll(writes);
        Assert.Null(refused[2]);
        Assert.Single(refused[..2], BookMeeting.Taken);
        Assert.Single(refused[..2], (string?)null);
        var (won, lost) = refused[0] is null ? (first, second) : (second, first);
        Assert.Equal(4, await RowsOf(won));
        Assert.Equal(0, await RowsOf(lost));
        Assert.Equal(4, await RowsOf(other));
    }

    /// <summary>Together they would count in one row at once, and which of them is the sixth would be chance.</summary>
    [Fact]
    public async Task Those_of_one_patron_take_turns()
    {
        var patron = await app.Patron();
        var bookings = new List<BookMeeting.Booking>();
        for (var n = 0; n < 6; n++)
        {
            bookings.Add(await Booking(patron, (await app.Companion()).Id, Start.AddHours(n)));
        }

        await using var held = await BothRoundTrips();

        var writes = bookings.ConvertAll(booking => Write(booking));
        await held.Release();

        var refused = await Task.WhenAll(writes);
        Assert.All(refused[..5], Assert.Null);
        Assert.Equal(BookMeeting.TooManyOpenRequests, refused[5]);
    }

    [Fact]
    public async Task A_meeting_costs_what_the_companion_asks_when_it_is_booked()
    {
        var (companion, id) = await app.Companion();
        var patron = await app.Patron();
        await using var held = await Held(patron);

        var booking = patron.Client.Post("/v1/meetings", Request(id));
        await app.WaitForLockWaiters(1);
        await companion
            .Client.PatchAsJsonAsync("/v1/companions/me", new { hourly_rate = 6000 })
            .Expect(HttpStatusCode.OK);
        await held.Release();

        var meeting = await booking.Expect(HttpStatusCode.Created);
        Assert.Equal(6000, (long)meeting["hourly_rate"]!);
    }

    [Fact]
    public async Task One_whose_caller_leaves_is_booked_and_both_are_told()
    {
        var (companion, id) = await app.Companion();
        var patron = await app.Patron();
        var signals = app.Services.GetRequiredService<UpdateSignals>();
        using var companions = signals.Wait(companion.Id);
        using var patrons = signals.Wait(patron.Id);
        using var leaves = new CancellationTokenSource();
        await using var held = await Held(patron);

        var booking = patron.Client.PostAsJsonAsync("/v1/meetings", Request(id), leaves.Token);
        await app.WaitForLockWaiters(1);
        await leaves.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => booking);
        await held.Release();

        Assert.True(await companions.WaitAsync(TimeSpan.FromSeconds(10), CancellationToken.None));
        Assert.True(await patrons.WaitAsync(TimeSpan.FromSeconds(10), CancellationToken.None));
        Assert.Equal(1, await app.Query<int>("select count(*) from meetings where companion_id = @id", new { id }));
    }

    [Fact]
    public async Task Keys_are_kept_with_what_is_booked_and_not_with_what_is_refused()
    {
        var (_, hot) = await app.Companion();
        var (one, two, three) = (await app.Patron(), await app.Patron(), await app.Patron());
        var first = await Booking(one, hot);
        var second = await Booking(two, hot);
        var other = await Booking(three, (await app.Companion()).Id);
        await using var held = await BothRoundTrips();

        var writes = new[] { Write(first, KeyOf(one)), Write(second, KeyOf(two)), Write(other, KeyOf(three)) };
        await held.Release();

        var refused = await Task.WhenAll(writes);
        var booked = new[] { one, two, three }.Where((_, n) => refused[n] is null).Select(person => person.Id);
        Assert.Equal(
            booked.Order(),
            (
                await app.Query<Guid[]>(
                    "select array_agg(account_id) from idempotency_keys where account_id = any (@ids) and status = 201",
                    new { ids = new[] { one.Id, two.Id, three.Id } }
                )
            ).Order()
        );
        Assert.Equal(2, refused.Count(reason => reason is null));
    }

    [Fact]
    public async Task A_key_that_stands_for_something_is_refused_and_the_others_stand()
    {
        var (one, two) = (await app.Patron(), await app.Patron());
        Assert.Null(await Write(await Booking(one, (await app.Companion()).Id), KeyOf(one)));
        var again = await Booking(one, (await app.Companion()).Id, Start.AddHours(3));
        var other = await Booking(two, (await app.Companion()).Id);
        await using var held = await BothRoundTrips();

        var writes = new[] { Write(again, KeyOf(one)), Write(other, KeyOf(two)) };
        await held.Release();

        Assert.Equal(
            [IdempotencyKey.IsKept, "booked"],
            (await Task.WhenAll(writes)).Select(reason => reason ?? "booked")
        );
        Assert.Equal(0, await RowsOf(again));
        Assert.Equal(4, await RowsOf(other));
    }

    /// <summary>As by a deletion, which may take its time.</summary>
    [Theory]
    [InlineData("select from patrons where account_id = any (@ids) for update")]
    [InlineData("select from accounts where id = any (@ids) for update")]
    [InlineData(
        "update open_requests set open = open where patron_id in (select id from patrons where account_id = any (@ids))"
    )]
    [InlineData("select lock_updates(@ids)")]
    public async Task Who_waits_for_a_lock_holds_up_nobody(string sql)
    {
        await using var hasty = new BookingWriter(
            app.Services.GetRequiredService<Database>(),
            app.Services.GetRequiredService<UpdateSignals>()
        );
        var locked = new[] { await app.Patron(), await app.Patron(), await app.Patron() };
        var waiting = new List<BookMeeting.Booking>();
        foreach (var patron in locked)
        {
            Assert.Null(await Write(await Booking(patron, (await app.Companion()).Id)));
            waiting.Add(await Booking(patron, (await app.Companion()).Id, Start.AddHours(1)));
        }

        var other = await Booking(await app.Patron(), (await app.Companion()).Id);
        await using var held = await Held(sql, locked);
        var writes = waiting.ConvertAll(booking => Hasty(booking));

        // Both round trips would wait for 1.5 s, as long as any statement for a lock.
        Assert.Null(await Hasty(other).WaitAsync(TimeSpan.FromSeconds(1.4)));
        Assert.DoesNotContain(writes, write => write.IsCompleted);

        await held.Release();
        Assert.All(await Task.WhenAll(writes), Assert.Null);

        Task<string?> Hasty(BookMeeting.Booking booking) =>
            hasty.Write(booking, voucher: null, keep: null, CancellationToken.None);
    }

    [Fact]
    public async Task Whom_the_companion_blocks_meanwhile_does_not_book()
    {
        var (companion, id) = await app.Companion();
        var patron = await app.Patron();
        await using var held = await Held(patron);

        var booking = patron.Client.Post("/v1/meetings", Request(id));
        await app.WaitForLockWaiters(1);
        var username = await app.Query<string>("select username from accounts where id = @Id", new { patron.Id });
        await companion.Client.PutAsync($"/v1/blocks/{username}", content: null).Expect(HttpStatusCode.OK);
        await held.Release();

        await booking.Refused(403, "not_available");
    }

    /// <summary>Else it would be refused, and its first booked after it.</summary>
    [Fact]
    public async Task A_request_that_is_refused_waits_for_what_has_come_before_it_with_the_same_key()
    {
        var patron = await app.Patron();
        var first = await Booking(patron, (await app.Companion()).Id);
        var other = await app.Patron();
        await using var held = await BothRoundTrips();

        var write = Write(first, KeyOf(patron));
        var second = PostWithKey(patron, Request(Guid.CreateVersion7()), key: "together");
        // Others who are refused are told meanwhile.
        for (var n = 0; n < 5; n++)
        {
            await PostWithKey(other, Request(Guid.CreateVersion7())).Refused(404, "not_found");
        }

        Assert.False(second.IsCompleted);
        await held.Release();

        Assert.Null(await write);
        await second.Refused(422, "idempotency_key_reused");
    }

    [Fact]
    public async Task A_companion_who_is_hidden_meanwhile_is_not_booked()
    {
        var (companion, id) = await app.Companion();
        var patron = await app.Patron();
        await using var held = await Held(patron);

        var booking = patron.Client.Post("/v1/meetings", Request(id));
        await app.WaitForLockWaiters(1);
        await companion
            .Client.PatchAsJsonAsync("/v1/companions/me", new { is_active = false })
            .Expect(HttpStatusCode.OK);
        await held.Release();

        await booking.Refused(404, "not_found");
    }

    [Fact]
    public async Task A_repeat_is_answered_though_its_first_has_the_hour_and_the_last_open_request()
    {
        var patron = await app.Patron();
        for (var n = 0; n < 4; n++)
        {
            await patron
                .Client.Post("/v1/meetings", Request((await app.Companion()).Id, n))
                .Expect(HttpStatusCode.Created);
        }

        var (companion, id) = await app.Companion();
        using var first = await PostWithKey(patron, Request(id, hours: 5));
        using var second = await PostWithKey(patron, Request(id, hours: 5));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, second.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.False(first.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(["true"], second.Headers.GetValues("Idempotency-Replayed"));
        await PostWithKey(patron, Request(id, hours: 6)).Refused(422, "idempotency_key_reused");
        // And for ever so, whatever the companion has done since.
        await companion.Client.DeleteAsync("/v1/companions/me").Expect(HttpStatusCode.NoContent);
        await PostWithKey(patron, Request(id, hours: 5)).Expect(HttpStatusCode.Created);
    }

    private static async Task<HttpResponseMessage> PostWithKey(Person patron, object body, string key = "again")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/meetings")
        {
            Content = JsonContent.Create(body),
        };
        request.Headers.Add("Idempotency-Key", key);
        return await patron.Client.SendAsync(request);
    }

    private static object Request(Guid id, int hours = 0) =>
        new
        {
            companion_id = id,
            starts_at = Start.AddHours(hours),
            minutes = 60,
        };

    private Task<string?> Write(BookMeeting.Booking booking, IdempotencyKey.Entry? keep = null) =>
        writer.Write(booking, voucher: null, keep, CancellationToken.None);

    private IdempotencyKey.Entry KeyOf(Person person) =>
        new(
            person.Id,
            "together",
            "POST /v1/meetings",
            RequestSha256: new byte[32],
            app.Clock.GetUtcNow().UtcDateTime,
            "/v1/meetings/1",
            ETag: null,
            "{}"u8.ToArray()
        );

    private async Task<BookMeeting.Booking> Booking(Person patron, Guid companionId, DateTime? startsAt = null)
    {
        var request = new BookingRequest(companionId, startsAt ?? Start, Minutes: 60);
        var now = app.Clock.GetUtcNow().UtcDateTime;
        var terms = await BookingTerms.Find(
            request,
            patron.Id,
            now,
            app.Services.GetRequiredService<Database>(),
            CancellationToken.None
        );
        return BookMeeting.Booking.Of(
            Guid.CreateVersion7(),
            request,
            terms,
            patron.Id,
            MeetingPrice.Of(terms.HourlyRate, request.Minutes, servicePercent: 0),
            voucherCode: null,
            now
        );
    }

    /// <summary>Of the calendar and of the updates.</summary>
    private Task<int> RowsOf(BookMeeting.Booking booking) =>
        app.Query<int>(
            """
            select (select count(*) from calendar_entries where meeting_id = @Id)
                + (select count(*) from updates where payload->>'id' = @Id::text)
            """,
            new { booking.Id }
        );

    /// <summary>Each with a booking that waits for its patron's log.</summary>
    private async Task<Hold> BothRoundTrips()
    {
        var patrons = new[] { await app.Patron(), await app.Patron() };
        var bookings = new List<BookMeeting.Booking>();
        foreach (var patron in patrons)
        {
            bookings.Add(await Booking(patron, (await app.Companion()).Id));
        }

        var held = await Held("select lock_updates(@ids)", patrons);
        foreach (var (booking, n) in bookings.Select((booking, n) => (booking, n)))
        {
            held.Writes.Add(Write(booking));
            await app.WaitForLockWaiters(n + 1);
        }

        return held;
    }

    private Task<Hold> Held(Person patron) =>
        Held("select from patrons where account_id = any (@ids) for update", patron);

    private async Task<Hold> Held(string sql, params Person[] patrons)
    {
        var connection = await app.Database.OpenConnectionAsync();
        var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(sql, new { ids = patrons.Select(patron => patron.Id).ToArray() }, transaction);
        return new(connection, transaction);
    }

    private sealed class Hold(NpgsqlConnection connection, NpgsqlTransaction transaction) : IAsyncDisposable
    {
        public List<Task<string?>> Writes { get; } = [];

        public async Task Release()
        {
            await transaction.RollbackAsync();
            Assert.All(await Task.WhenAll(Writes), Assert.Null);
        }

        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
