using Companion.Infrastructure;

namespace Companion.Features.Companions;

/// <summary>The terms as the parameters of the two statements that write them.</summary>
internal static class CompanionParameters
{
    public static object Of(Guid id, Guid accountId, CompanionTerms terms, DateTime now) =>
        new
        {
            Id = id,
            AccountId = accountId,
            Name = terms.Name.Trim(),
            About = terms.About.Trim(),
            Sex = Wire<CompanionSex>.NameOf(terms.Sex),
            terms.Orientation,
            terms.ShowOrientation,
            terms.CityId,
            terms.HourlyRate,
            terms.Currency,
            terms.IsActive,
            terms.MinMinutes,
            terms.MaxMinutes,
            terms.StepMinutes,
            terms.BufferBefore,
            terms.BufferAfter,
            terms.MinNoticeMinutes,
            terms.HorizonDays,
            terms.InstantBook,
            CancellationPolicy = Wire<CompanionPolicy>.NameOf(terms.CancellationPolicy),
            Now = now,
        };
}
