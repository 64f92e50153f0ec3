namespace Companion.Features.Companions;

internal enum CompanionSex
{
    Female,
    Male,
    Other,
}
