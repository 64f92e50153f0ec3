using Companion.Infrastructure;

namespace Companion.Features.Blocks;

internal static class BlocksFeature
{
    public static void AddBlocks(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, BlocksJson.Default)
        );
        services.AddSingleton(ConstraintProblem.AccountGone("blocks_account_id_fkey"));
        // The other account was deleted while the block was being written.
        var gone = Refusal.NotFound();
        services.AddSingleton(
            new ConstraintProblem("blocks_blocked_id_fkey", gone.Code, gone.Message, Status: gone.Status)
        );
        services.AddSingleton(new ApiExample("Block.username", "alex"));
    }

    public static void MapBlocks(this IEndpointRouteBuilder v1)
    {
        var blocks = v1.MapGroup("/blocks").WithTags("Blocks");
        ListBlocks.Map(blocks);
        BlockAccount.Map(blocks);
        UnblockAccount.Map(blocks);
    }
}
