// Sprockets and factories: measured against the service's GetSprocket and ListFactories, which answer from memory.
using Microsoft.EntityFrameworkCore;

namespace Twin;

public static class Catalogues
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/v1/sprockets/{id:int}", Get).AllowAnonymous();
        app.MapGet("/v1/factories", List).AllowAnonymous();
    }

    private static async Task<IResult> Get(int id, CompanionDb db) =>
        await db.Sprockets.FindAsync(id) is { } sprocket ? Results.Ok(sprocket) : Answer.Problem(404, "not_found");

    private static async Task<IResult> List(CompanionDb db) =>
        Results.Ok(new { Factories = await db.Factories.OrderBy(f => f.Id).ToListAsync() });
}
