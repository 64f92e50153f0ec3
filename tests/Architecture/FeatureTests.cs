using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Companion.Tests.Architecture;

public sealed partial class FeatureTests
{
    /// <summary>
    /// Where one feature acts inside another's transaction, or stands on it. Everything else goes through SQL and HTTP.
    /// </summary>
    private static readonly string[] Crossings =
    [
        // A password is checked in one place, which counts the failures; who changes it ends the sessions.
        "Accounts names Sessions.EndSessions",
        "Accounts names Sessions.PasswordAttempts",
        "Accounts names Sessions.SessionCache",
        "Sessions names Accounts.RehashPassword",
        // Who changes a name, or goes, is found so from then on.
        "Accounts names Companions.SearchChange",
        // Who deletes an account or a profile cancels its coming meetings.
        "Accounts names Meetings.CancelComingMeetings",
        "Accounts names Meetings.MeetingUpdates",
        "Companions names Meetings.CancelComingMeetings",
        "Companions names Meetings.MeetingUpdates",
        "Patrons names Meetings.CancelComingMeetings",
        "Patrons names Meetings.MeetingUpdates",
        // And leaves its conversations, its events and its vouchers.
        "Accounts names Messages.LeaveConversations",
        "Accounts names Events.EndEvents",
        "Accounts names Vouchers.LeaveVouchers",
        // An event goes with its vouchers, unless one was used.
        "Events names Vouchers.DeleteVouchers",
        // Who may do what with an event's vouchers is said by the event.
        "Vouchers names Events.EventRoles",
        // A booking finds and holds a voucher, and a change of the meeting settles what it holds.
        "Meetings names Vouchers.FindVoucher",
        "Meetings names Vouchers.HoldVoucher",
        "Meetings names Vouchers.RefusedAttempt",
        "Meetings names Vouchers.SettleVoucher",
        "Meetings names Vouchers.VoucherRefusals",
        // What a voucher would give at a meeting is asked of the meeting's price.
        "Vouchers names Meetings.MeetingPrice",
    ];

    private static readonly string[] BannedFolders =
    [
        "Common",
        "Core",
        "Helpers",
        "Managers",
        "Models",
        "Services",
        "Shared",
        "Utils",
    ];

    private static readonly string Features = Path.Combine(Source.Root, "Features");

    [Fact]
    public void A_feature_names_another_only_where_it_is_listed()
    {
        var types = Source
            .Types.Where(type => type.DeclaringType is null && Source.Owner(type) != "Infrastructure")
            .ToLookup(Source.Owner, type => type.Name, StringComparer.Ordinal);
        Assert.NotEmpty(types);
        var found =
            from file in Files(Features)
            let feature = Path.GetRelativePath(Features, file).Split(Path.DirectorySeparatorChar)[0]
            let code = Code(file)
            from other in types
            where other.Key != feature
            from name in other
            where
                Regex.IsMatch(code, $@"(?<![\w.])((Companion\.)?Features\.)?{other.Key}\.{name}\b")
                || (
                    Regex.IsMatch(code, $@"Companion\.Features\.{other.Key};")
                    && Regex.IsMatch(code, $@"(?<![\w.]){name}\b")
                )
            select $"{feature} names {other.Key}.{name}";

        Assert.Equal(Crossings.Order(StringComparer.Ordinal), found.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_feature_imports_another_only_where_it_crosses() =>
        Assert.Empty(
            from file in Files(Features)
            let feature = Path.GetRelativePath(Features, file).Split(Path.DirectorySeparatorChar)[0]
            from Match use in Using().Matches(Code(file))
            let other = use.Groups["feature"].Value
            where
                other != feature
                && !Crossings.Any(crossing =>
                    crossing.StartsWith($"{feature} names {other}.", StringComparison.Ordinal)
                )
            select $"{Path.GetRelativePath(Features, file)} imports {other}"
        );

    [Fact]
    public void Infrastructure_names_no_feature() =>
        Assert.Empty(
            Files(Path.Combine(Source.Root, "Infrastructure"))
                .Where(file => Regex.IsMatch(Code(file), @"(?<![\w.])(Companion\.)?Features\.[A-Z]"))
                .Select(file => Path.GetFileName(file))
        );

    [Fact]
    public void Infrastructure_has_no_interface_of_its_own() =>
        Assert.DoesNotContain(Source.Types, type => type.IsInterface && Source.Owner(type) == "Infrastructure");

    [Fact]
    public void Folders_are_named_for_what_they_are_about() =>
        Assert.Empty(
            from top in new[] { "Features", "Infrastructure", "tests" }
            from folder in Directory.GetDirectories(Path.Combine(Source.Root, top), "*", SearchOption.AllDirectories)
            where
                !folder.Contains("/bin/", StringComparison.Ordinal)
                && !folder.Contains("/obj/", StringComparison.Ordinal)
            where BannedFolders.Contains(Path.GetFileName(folder), StringComparer.OrdinalIgnoreCase)
            select Path.GetRelativePath(Source.Root, folder)
        );

    [Fact]
    public void Types_are_internal_and_sealed() =>
        Assert.Empty(
            Source
                .Types.Where(type => type.GetCustomAttribute<CompilerGeneratedAttribute>() is null)
                .Where(type =>
                    (type.IsVisible && type.Namespace!.StartsWith("Companion.", StringComparison.Ordinal))
                    || (type is { IsClass: true, IsSealed: false })
                )
                .Select(type => type.FullName)
        );

    /// <summary>It is the root namespace, and would hide it.</summary>
    [Fact]
    public void No_type_is_called_Companion() =>
        Assert.DoesNotContain(typeof(Program).Assembly.GetTypes(), type => type.Name == "Companion");

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories);

    /// <summary>A file's code, without its comments and texts.</summary>
    private static string Code(string file) => NotCode().Replace(File.ReadAllText(file), " ");

    [GeneratedRegex("\"\"\".*?\"\"\"|\"(\\\\.|[^\"\\\\\n])*\"|//[^\n]*|/\\*.*?\\*/", RegexOptions.Singleline)]
    private static partial Regex NotCode();

    [GeneratedRegex(
        @"using\s+(static\s+)?(\w+\s*=\s*)?Companion\.Features\.(?<feature>\w+)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Using();
}
