namespace Companion.Features.Companions;

/// <summary>A companion's week, local to their city: weekday is ISO (1 = Monday).</summary>
internal sealed record WeeklyHours(string TimeZone, IReadOnlyList<WeeklyHours.WeeklyOpening> Intervals)
{
    public const string SelectSql = """
        select c.id, c.version, z.time_zone
        from companions c
        join cities z on z.id = c.city_id
        where c.account_id = @AccountId;

        select h.weekday, h.starts, h.ends
        from companion_hours h
        join companions c on c.id = h.companion_id
        where c.account_id = @AccountId
        order by h.weekday, h.starts;
        """;

    internal sealed record WeeklyOpening(int Weekday, string Start, string End);

    internal sealed record Row(short Weekday, int Starts, int Ends)
    {
        public WeeklyOpening ToOpening()
        {
            var interval = new Interval(Starts, Ends);
            return new WeeklyOpening(Weekday, interval.Start, interval.End);
        }
    }
}
