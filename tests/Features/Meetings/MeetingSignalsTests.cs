using System.Net;
using Companion.Features.Meetings;
using Companion.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Companion.Tests.Features.Meetings;

/// <summary>Whoever waits for an account's updates is woken by each change of its meetings, and does not wait for the next look at the log.</summary>
public sealed class MeetingSignalsTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    [Theory]
    [InlineData("accept")]
    [InlineData("withdraw")]
    [InlineData("expire")]
    [InlineData("delete companion")]
    [InlineData("delete patron")]
    [InlineData("delete account")]
    public async Task Both_are_woken(string what)
    {
        var (companion, companionId) = await app.Companion();
        var patron = await app.Patron();
        var signals = app.Services.GetRequiredService<UpdateSignals>();
        using var companions = signals.Wait(companion.Id);
        using var patrons = signals.Wait(patron.Id);

        var booked = await patron
            .Client.Post(
                "/v1/meetings",
                new
                {
                    companion_id = companionId,
                    starts_at = app.Clock.GetUtcNow().AddDays(3),
                    minutes = 60,
                }
            )
            .Expect(HttpStatusCode.Created);
        await AreWoken();

        switch (what)
        {
            case "accept":
                await companion.Client.Post($"/v1/meetings/{booked["id"]}/accept").Expect(HttpStatusCode.OK);
                break;
            case "withdraw":
                await patron.Client.Post($"/v1/meetings/{booked["id"]}/withdraw").Expect(HttpStatusCode.OK);
                break;
            case "expire":
                app.Clock.Advance(TimeSpan.FromDays(2));
                await app.Services.GetRequiredService<MeetingClock>().Sweep(CancellationToken.None);
                break;
            case "delete companion":
                await companion.Client.DeleteAsync("/v1/companions/me").Expect(HttpStatusCode.NoContent);
                break;
            case "delete patron":
                await patron.Client.DeleteAsync("/v1/patrons/me").Expect(HttpStatusCode.NoContent);
                break;
            default:
                await patron.Client.DeleteAsync("/v1/accounts/me").Expect(HttpStatusCode.NoContent);
                break;
        }

        await AreWoken();

        async Task AreWoken()
        {
            // Neither waits at a place in the log, so nothing but a word wakes them.
            Assert.True(await companions.WaitAsync(TimeSpan.FromSeconds(10), CancellationToken.None));
            Assert.True(await patrons.WaitAsync(TimeSpan.FromSeconds(10), CancellationToken.None));
        }
    }
}
