namespace Companion.Features.Patrons;

internal enum PatronSex
{
    Female,
    Male,
    Other,
}
