namespace Companion.Features.Events;

/// <summary>
/// Who somebody is to an event. The organiser made it; staff redeem at its door; a guest has claimed one of its vouchers, or has had one
/// redeemed; a stranger sees it because it is public.
/// </summary>
internal enum EventRole
{
    Organiser,
    Staff,
    Guest,
    Stranger,
}
