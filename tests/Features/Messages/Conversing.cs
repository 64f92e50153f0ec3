namespace Companion.Tests.Features.Messages;

/// <summary>
/// Many messages by SQL, for what a few cannot show: the n-th person has spoken with the next, 20 messages; person 0 with every tenth, two; and
/// person 1 with person 2 as much as a tenth of all together. Each message carries a client_id.
/// </summary>
public static class Conversing
{
    /// <summary>Adds conversations up to the last; about 22 messages each.</summary>
    public static Task Add(CompanionApp app, int first, int last) =>
        app.Execute(
            Sql,
            new
            {
                first,
                last,
                from = first == 1 ? 0 : first + 1,
                deepFrom = first == 1 ? 1 : (first * 2) - 1,
                now = CompanionApp.Noon,
            }
        );

    private const string Sql = """
        insert into accounts (id, email, username, password_hash, phone_number, birthday, role, created_at, updated_at)
        select
            md5('talker' || n)::uuid, format('talker_%s@example.org', n), format('talker_%s', n), 'none', format('+49%s', 10000000 + n),
            '1990-01-01', 'member', @now, @now
        from generate_series(@from, @last + 1) n;

        create temporary table talks on commit drop as
        select md5('talk' || n)::uuid as id, md5('talker' || n)::uuid as one, md5('talker' || n + 1)::uuid as other, n, 20 as said
        from generate_series(greatest(@first, 2), @last) n
        union all
        select md5('hub' || n)::uuid, md5('talker0')::uuid, md5('talker' || n)::uuid, n, 2
        from generate_series(@first, @last) n
        where n % 10 = 0;

        insert into conversations (id, low_id, high_id, last_seq, last_sent_at, low_sent, created_at)
        select id, least(one, other), greatest(one, other), said, @now - n * interval '1 s', said / 2, @now
        from talks
        union all
        select md5('deep')::uuid, least(one, other), greatest(one, other), 0, @now, 0, @now
        from (select md5('talker1')::uuid as one, md5('talker2')::uuid as other) deep
        where @first = 1;

        insert into messages (conversation_id, seq, id, from_low, low_count, body, client_id, sent_at)
        select id, seq, gen_random_uuid(), seq % 2 = 1, (seq + 1) / 2, 'See you at eight, at the corner.', gen_random_uuid(), @now - n * interval '1 s' - (said - seq) * interval '1 ms'
        from talks, generate_series(1, said) seq
        union all
        select md5('deep')::uuid, seq, gen_random_uuid(), seq % 2 = 1, (seq + 1) / 2, 'See you at eight, at the corner.', gen_random_uuid(), @now - interval '1 day' + seq * interval '1 ms'
        from generate_series(@deepFrom, @last * 2) seq;

        update conversations
        set last_seq = @last * 2, low_sent = @last, last_sent_at = @now - interval '1 day' + @last * 2 * interval '1 ms'
        where id = md5('deep')::uuid;

        insert into message_counts (account_id, minute_from, sent, day_from, started)
        select md5('talker' || n)::uuid, @now - interval '1 day', 3, @now - interval '1 day', 2
        from generate_series(@from, @last + 1) n;

        insert into updates (account_id, kind, payload, at)
        select md5('talker' || n)::uuid, 'message', '{"seq": 1}', @now
        from generate_series(@from, @last + 1) n, generate_series(1, 5);
        """;
}
