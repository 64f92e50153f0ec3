using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Companion.Tests.Features.Events;

namespace Companion.Tests.Features.Vouchers;

/// <summary>Vouchers as those manage them who hand them out.</summary>
public sealed class VouchersTests : IClassFixture<CompanionApp>
{
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private readonly CompanionApp app;

    public VouchersTests(CompanionApp app)
    {
        this.app = app;
        app.Clock.Set(CompanionApp.Noon);
    }

    [Fact]
    public async Task A_voucher_is_made_and_read()
    {
        var party = await Party.Give(app);

        using var answer = await party.Organiser.Client.Post(
            party.Vouchers,
            new
            {
                kind = "percent",
                percent = 20,
                max_discount = 5000,
                code = "Party 20",
                max_redemptions = 100,
                max_per_account = 1,
                min_spend = 2000,
                starts_at = "2030-05-06T14:00:00+02:00",
                ends_at = "2030-05-07T00:00:00Z",
                label = "flyer",
                metadata = new { campaign = "summer", wave = 2 },
            }
        );

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var made = await answer.Json();
        Assert.Equal($"{party.Vouchers}/{made["id"]}", answer.Headers.Location?.ToString());
        Assert.Equal(
            $$"""
            {"id":"{{made[
                "id"
            ]}}","event_id":"{{party.Id}}","code":"PARTY-20","kind":"percent","percent":20,"max_discount":5000,"amount":null,
            "currency":"CAD","item":null,"max_redemptions":100,"max_per_account":1,"min_spend":2000,"starts_at":"2030-05-06T12:00:00Z",
            "ends_at":"2030-05-07T00:00:00Z","is_active":true,"label":"flyer","metadata":{"campaign":"summer","wave":2},"state":"active",
            "redeemed":0,"held":0,"claimed_by":null,"claimed_at":null,"created_at":"2030-05-06T12:00:00Z","updated_at":"2030-05-06T12:00:00Z"}
            """.ReplaceLineEndings(
                ""
            ),
            made.ToJsonString()
        );
        Assert.True(JsonNode.DeepEquals(made, await party.Seen(made)));
    }

    public static TheoryData<string, string> Wrong =>
        new()
        {
            { """{"kind":"gift"}""", "kind" },
            { """{"kind":"percent"}""", "percent" },
            { """{"kind":"percent","percent":0}""", "percent" },
            { """{"kind":"percent","percent":101}""", "percent" },
            { """{"kind":"percent","percent":10,"amount":5}""", "amount" },
            { """{"kind":"percent","percent":10,"max_discount":0}""", "max_discount" },
            { """{"kind":"amount","amount":5}""", "currency" },
            { """{"kind":"amount","currency":"CAD"}""", "amount" },
            { """{"kind":"amount","amount":-5,"currency":"CAD"}""", "amount" },
            { """{"kind":"amount","amount":5,"currency":"cad"}""", "currency" },
            { """{"kind":"amount","amount":5,"currency":"XXX"}""", "currency" },
            { """{"kind":"amount","amount":5,"currency":"CAD","max_discount":3}""", "max_discount" },
            { """{"kind":"item"}""", "item" },
            { """{"kind":"item","item":" "}""", "item" },
            { """{"kind":"percent","percent":10,"item":"tea"}""", "item" },
            { """{"kind":"item","item":"tea","max_redemptions":0}""", "max_redemptions" },
            { """{"kind":"item","item":"tea","max_per_account":0}""", "max_per_account" },
            { """{"kind":"item","item":"tea","min_spend":0}""", "min_spend" },
            {
                """{"kind":"item","item":"tea","starts_at":"2030-05-06T14:00:00Z","ends_at":"2030-05-06T14:00:00Z"}""",
                "ends_at"
            },
            { """{"kind":"item","item":"tea","starts_at":"2030-05-06T14:00:00"}""", "starts_at" },
            { """{"kind":"item","item":"tea","metadata":[1]}""", "metadata" },
            { """{"kind":"item","item":"tea","metadata":{"half":"\ud800"}}""", "metadata" },
            { """{"kind":"item","item":"tea","terms":{}}""", "terms" },
            { """{"kind":"item","item":"tea","code":"ab"}""", "code" },
            { """{"kind":"item","item":"tea","code":"a_b_c"}""", "code" },
            { """{"kind":"item","item":"tea","code":"Größe"}""", "code" },
            { """{"kind":"item","item":"tea","code":"abc","pattern":"A-##"}""", "code" },
            { """{"kind":"item","item":"tea","pattern":"PARTY"}""", "pattern" },
            { """{"kind":"item","item":"tea","pattern":"-####"}""", "pattern" },
            { """{"kind":"item","item":"tea","pattern":"P%-####"}""", "pattern" },
            { """{"kind":"item","item":"tea","pattern":"A-####","length":4}""", "pattern" },
            { """{"kind":"item","item":"tea","prefix":"PARTY","length":40}""", "pattern" },
            { """{"kind":"item","item":"tea","used":1}""", "used" },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_told_by_member(string body, string member)
    {
        var party = await Party.Give(app);

        var problem = await party.Organiser.Client.Post(party.Vouchers, body).Refused(400, "invalid_request");

        Assert.Equal([member], problem["errors"]!.AsObject().Select(error => error.Key));
    }

    [Fact]
    public async Task Metadata_is_kept_as_it_was_sent()
    {
        var party = await Party.Give(app);
        const string metadata = """{"large":1e131071,"small":1e-400000,"text":"\\u0000 and \u0000","order":[3,1,2]}""";

        var made = await party
            .Organiser.Client.Post(party.Vouchers, $$"""{"kind":"item","item":"tea","metadata":{{metadata}}}""")
            .Expect(HttpStatusCode.Created);

        using var read = await party.Organiser.Client.GetAsync($"{party.Vouchers}/{made["id"]}");
        Assert.Contains(metadata, await read.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metadata_has_an_end()
    {
        var party = await Party.Give(app);
        object With(int length) =>
            new
            {
                kind = "item",
                item = "tea",
                metadata = new { text = new string('x', length - 11) },
            };

        await party.Organiser.Client.Post(party.Vouchers, With(4096)).Expect(HttpStatusCode.Created);
        await party.Organiser.Client.Post(party.Vouchers, With(4097)).Refused(400, "invalid_request");
    }

    [Theory]
    [InlineData("""{"kind":"item","item":"tea"}""", "^[{0}]{9}$")]
    [InlineData("""{"kind":"item","item":"tea","pattern":"party-####-####"}""", "^PARTY-[{0}]{4}-[{0}]{4}$")]
    [InlineData("""{"kind":"item","item":"tea","prefix":"vip"}""", "^VIP-[{0}]{9}$")]
    [InlineData("""{"kind":"item","item":"tea","prefix":"vip","length":5}""", "^VIP-[{0}]{5}$")]
    [InlineData("""{"kind":"item","item":"tea","length":12}""", "^[{0}]{12}$")]
    public async Task A_code_is_generated_of_what_is_not_mistaken(string body, string form)
    {
        var party = await Party.Give(app);
        var pattern = form.Replace("{0}", Alphabet, StringComparison.Ordinal);
        var codes = new HashSet<string>();
        for (var n = 0; n < 20; n++)
        {
            var made = await party.Organiser.Client.Post(party.Vouchers, body).Expect(HttpStatusCode.Created);
            Assert.Matches(pattern, (string?)made["code"]);
            codes.Add((string)made["code"]!);
        }

        Assert.Equal(20, codes.Count);
    }

    [Fact]
    public async Task A_code_is_one_in_the_whole_service()
    {
        var party = await Party.Give(app);
        var other = await Party.Give(app);
        await party.Voucher(
            new
            {
                kind = "item",
                item = "tea",
                code = "only-one",
            }
        );

        await other
            .Organiser.Client.Post(
                other.Vouchers,
                new
                {
                    kind = "item",
                    item = "tea",
                    code = "Only One",
                }
            )
            .Refused(409, "code_taken");
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    party.Organiser.Client.Post(
                        party.Vouchers,
                        new
                        {
                            kind = "item",
                            item = "tea",
                            code = "at-once",
                        }
                    )
                )
        );
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_pattern_without_a_free_code_is_told()
    {
        var party = await Party.Give(app);
        foreach (var last in Alphabet)
        {
            await party.Voucher(
                new
                {
                    kind = "item",
                    item = "tea",
                    code = $"FULL{last}",
                }
            );
        }

        await party
            .Organiser.Client.Post(
                party.Vouchers,
                new
                {
                    kind = "item",
                    item = "tea",
                    pattern = "FULL-#",
                }
            )
            .Refused(409, "codes_exhausted");
    }

    [Fact]
    public async Task The_state_says_what_it_can_be_used_for()
    {
        var party = await Party.Give(app);
        var now = app.Clock.GetUtcNow();
        async Task<string?> State(object terms) => (string?)(await party.Voucher(terms))["state"];

        Assert.Equal("active", await State(new { kind = "item", item = "tea" }));
        Assert.Equal(
            "scheduled",
            await State(
                new
                {
                    kind = "item",
                    item = "tea",
                    starts_at = now.AddHours(1),
                }
            )
        );
        Assert.Equal(
            "expired",
            await State(
                new
                {
                    kind = "item",
                    item = "tea",
                    ends_at = now,
                }
            )
        );
        Assert.Equal(
            "inactive",
            await State(
                new
                {
                    kind = "item",
                    item = "tea",
                    ends_at = now,
                    is_active = false,
                }
            )
        );
        var once = await party.Voucher(
            new
            {
                kind = "item",
                item = "tea",
                max_redemptions = 1,
            }
        );
        await party.Redeem((string)once["code"]!).Expect(HttpStatusCode.Created);
        Assert.Equal("used_up", (string?)(await party.Seen(once))["state"]);
        var listed = await party.Organiser.Client.GetAsync($"{party.Vouchers}?state=used_up").Expect(HttpStatusCode.OK);
        Assert.Equal([(string?)once["id"]], listed["items"]!.AsArray().Select(voucher => (string?)voucher!["id"]));
        await party.Organiser.Client.GetAsync($"{party.Vouchers}?state=UsedUp").Refused(400, "invalid_request");
    }

    [Fact]
    public async Task The_list_is_by_label_and_by_pages()
    {
        var party = await Party.Give(app);
        var flyers = new List<string?>();
        for (var n = 0; n < 5; n++)
        {
            app.Clock.Advance(TimeSpan.FromMilliseconds(1));
            flyers.Add(
                (string?)
                    (
                        await party.Voucher(
                            new
                            {
                                kind = "item",
                                item = "tea",
                                label = "flyer",
                            }
                        )
                    )["id"]
            );
            await party.Voucher(
                new
                {
                    kind = "item",
                    item = "tea",
                    label = "radio",
                }
            );
        }

        flyers.Reverse();
        var seen = new List<string?>();
        string? next = null;
        do
        {
            var page = await party
                .Organiser.Client.GetAsync(
                    $"{party.Vouchers}?label=flyer&limit=2{(next is null ? "" : $"&after={next}")}"
                )
                .Expect(HttpStatusCode.OK);
            seen.AddRange(page["items"]!.AsArray().Select(voucher => (string?)voucher!["id"]));
            next = (string?)page["next"];
        } while (next is not null);

        Assert.Equal(flyers, seen);
        await party
            .Organiser.Client.GetAsync(
                $"{party.Vouchers}?label=radio&after={Uri.EscapeDataString((string?)(await party.Organiser.Client.GetAsync($"{party.Vouchers}?label=flyer&limit=2").Expect(HttpStatusCode.OK))["next"] ?? "")}"
            )
            .Refused(400, "invalid_request");
    }

    [Fact]
    public async Task A_list_by_state_that_looks_at_too_many_says_where_it_stopped()
    {
        var party = await Party.Give(app);
        var off = await party.Voucher(
            new
            {
                kind = "item",
                item = "tea",
                is_active = false,
            }
        );
        app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await party
            .Organiser.Client.Post(
                $"{party.Vouchers}/batch",
                new
                {
                    kind = "item",
                    item = "tea",
                    count = 1500,
                }
            )
            .Expect201();

        var first = await party.Organiser.Client.GetAsync($"{party.Vouchers}?state=inactive").Expect(HttpStatusCode.OK);
        Assert.Empty(first["items"]!.AsArray());
        var second = await party
            .Organiser.Client.GetAsync($"{party.Vouchers}?state=inactive&after={first["next"]}")
            .Expect(HttpStatusCode.OK);

        Assert.Equal([(string?)off["id"]], second["items"]!.AsArray().Select(voucher => (string?)voucher!["id"]));
        Assert.Null(second["next"]);
    }

    [Fact]
    public async Task A_change_leaves_what_it_gives()
    {
        var party = await Party.Give(app);
        var voucher = await party.Voucher(
            new
            {
                kind = "percent",
                percent = 10,
                max_redemptions = 5,
                label = "flyer",
                metadata = new { a = 1 },
            }
        );
        var path = $"{party.Vouchers}/{voucher["id"]}";
        await party.Redeem((string)voucher["code"]!).Expect(HttpStatusCode.Created);
        await party.Redeem((string)voucher["code"]!).Expect(HttpStatusCode.Created);

        var changed = await party
            .Organiser.Client.Patch(
                path,
                """{"max_redemptions":2,"label":null,"metadata":null,"min_spend":100,"is_active":false}"""
            )
            .Expect(HttpStatusCode.OK);
        Assert.Equal(
            (2, null, null, 100L, false),
            (
                (int)changed["max_redemptions"]!,
                (string?)changed["label"],
                changed["metadata"],
                (long)changed["min_spend"]!,
                (bool)changed["is_active"]!
            )
        );
        var refused = await party
            .Organiser.Client.Patch(path, """{"max_redemptions":1}""")
            .Refused(409, "limit_below_use");
        Assert.Equal((2, 0), ((int)refused["redeemed"]!, (int)refused["held"]!));
        var unlimited = await party
            .Organiser.Client.Patch(path, """{"max_redemptions":null}""")
            .Expect(HttpStatusCode.OK);
        Assert.Null(unlimited["max_redemptions"]);
        foreach (
            var fixedFor in new[]
            {
                """{"percent":20}""",
                """{"code":"OTHER"}""",
                """{"kind":"item"}""",
                """{"currency":"EUR"}""",
            }
        )
        {
            await party.Organiser.Client.Patch(path, fixedFor).Refused(400, "invalid_request");
        }

        await party.Organiser.Client.Patch(path, """{"is_active":null}""").Refused(400, "invalid_request");
        await party.Organiser.Client.Patch(path, """{"max_per_account":0}""").Refused(400, "invalid_request");
        using var stale = new HttpRequestMessage(HttpMethod.Patch, path) { Content = Wire.Raw("{}") };
        stale.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        await party.Organiser.Client.SendAsync(stale).Refused(412, "stale_version");
        await party.Organiser.Client.Patch($"{party.Vouchers}/{Guid.NewGuid()}", "{}").Refused(404, "not_found");
    }

    [Fact]
    public async Task A_voucher_of_another_event_is_not_there()
    {
        var party = await Party.Give(app);
        var other = await Party.Give(app);
        var voucher = await other.Voucher(new { kind = "item", item = "tea" });

        await party.Organiser.Client.GetAsync($"{party.Vouchers}/{voucher["id"]}").Refused(404, "not_found");
        await party.Organiser.Client.Patch($"{party.Vouchers}/{voucher["id"]}", "{}").Refused(404, "not_found");
        await party.Organiser.Client.DeleteAsync($"{party.Vouchers}/{voucher["id"]}").Refused(404, "not_found");
        await party
            .Organiser.Client.GetAsync($"{party.Vouchers}/{voucher["id"]}/redemptions")
            .Refused(404, "not_found");
        await party.Organiser.Client.GetAsync($"{party.Vouchers}/{voucher["id"]}/qr.png").Refused(404, "not_found");
        await party.Organiser.Client.GetAsync($"/v1/vouchers/{voucher["id"]}").Refused(403, "forbidden");
        var admin = await app.SignIn(role: "admin");
        await admin.Client.GetAsync($"/v1/vouchers/{voucher["id"]}").Refused(404, "not_found");
    }

    [Fact]
    public async Task What_was_used_is_not_deleted()
    {
        var party = await Party.Give(app);
        var used = await party.Voucher(new { kind = "item", item = "tea" });
        var redeemed = await party.Redeem((string)used["code"]!).Expect(HttpStatusCode.Created);
        await party
            .Organiser.Client.Post($"/v1/redemptions/{redeemed["id"]}/reverse", new { reason = "Wrong" })
            .Expect(HttpStatusCode.OK);
        var unused = await party.Voucher(
            new
            {
                kind = "item",
                item = "tea",
                is_active = false,
            }
        );
        await party.Redeem((string)unused["code"]!).Refused(409, "inactive");

        await party.Organiser.Client.DeleteAsync($"{party.Vouchers}/{used["id"]}").Refused(409, "voucher_used");
        await party.Organiser.Client.DeleteAsync($"{party.Vouchers}/{unused["id"]}").Expect(HttpStatusCode.NoContent);

        await party.Redeem((string)unused["code"]!).Refused(404, "voucher_unknown");
    }

    [Fact]
    public async Task A_batch_is_csv_or_json_lines_and_its_codes_are_good()
    {
        var party = await Party.Give(app);
        var terms = new
        {
            kind = "percent",
            percent = 10,
            count = 250,
            pattern = "VIP-####-#####",
            max_redemptions = 1,
            label = "vip",
        };

        using var answer = await party.Organiser.Client.Post($"{party.Vouchers}/batch", terms);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        var csv = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("id,code", csv[0]);
        Assert.Equal(250, csv.Skip(1).Distinct().Count());
        Assert.All(
            csv.Skip(1),
            line => Assert.Matches($"^[0-9a-f-]{{36}},VIP-[{Alphabet}]{{4}}-[{Alphabet}]{{5}}$", line)
        );

        using var lines = new HttpRequestMessage(HttpMethod.Post, $"{party.Vouchers}/batch")
        {
            Content = System.Net.Http.Json.JsonContent.Create(terms),
            Headers = { Accept = { new MediaTypeWithQualityHeaderValue("application/x-ndjson") } },
        };
        using var json = await party.Organiser.Client.SendAsync(lines);
        Assert.Equal("application/x-ndjson", json.Content.Headers.ContentType?.MediaType);
        var rows = (await json.Content.ReadAsStringAsync())
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(row => JsonNode.Parse(row)!)
            .ToArray();
        Assert.Equal(250, rows.Length);
        await party.Redeem((string)rows[7]["code"]!).Expect(HttpStatusCode.Created);
        Assert.Equal("used_up", (string?)(await party.Seen(rows[7]))["state"]);
    }

    [Fact]
    public async Task A_repeat_of_a_batch_is_the_same_batch()
    {
        var party = await Party.Give(app);
        var answers = new List<string>();
        for (var repeat = 0; repeat < 2; repeat++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{party.Vouchers}/batch")
            {
                Content = System.Net.Http.Json.JsonContent.Create(
                    new
                    {
                        kind = "item",
                        item = "tea",
                        count = 3,
                    }
                ),
                Headers = { { "Idempotency-Key", "batch" } },
            };
            using var answer = await party.Organiser.Client.SendAsync(request);
            Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
            answers.Add(await answer.Content.ReadAsStringAsync());
        }

        Assert.Equal(answers[0], answers[1]);
        Assert.Equal(
            3,
            await app.Query<int>(
                "select count(*) from vouchers where event_id = @Id and item = 'tea'",
                new { party.Id }
            )
        );
    }

    [Theory]
    [InlineData("""{"count":0,"kind":"item","item":"tea"}""", "count")]
    [InlineData("""{"count":100001,"kind":"item","item":"tea"}""", "count")]
    [InlineData("""{"count":97,"kind":"item","item":"tea","pattern":"AB-##"}""", "count")]
    [InlineData("""{"count":10,"kind":"item","item":"tea","code":"ONE"}""", "code")]
    [InlineData("""{"count":10,"kind":"percent"}""", "percent")]
    public async Task A_wrong_batch_is_told_by_member(string body, string member)
    {
        var party = await Party.Give(app);

        var problem = await party
            .Organiser.Client.Post($"{party.Vouchers}/batch", body)
            .Refused(400, "invalid_request");

        Assert.Equal([member], problem["errors"]!.AsObject().Select(error => error.Key));
    }

    [Fact]
    public async Task A_batch_goes_around_the_codes_that_are_taken()
    {
        var party = await Party.Give(app);
        var batch = new
        {
            kind = "item",
            item = "tea",
            count = 96,
            pattern = "GO-##",
        };
        await party.Organiser.Client.Post($"{party.Vouchers}/batch", batch).Expect201();
        await party.Organiser.Client.Post($"{party.Vouchers}/batch", batch).Expect201();

        Assert.Equal(
            192,
            await app.Query<int>(
                "select count(distinct key) from vouchers where event_id = @Id and code like 'GO-%'",
                new { party.Id }
            )
        );
    }

    [Fact]
    public async Task A_hundred_thousand_are_made_in_ten_seconds_and_exported()
    {
        var party = await Party.Give(app);
        var begun = System.Diagnostics.Stopwatch.GetTimestamp();

        using var answer = await party.Organiser.Client.Post(
            $"{party.Vouchers}/batch",
            new
            {
                kind = "percent",
                percent = 10,
                count = 100_000,
                max_redemptions = 1,
            }
        );

        var took = System.Diagnostics.Stopwatch.GetElapsedTime(begun);
        TestContext.Current.TestOutputHelper?.WriteLine($"100,000 in {took.TotalSeconds:0.0} s");
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(100_001, (await answer.Content.ReadAsStringAsync()).Count(character => character == '\n'));
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        using var export = await party.Organiser.Client.GetAsync(
            $"{party.Path}/vouchers.csv",
            HttpCompletionOption.ResponseHeadersRead
        );
        Assert.Equal("text/csv", export.Content.Headers.ContentType?.MediaType);
        var text = await export.Content.ReadAsStringAsync();
        Assert.Equal(100_002, text.Count(character => character == '\n'));
    }

    [Fact]
    public async Task What_is_exported_is_imported_as_it_was()
    {
        var party = await Party.Give(app);
        var other = await Party.Give(app);
        await party.Voucher(
            new
            {
                kind = "percent",
                percent = 10,
                max_discount = 500,
                label = "=HYPERLINK(\"http://evil\")",
                code = "round-trip-1",
            }
        );
        await party.Voucher(
            new
            {
                kind = "amount",
                amount = 700,
                currency = "EUR",
                code = "round-trip-2",
                max_redemptions = 3,
                max_per_account = 2,
                min_spend = 900,
                starts_at = "2030-05-06T12:00:00Z",
                ends_at = "2030-05-08T12:00:00Z",
                is_active = false,
                metadata = new { text = "a, \"b\"\nc" },
            }
        );
        await party.Voucher(
            new
            {
                kind = "item",
                item = "+1 drink, \"large\"",
                code = "round-trip-3",
                label = "'s evening",
            }
        );
        var before = await Kept(party);

        var csv = await party.Organiser.Client.GetStringAsync($"{party.Path}/vouchers.csv");
        Assert.Contains("\"'=HYPERLINK(\"\"http://evil\"\")\"", csv, StringComparison.Ordinal);
        Assert.Contains("\"'+1 drink, \"\"large\"\"\"", csv, StringComparison.Ordinal);
        await app.Execute("delete from vouchers where event_id = @Id", new { party.Id });
        var imported = await other
            .Organiser.Client.PostAsync($"{other.Vouchers}/import", Csv(csv))
            .Expect(HttpStatusCode.Created);

        Assert.Equal(4, (int)imported["created"]!);
        Assert.Equal(before, (await Kept(other)).Where(row => row.Contains("ROUND-TRIP", StringComparison.Ordinal)));

        async Task<string[]> Kept(Party at) =>
            await app.Query<string[]>(
                """
                select array(
                    select row_to_json(v)::text
                    from (
                        select code, kind, percent, max_discount, amount, currency, item, max_redemptions, max_per_account, min_spend, starts_at, ends_at,
                            is_active, label, metadata
                        from vouchers
                        where event_id = @Id and code like 'ROUND-TRIP%'
                        order by code
                    ) v
                )
                """,
                new { at.Id }
            );
    }

    [Fact]
    public async Task An_import_tells_of_each_row_and_makes_all_or_none()
    {
        var party = await Party.Give(app);
        await party.Voucher(
            new
            {
                kind = "item",
                item = "tea",
                code = "there-already",
            }
        );
        var count = await app.Query<int>("select count(*) from vouchers where event_id = @Id", new { party.Id });

        var problem = await Import(
                """
                kind,percent,item,code,max_redemptions,currency,is_active
                percent,10,,FINE-ONE,,,
                percent,much,,,,,
                gift,,,,,,
                percent,200,,,,,
                item,,tea,FINE-ONE,,,
                item,,tea,,-1,,
                item,,tea,,,XXX,
                item,,tea,,,,maybe
                ,10,,,,,
                item,,tea,,,,,more
                """
            )
            .Refused(400, "invalid_rows");
        Assert.Equal(
            ["line 3", "line 4", "line 5", "line 6", "line 7", "line 9", "line 10", "line 11"],
            problem["errors"]!.AsObject().Select(error => error.Key)
        );
        var currency = await Import("kind,item,currency\nitem,tea,XXX\n").Refused(400, "invalid_rows");
        Assert.Equal(["line 2"], currency["errors"]!.AsObject().Select(error => error.Key));
        var taken = await Import(
                "kind,item,code\nitem,tea,FINE-TWO\nitem,tea,There Already\nitem,tea,THERE-ALREADY-TOO\n"
            )
            .Refused(409, "code_taken");
        Assert.Equal(["line 3"], taken["errors"]!.AsObject().Select(error => error.Key));
        Assert.Equal(
            count,
            await app.Query<int>("select count(*) from vouchers where event_id = @Id", new { party.Id })
        );
        // That was as good as ten guesses.
        await Import("kind,item,code\nitem,tea,FINE-TWO\n").Refused(429, "too_many_guesses");
        await app.Execute("delete from voucher_guesses");
        await Import("kind,item,code\nitem,tea,FINE-TWO\n").Expect(HttpStatusCode.Created);

        Task<HttpResponseMessage> Import(string csv) =>
            party.Organiser.Client.PostAsync($"{party.Vouchers}/import", Csv(csv));
    }

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("code,percent\nABC,10\n", "line 1")]
    [InlineData("kind,price\nitem,10\n", "line 1")]
    [InlineData("kind,item\n", "body")]
    [InlineData("kind,item,item\nitem,tea,milk\n", "line 1")]
    public async Task What_is_no_csv_of_vouchers_is_told(string csv, string member)
    {
        var party = await Party.Give(app);

        var problem = await party
            .Organiser.Client.PostAsync($"{party.Vouchers}/import", Csv(csv))
            .Refused(400, "invalid_request");

        Assert.Equal([member], problem["errors"]!.AsObject().Select(error => error.Key));
    }

    [Fact]
    public async Task An_import_is_csv_and_not_too_large()
    {
        var party = await Party.Give(app);
        var path = $"{party.Vouchers}/import";

        await party.Organiser.Client.Post(path, "{}").Refused(415, "unsupported_media_type");
        var broken = new ByteArrayContent([.. "kind,item\nitem,"u8, 0xFF]);
        broken.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        await party.Organiser.Client.PostAsync(path, broken).Refused(400, "invalid_request");
        var quote = await party
            .Organiser.Client.PostAsync(path, Csv("kind,item\nitem,\"tea\nitem,milk\n"))
            .Refused(400, "invalid_rows");
        Assert.NotEmpty(quote["errors"]!.AsObject());
        var large = new StringBuilder("kind,item\n");
        while (large.Length <= 5 * 1024 * 1024)
        {
            large.Append("item,").Append('x', 100).Append('\n');
        }

        // Asks first, as clients do with what is large: the answer comes before the body.
        using var asked = new HttpRequestMessage(HttpMethod.Post, path) { Content = Csv(large.ToString()) };
        asked.Headers.ExpectContinue = true;
        await party.Organiser.Client.SendAsync(asked).Refused(413, "body_too_large");
        var fits = await party
            .Organiser.Client.PostAsync(
                path,
                Csv("kind,item\n" + string.Concat(Enumerable.Repeat("item,a long drink of water\n", 8000)))
            )
            .Expect(HttpStatusCode.Created);
        Assert.Equal(8000, (int)fits["created"]!);
    }

    [Fact]
    public async Task Two_imports_of_the_same_codes_in_opposite_orders_are_one()
    {
        var party = await Party.Give(app);
        var other = await Party.Give(app);
        for (var round = 0; round < 5; round++)
        {
            await app.Execute("delete from voucher_guesses");
            string[] codes = [.. Enumerable.Range(0, 500).Select(n => $"item,tea,CROSS-{round}-{n}\n")];

            var answers = await Task.WhenAll(
                party.Organiser.Client.PostAsync(
                    $"{party.Vouchers}/import",
                    Csv("kind,item,code\n" + string.Concat(codes))
                ),
                other.Organiser.Client.PostAsync(
                    $"{other.Vouchers}/import",
                    Csv("kind,item,code\n" + string.Concat(codes.Reverse()))
                )
            );

            Assert.Equal([201, 409], answers.Select(answer => (int)answer.StatusCode).Order());
        }

        await app.Execute("delete from voucher_guesses");
    }

    [Fact]
    public async Task To_name_codes_that_are_taken_is_to_guess()
    {
        await app.Execute("delete from voucher_guesses");
        var party = await Party.Give(app);
        await party.Voucher(
            new
            {
                kind = "item",
                item = "tea",
                code = "taken-one",
            }
        );
        for (var n = 0; n < 10; n++)
        {
            await party
                .Organiser.Client.Post(
                    party.Vouchers,
                    new
                    {
                        kind = "item",
                        item = "tea",
                        code = "taken-one",
                    }
                )
                .Refused(409, "code_taken");
        }

        foreach (var code in new[] { "taken-one", "free-one" })
        {
            await party
                .Organiser.Client.Post(
                    party.Vouchers,
                    new
                    {
                        kind = "item",
                        item = "tea",
                        code,
                    }
                )
                .Refused(429, "too_many_guesses");
        }

        await party.Organiser.Client.Post("/v1/vouchers/taken-one/claim").Refused(429, "too_many_guesses");
        // A generated one tells nothing.
        await party.Voucher(new { kind = "item", item = "tea" });
        await app.Execute("delete from voucher_guesses");
    }

    [Fact]
    public async Task A_qr_code_is_an_image_of_the_bare_code()
    {
        var party = await Party.Give(app);
        var voucher = await party.Voucher(new { kind = "item", item = "tea" });

        using var svg = await party.Organiser.Client.GetAsync($"{party.Vouchers}/{voucher["id"]}/qr.svg");
        using var png = await party.Organiser.Client.GetAsync($"{party.Vouchers}/{voucher["id"]}/qr.png");

        Assert.Equal("image/svg+xml", svg.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("<svg", await svg.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("image/png", png.Content.Headers.ContentType?.MediaType);
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], (await png.Content.ReadAsByteArrayAsync()).Take(4));
        Assert.Equal("no-store", png.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task The_marketplaces_vouchers_are_admins()
    {
        var admin = await app.SignIn(role: "admin");
        var made = await admin
            .Client.Post(
                "/v1/vouchers",
                new
                {
                    kind = "percent",
                    percent = 10,
                    label = "welcome",
                }
            )
            .Expect(HttpStatusCode.Created);
        Assert.Null(made["event_id"]);
        Assert.Null(made["currency"]);
        var path = $"/v1/vouchers/{made["id"]}";

        await admin
            .Client.Post(
                "/v1/vouchers",
                new
                {
                    kind = "percent",
                    percent = 10,
                    min_spend = 100,
                }
            )
            .Refused(400, "invalid_request");
        Assert.True(JsonNode.DeepEquals(made, await admin.Client.GetAsync(path).Expect(HttpStatusCode.OK)));
        var listed = await admin.Client.GetAsync("/v1/vouchers?label=welcome&state=active").Expect(HttpStatusCode.OK);
        Assert.Contains((string?)made["id"], listed["items"]!.AsArray().Select(voucher => (string?)voucher!["id"]));
        await admin.Client.Patch(path, """{"min_spend":100}""").Refused(400, "invalid_request");
        var changed = await admin.Client.Patch(path, """{"max_redemptions":5}""").Expect(HttpStatusCode.OK);
        Assert.Equal(5, (int)changed["max_redemptions"]!);
        // At a door it is the house's to redeem.
        await (await app.SignIn()).Client.Post($"/v1/vouchers/{made["code"]}/redeem").Refused(403, "not_staff");
        var redeemed = await admin.Client.Post($"/v1/vouchers/{made["code"]}/redeem").Expect(HttpStatusCode.Created);
        var uses = await admin.Client.GetAsync($"{path}/redemptions").Expect(HttpStatusCode.OK);
        Assert.Equal(2, uses["items"]!.AsArray().Count);
        await admin.Client.DeleteAsync(path).Refused(409, "voucher_used");
        await admin
            .Client.Post($"/v1/redemptions/{redeemed["id"]}/reverse", new { reason = "A test" })
            .Expect(HttpStatusCode.OK);
        using var batch = await admin.Client.Post(
            "/v1/vouchers/batch",
            new
            {
                kind = "percent",
                percent = 5,
                count = 10,
            }
        );
        Assert.Equal(HttpStatusCode.Created, batch.StatusCode);
        var other = await admin
            .Client.Post("/v1/vouchers", new { kind = "percent", percent = 10 })
            .Expect(HttpStatusCode.Created);
        await admin.Client.DeleteAsync($"/v1/vouchers/{other["id"]}").Expect(HttpStatusCode.NoContent);
    }

    private static StringContent Csv(string text) => new(text, Encoding.UTF8, "text/csv");
}
