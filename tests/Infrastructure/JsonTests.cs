using System.Text.Json;
using Companion.Infrastructure;

namespace Companion.Tests.Infrastructure;

public sealed class JsonTests
{
    private static readonly JsonSerializerOptions Options = Configured();

    [Theory]
    [InlineData("2030-05-17T19:00:00Z", "2030-05-17T19:00:00Z")]
    [InlineData("2030-05-17t19:00:00z", "2030-05-17T19:00:00Z")]
    [InlineData("2030-05-17T19:00:00-04:00", "2030-05-17T23:00:00Z")]
    [InlineData("2030-05-17T19:00:00+05:45", "2030-05-17T13:15:00Z")]
    [InlineData("2030-05-17T19:00:00.5Z", "2030-05-17T19:00:00.500000Z")]
    [InlineData("2030-05-17T19:00:00.1234567Z", "2030-05-17T19:00:00.123456Z")]
    public void A_time_with_an_offset_is_read_and_written_in_utc(string text, string utc)
    {
        var time = JsonSerializer.Deserialize<DateTime>($"\"{text}\"", Options);

        Assert.Equal(DateTimeKind.Utc, time.Kind);
        Assert.Equal($"\"{utc}\"", JsonSerializer.Serialize(time, Options));
    }

    [Theory]
    [InlineData("2030-05-17T19:00:00")]
    [InlineData("2030-05-17 19:00:00Z")]
    [InlineData("2030-05-17")]
    [InlineData("2030-02-30T19:00:00Z")]
    [InlineData("2030-05-17T24:00:00Z")]
    [InlineData("2030-05-17T19:00Z")]
    [InlineData("2030-05-17T19:00:00+25:00")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("2030-05-17T19:00:00Z\\n")]
    [InlineData("\\u0662030-05-17T19:00:00Z")]
    [InlineData("")]
    public void A_time_without_an_offset_or_of_another_form_is_refused(string text) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<DateTime>($"\"{text}\"", Options));

    [Theory]
    [InlineData("1893456000")]
    [InlineData("null")]
    [InlineData("{}")]
    public void A_time_is_text(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<DateTime>(json, Options));

    [Theory]
    [InlineData("\"2030-05-17\"", true)]
    [InlineData("\"2030-5-17\"", false)]
    [InlineData("\"2030-02-30\"", false)]
    [InlineData("\"2030-05-17T00:00:00Z\"", false)]
    public void A_date_has_one_form(string json, bool taken)
    {
        if (taken)
        {
            Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<DateOnly>(json, Options), Options));
        }
        else
        {
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<DateOnly>(json, Options));
        }
    }

    private static JsonSerializerOptions Configured()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Json.Configure(options);
        options.TypeInfoResolverChain.Add(new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver());
        return options;
    }
}
