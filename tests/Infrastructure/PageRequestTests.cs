using Companion.Infrastructure;
using Microsoft.AspNetCore.Http;

namespace Companion.Tests.Infrastructure;

public sealed class PageRequestTests
{
    [Fact]
    public async Task A_moment_is_of_UTC_on_the_first_page_too()
    {
        var page = (await PageRequest.BindAsync(new DefaultHttpContext()))!;

        Assert.Equal(DateTimeKind.Utc, page.KeyOr(0, DateTime.MaxValue).Kind);
        Assert.Equal(DateTimeKind.Utc, page.KeyOr(0, DateTime.MinValue).Kind);
        Assert.Equal(DateTime.MaxValue, page.KeyOr(0, DateTime.MaxValue));
    }
}
