using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Companion.Tests.Infrastructure;

public sealed class HttpConventionsTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    private const string Alex = """{"name":"Alex","sex":"male","city_id":44}""";

    [Fact]
    public async Task Health_tells_the_last_migration()
    {
        var health = await app.Stranger().GetAsync("/health").Expect(HttpStatusCode.OK);

        Assert.StartsWith("migrations/", (string?)health["last_migration"], StringComparison.Ordinal);
        await app.Stranger().GetAsync("/health/live").Expect(HttpStatusCode.OK);
        await app.Stranger().GetAsync("/health/ready").Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("My.request_id-7")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123")]
    public async Task A_usable_request_id_is_kept(string id)
    {
        foreach (var path in new[] { "/health", "/v1/patrons/me", "/v1/cities?limit=0", "/nothing" })
        {
            using var answer = await Get(path, ("X-Request-Id", id));

            Assert.Equal([id], answer.Headers.GetValues("X-Request-Id"));
        }
    }

    [Theory]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234")]
    [InlineData("two words")]
    [InlineData("<script>")]
    [InlineData("")]
    public async Task Another_request_id_is_made_for_one_that_is_not_usable(string id)
    {
        using var answer = await Get("/v1/orientations", ("X-Request-Id", id));

        var made = Assert.Single(answer.Headers.GetValues("X-Request-Id"));
        Assert.NotEqual(id, made);
        Assert.Matches("^[A-Za-z0-9._-]{1,64}$", made);
    }

    [Fact]
    public async Task The_requests_of_one_trace_have_ids_of_their_own()
    {
        var trace = ("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        using var one = await Get("/v1/orientations", trace);
        using var other = await Get("/v1/orientations", trace);

        Assert.NotEqual(
            Assert.Single(one.Headers.GetValues("X-Request-Id")),
            Assert.Single(other.Headers.GetValues("X-Request-Id"))
        );
    }

    [Theory]
    [InlineData("/health", 200)]
    [InlineData("/v1/orientations", 200)]
    [InlineData("/docs/index.html", 200)]
    [InlineData("/v1/patrons/me", 401)]
    [InlineData("/nothing", 404)]
    public async Task Head_is_answered_as_get_is_and_without_a_body(string path, int status)
    {
        using var get = await Get(path);
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var head = await app.Stranger().SendAsync(request);

        Assert.Equal((status, status), ((int)get.StatusCode, (int)head.StatusCode));
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/v1/orientations")]
    [InlineData("/v1/patrons/me")]
    [InlineData("/v1/cities?limit=0")]
    [InlineData("/v1/cities/0")]
    [InlineData("/nothing")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/docs/index.html")]
    public async Task Every_answer_forbids_sniffing_and_names_no_server(string path)
    {
        using var answer = await Get(path);

        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.True(answer.Headers.Contains("X-Request-Id"));
    }

    [Fact]
    public async Task What_is_private_is_not_stored()
    {
        var person = await app.SignIn();
        using var made = await person.Client.Post("/v1/patrons", Alex);
        using var own = await person.Client.GetAsync("/v1/patrons/me");
        using var refused = await person.Client.GetAsync("/v1/patrons");
        using var invalid = await person.Client.GetAsync("/v1/cities?limit=0");

        Assert.All(
            new[] { made, own, refused, invalid },
            answer => Assert.True(answer.Headers.CacheControl?.NoStore, answer.Headers.CacheControl?.ToString())
        );
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/v1")]
    [InlineData("/v1/nothing")]
    [InlineData("/v1/cities/toronto")]
    public async Task What_is_not_there_is_a_problem(string path)
    {
        await app.Stranger().GetAsync(path).Refused(404, "not_found");
        await (await app.SignIn()).Client.GetAsync(path).Refused(404, "not_found");
    }

    [Theory]
    [InlineData("DELETE", "/v1/cities", "GET")]
    [InlineData("PUT", "/v1/patrons/me", "DELETE,GET,PATCH")]
    [InlineData("POST", "/health", "GET")]
    public async Task A_method_that_a_path_does_not_take_is_a_problem_that_lists_those_it_takes(
        string method,
        string path,
        string allowed
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), path);
        using var answer = await app.Stranger().SendAsync(request);

        Assert.Equal(
            allowed.Split(','),
            answer.Content.Headers.Allow.SelectMany(methods => methods.Split(", ")).Order(StringComparer.Ordinal)
        );
        await Task.FromResult(answer).Refused(405, "method_not_allowed");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_of_over_64_KiB_is_a_problem(bool chunked)
    {
        var person = await app.SignIn();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/patrons");
        request.Content = Wire.Raw($$"""{"name":"{{new string('a', 65 * 1024)}}"}""");
        request.Headers.TransferEncodingChunked = chunked;

        await person.Client.SendAsync(request).Refused(413, "body_too_large");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/xml")]
    [InlineData(null)]
    public async Task A_body_that_is_not_called_json_is_a_problem_that_says_what_to_send(string? type)
    {
        var person = await app.SignIn();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Alex));
        content.Headers.ContentType = type is null ? null : new MediaTypeHeaderValue(type);

        var problem = await person.Client.PostAsync("/v1/patrons", content).Refused(415, "unsupported_media_type");

        Assert.Contains("application/json", (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/cities?nane=x", "nane")]
    [InlineData("/v1/cities?Query=x", "Query")]
    [InlineData("/v1/cities?query=x&query=y", "query")]
    [InlineData("/v1/cities?limit=1&limit=2", "limit")]
    [InlineData("/v1/cities/1?x=1", "x")]
    [InlineData("/v1/countries?limit=", "limit")]
    [InlineData("/v1/companions?city=", "city")]
    [InlineData("/v1/companions?currency=EUR&max_rate=", "max_rate")]
    [InlineData("/v1/companions?sort=", "sort")]
    [InlineData("/v1/companions?city=one", "city")]
    [InlineData("/v1/events?city=%00", "city")]
    [InlineData("/v1/countries?limit=%2B1", "limit")]
    [InlineData("/v1/countries?limit=1.5", "limit")]
    [InlineData("/v1/countries?after=", "after")]
    [InlineData("/v1/countries?after=QUJD", "after")]
    [InlineData("/v1/countries?after=%00", "after")]
    [InlineData("/v1/countries?after=*", "after")]
    public async Task A_wrong_query_is_refused_by_name(string path, string name)
    {
        var problem = await app.Stranger().GetAsync(path).Refused(400, "invalid_request");

        Assert.Equal([name], problem["errors"]!.AsObject().Select(error => error.Key));
    }

    [Fact]
    public async Task A_cursor_that_was_tampered_with_is_refused()
    {
        var page = await app.Stranger().GetAsync("/v1/cities?limit=1").Expect(HttpStatusCode.OK);
        var next = (string)page["next"]!;
        var text = Encoding.UTF8.GetString(Convert.FromBase64String(next.PadRight((next.Length + 3) / 4 * 4, '=')));

        foreach (var wrong in new[] { text.Replace('|', '!'), $"{text}x", text[..text.LastIndexOf('|')] })
        {
            var cursor = Convert.ToBase64String(Encoding.UTF8.GetBytes(wrong)).TrimEnd('=');
            await app.Stranger().GetAsync($"/v1/cities?limit=1&after={cursor}").Refused(400, "invalid_request");
        }
    }

    [Fact]
    public async Task A_cursor_goes_on_with_another_limit()
    {
        var page = await app.Stranger().GetAsync("/v1/cities?limit=1").Expect(HttpStatusCode.OK);

        await app.Stranger().GetAsync($"/v1/cities?after={page["next"]}&limit=2").Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/v1/orientations")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/nothing")]
    [InlineData("/v1/meetings/x")]
    [InlineData("/v1/accounts/me/password")]
    public async Task A_dead_token_is_refused_everywhere(string path)
    {
        using var answer = await app.ClientOf("dead").GetAsync(path);

        Assert.Equal(["Bearer"], answer.Headers.WwwAuthenticate.Select(scheme => scheme.Scheme));
        await Task.FromResult(answer).Refused(401, "unauthenticated");
    }

    [Theory]
    [InlineData("Basic YWxleDpwYXNz")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("nonsense")]
    public async Task An_authorization_that_is_no_session_is_refused(string authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/orientations");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);

        await app.Stranger().SendAsync(request).Refused(401, "unauthenticated");
    }

    [Theory]
    [InlineData(200, "Bearer {0}")]
    [InlineData(200, "bearer {0}")]
    [InlineData(200, "BEARER   {0}")]
    [InlineData(401, "Bearer {0}x")]
    [InlineData(401, "Bearer {0} x")]
    [InlineData(401, "Bearer {0}, Bearer {0}")]
    [InlineData(401, "Bearer{0}")]
    [InlineData(401, "{0}")]
    [InlineData(401, "Bearer {0}", "Bearer {0}")]
    [InlineData(401, "Basic YWxleDpwYXNz", "Bearer {0}")]
    public async Task A_token_comes_alone_and_as_a_bearers(int status, params string[] headers)
    {
        var person = await app.SignIn();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/accounts/me");
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            headers.Select(header => string.Format(CultureInfo.InvariantCulture, header, person.Token))
        );

        await app.Stranger().SendAsync(request).Expect((HttpStatusCode)status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("\"text\"")]
    [InlineData("{")]
    [InlineData("nonsense")]
    [InlineData("""{"name":"Alex","sex":"male","city_id":44} x""")]
    [InlineData("""{"name":"Alex","sex":"male","city_id":44}{}""")]
    [InlineData("""{"name":"Alex","sex":"male","city_id":44,}""")]
    [InlineData("""{"name":"Alex","sex":"male","city_id":44 /* comment */}""")]
    public async Task What_is_no_json_object_is_malformed(string body)
    {
        var person = await app.SignIn();

        var problem = await person.Client.Post("/v1/patrons", body).Refused(400, "malformed_json");

        Assert.Equal(["body"], problem["errors"]!.AsObject().Select(error => error.Key));
    }

    [Theory]
    [InlineData("""{"sex":"male","city_id":44}""", "name")]
    [InlineData("""{"city_id":44}""", "name,sex")]
    [InlineData("{}", "city_id,name,sex")]
    [InlineData("""{"Name":"Alex","sex":"male","city_id":44}""", "Name")]
    [InlineData("""{"name":"Alex","sex":"male","city_id":44,"is_admin":true}""", "is_admin")]
    [InlineData("""{"name":"Alex","sex":"male","city_id":44,"a.b":{"c":[1]}}""", "a.b")]
    [InlineData("""{"name":"Alex","sex":"male","city_id":44,"name":"Lisa"}""", "name")]
    [InlineData("""{"name":"Alex","sex":"male","city_id":44,"n\u0061me":"Lisa"}""", "name")]
    [InlineData("""{"name":null,"sex":"male","city_id":44}""", "name")]
    [InlineData("""{"name":"Alex","sex":null,"city_id":44}""", "sex")]
    [InlineData("""{"name":"Alex","sex":"male","city_id":null}""", "city_id")]
    [InlineData("""{"name":["Alex"],"sex":"male","city_id":44}""", "name")]
    [InlineData("""{"name":{"first":"Alex"},"sex":"male","city_id":44}""", "name")]
    [InlineData("""{"name":7,"sex":"male","city_id":44}""", "name")]
    [InlineData("""{"name":"Alex","sex":true,"city_id":44}""", "sex")]
    [InlineData("""{"name":"Alex","sex":"male","city_id":"44"}""", "city_id")]
    [InlineData("""{"name":"Alex","sex":"male","city_id":99999999999}""", "city_id")]
    [InlineData("""{"name":"Alex\u0000","sex":"male","city_id":44}""", "name")]
    [InlineData("""{"name":"\ud83e","sex":"male","city_id":44}""", "name")]
    [InlineData("""{"name":"\udd8a","sex":"male","city_id":44}""", "name")]
    [InlineData("""{"name":"Alex\u0007","sex":"male","city_id":44}""", "name")]
    public async Task What_is_wrong_in_a_body_is_named_as_the_wire_spells_it(string body, string members)
    {
        var person = await app.SignIn();

        var problem = await person.Client.Post("/v1/patrons", body).Refused(400, "invalid_request");

        Assert.Equal(
            members.Split(','),
            problem["errors"]!.AsObject().Select(error => error.Key).Order(StringComparer.Ordinal)
        );
        Assert.DoesNotContain("Companion.", problem.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("System.", problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_refused()
    {
        var person = await app.SignIn();
        byte[] bytes =
        [
            .. Encoding.ASCII.GetBytes("{\"name\":\""),
            0xFF,
            .. Encoding.ASCII.GetBytes("\",\"sex\":\"male\",\"city_id\":44}"),
        ];
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        using var answer = await person.Client.PostAsync("/v1/patrons", content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_fault()
    {
        var person = await app.SignIn();
        using var content = new ByteArrayContent([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Alex)]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        await person.Client.PostAsync("/v1/patrons", content).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Nesting_without_end_is_refused()
    {
        var person = await app.SignIn();

        using var answer = await person.Client.Post("/v1/patrons", new string('[', 60_000));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task What_is_no_http_is_refused_without_a_word_of_the_inside()
    {
        using var client = app.Stranger();
        using var socket = new TcpClient();
        await socket.ConnectAsync(client.BaseAddress!.Host, client.BaseAddress.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync("nonsense\r\n\r\n"u8.ToArray());
        using var reader = new StreamReader(stream);

        var answer = await reader.ReadToEndAsync();

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Kestrel", answer, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Other_sites_are_not_let_in()
    {
        using var answer = await Get("/v1/orientations", ("Origin", "https://evil.example"));

        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task What_fails_inside_is_logged_and_not_told()
    {
        await app.Execute("alter table orientations rename to hidden");
        JsonNode problem;
        try
        {
            problem = await app.Stranger().GetAsync("/v1/orientations").Refused(500, "internal_error");
        }
        finally
        {
            await app.Execute("alter table hidden rename to orientations");
        }

        Assert.Equal(
            ["type", "title", "status", "detail", "code", "request_id"],
            problem.AsObject().Select(member => member.Key)
        );
        Assert.DoesNotContain("orientations", problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_that_is_not_given_in_time_is_said_to_be_worth_another_try()
    {
        var person = await app.SignIn();
        await person.Client.Post("/v1/patrons", Alex).Expect(HttpStatusCode.Created);
        await using var connection = await app.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var hold = connection.CreateCommand();
        hold.CommandText = "lock table patrons";
        await hold.ExecuteNonQueryAsync();

        using var answer = await person.Client.DeleteAsync("/v1/patrons/me");

        Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter?.Delta);
        await Task.FromResult(answer).Refused(503, "unavailable");
    }

    private async Task<HttpResponseMessage> Get(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await app.Stranger().SendAsync(request);
    }
}
