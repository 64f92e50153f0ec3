namespace Companion.Features.Companions;

/// <summary>A date with hours of its own in place of its weekday's; without intervals it is closed.</summary>
internal sealed record CompanionDay(DateOnly Date, IReadOnlyList<CompanionDay.DayOpening> Intervals)
{
    internal sealed record DayOpening(string Start, string End);

    internal sealed record Row
    {
        public required DateOnly Date { get; init; }

        public required int[] Starts { get; init; }

        public required int[] Ends { get; init; }

        public CompanionDay ToDay() =>
            new(
                Date,
                [
                    .. Starts
                        .Zip(Ends)
                        .Select(pair => new Interval(pair.First, pair.Second))
                        .Select(interval => new DayOpening(interval.Start, interval.End)),
                ]
            );
    }
}
