using Companion.Infrastructure;

namespace Companion.Features.Vouchers;

/// <summary>Why a voucher is not used, by its code, in words for who wanted to.</summary>
internal static class VoucherRefusals
{
    /// <summary>All that a use at a door or a meeting can be refused with as a conflict.</summary>
    public static readonly string[] Conflicts =
    [
        "expired",
        "inactive",
        "min_spend",
        "not_yet_valid",
        "not_yours",
        "per_account_limit",
        "used_up",
        "wrong_event",
    ];

    /// <summary>And these at a meeting.</summary>
    public static readonly string[] AtMeeting = [.. Conflicts, "wrong_currency", "wrong_kind"];

    public const string UnknownCode = "voucher_unknown";

    public static Refusal Unknown() =>
        new(StatusCodes.Status404NotFound, UnknownCode, "There is no voucher with this code.");

    public static Refusal Taken() => Refusal.Conflict("code_taken", "There is a voucher with this code already.");

    public static Refusal TooManyGuesses(TimeSpan wait) =>
        Refusal.TooMany(
            "too_many_guesses",
            "Too many codes that do not exist. Wait for as long as Retry-After says.",
            wait
        );

    public static Refusal Conflict(string code) =>
        code switch
        {
            "expired" => Refusal.Conflict(code, "This voucher has expired."),
            "inactive" => Refusal.Conflict(code, "This voucher is not active."),
            "min_spend" => Refusal.Conflict(
                code,
                "Less is spent than this voucher asks for, or 'spend' does not say how much."
            ),
            "not_yet_valid" => Refusal.Conflict(code, "This voucher is not valid yet."),
            "not_yours" => Refusal.Conflict(code, "Somebody else has claimed this voucher."),
            "per_account_limit" => Refusal.Conflict(code, "This guest has used this voucher as often as one may."),
            "used_up" => Refusal.Conflict(code, "This voucher is used up."),
            "wrong_event" => Refusal.Conflict(code, "This voucher is not for here: it belongs to another event."),
            "wrong_currency" => Refusal.Conflict(code, "This voucher is in another currency than the meeting."),
            "wrong_kind" => Refusal.Conflict(code, "This voucher buys a thing at its event; it lowers no price."),
            _ => throw new InvalidOperationException($"There is no reason '{code}'."),
        };
}
