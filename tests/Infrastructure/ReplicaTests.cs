using System.Net;

namespace Companion.Tests.Infrastructure;

public sealed class ReplicaTests(CompanionApp app) : IClassFixture<CompanionApp>
{
    [Fact]
    public async Task Who_is_signed_in_sees_their_own_last_write_where_the_replica_has_not_heard_of_it()
    {
        var behind = await TestPostgres.CloneTemplate();
        try
        {
            await using var other = new OtherInstance(
                app,
                ("ConnectionStrings:Replicas", TestPostgres.ConnectionString(behind))
            );
            var (person, id) = await app.Companion();
            var slots = $"/v1/companions/{id}/slots";

            var own = await other.ClientOf(person.Token).GetAsync(slots).Expect(HttpStatusCode.OK);
            Assert.NotEmpty(own["items"]!.AsArray());
            await other.CreateClient().GetAsync(slots).Refused(404, "not_found");
        }
        finally
        {
            await TestPostgres.Drop(behind);
        }
    }
}
