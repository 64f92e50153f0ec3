"""Prints what tests/load/run measured as a page of Markdown.   report.py TURNS.tsv"""
import collections
import datetime
import os
import platform
import re
import statistics
import subprocess
import sys

# Of the ceiling, the EF Core twin, Flask; from the issue that asked for this harness.
TARGETS = {
    "companion": (0.85, 2.5, 15),
    "search-newest": (0.80, 3, 10),
    "search-rate": (0.80, 3, 10),
    "search-filters": (0.80, 3, 10),
    "slots": (0.75, 3, None),
    "book": (0.85, 2, None),
    "send": (1.2, 3, 10),
    "messages": (0.80, 2.5, None),
    "redeem": (0.9, 2.5, None),
    "redeem-hot": (1.5, 2.5, None),
    "sprocket": (1.2, 5, 17),
    "factories": (1.2, 5, 17),
}
SAYS = {
    "companion": "companion by id",
    "search-newest": "search, newest in a city",
    "search-rate": "search, by rate in a city",
    "search-filters": "search, city, language and interest",
    "slots": "slots of a week",
    "quote": "quote",
    "book": "book, spread",
    "book-hot": "book, one hot companion",
    "send": "send a message",
    "messages": "read a page of messages",
    "conversations": "list conversations",
    "redeem": "redeem, spread",
    "redeem-hot": "redeem, one hot code",
    "sprocket": "sprocket by id",
    "factories": "factories list",
    "sign-in": "sign in",
}
FIELDS = ("rate", "p50", "p99", "requests", "refused", "failed", "cpu", "database_cpu")


def version(*command):
    return subprocess.run(command, capture_output=True, text=True).stdout.strip().splitlines()[0]


def row(*cells):
    print("| " + " | ".join(str(cell) for cell in cells) + " |")


def table(*heads):
    row(*heads)
    row(*("---" for _ in heads))


turns, peaks, starts = collections.defaultdict(list), {}, []
for line in open(sys.argv[1]):
    scenario, contestant, connections, *numbers = line.rstrip("\n").split("\t")
    if contestant == "peak":
        peaks[scenario] = int(numbers[0]) / 1024
    elif scenario == "start":
        starts.append(int(numbers[0]))
    else:
        turns[scenario, contestant, int(connections)].append(dict(zip(FIELDS, map(float, numbers))))
scenarios = list(dict.fromkeys(scenario for scenario, _, _ in turns if not scenario.startswith("busy")))


def median(scenario, contestant, what, connections=64):
    found = turns.get((scenario, contestant, connections))
    return statistics.median(turn[what] for turn in found) if found else None


def database(scenario):
    return next((statistics.median(t["rate"] for t in found) for (s, c, _), found in turns.items() if (s, c) == (scenario, "pgbench")), None)


def ceiling(scenario):
    bare, alone = median(scenario, "hello", "rate"), database(scenario)
    return 1 / (1 / bare + 1 / alone) if bare and alone else None


def judged(value, target):
    if value is None:
        return "–"
    return f"{value:.2f}" + ("" if target is None else f" (≥ {target:g}: {'yes' if value >= target else '**no**'})")


def per_thousand(scenario, what):
    return f"{median(scenario, 'service', what) * 1000 / median(scenario, 'service', 'requests'):.3f}"


def refused(scenario, contestant):
    found = turns[scenario, contestant, 64]
    share = sum(t["refused"] + t["failed"] for t in found) / max(1, sum(t["requests"] for t in found))
    return "" if share < 0.0005 else f" ({share:.1%} refused)"


seconds, count = os.environ["LOAD_SECONDS"], os.environ["LOAD_TURNS"]
memory = next(int(line.split()[1]) for line in open("/proc/meminfo") if line.startswith("MemTotal"))
model = re.search(r"model name\s*: (.*)", open("/proc/cpuinfo").read())
print(f"""# What the service can do

`tests/load/run --rows {os.environ["LOAD_ROWS"]} --seconds {seconds} --turns {count}`, {datetime.date.today()}, at commit {version("git", "rev-parse", "--short", "HEAD")}.

- machine: {os.cpu_count()} cores ({model[1] if model else platform.machine()}), {memory / 2**20:.0f} GiB, Linux {platform.release().split("-")[0]}; service, database and load share them
- .NET SDK {version("dotnet", "--version")}, {version("psql", "--version")}, Python {platform.python_version()}, {version("wrk", "-v") or "wrk"}
- load average at the end: {open("/proc/loadavg").read().rsplit(" ", 2)[0]}

64 connections, medians of {count} turns of {seconds} s; the contestants take turns. The ceiling is 1/(1/hello + 1/pgbench): a bare Kestrel's hello, and
pgbench with the statements that the service sent for one such request (8 clients for reads, 32 for writes). CPU seconds are for 1,000 requests.
""")
table("scenario", "requests/s", "p50 ms", "p99 ms", "CPU service", "CPU database", "peak MB", "of the ceiling", "of the EF twin", "of Flask")
for s in scenarios:
    rate = median(s, "service", "rate")
    ratios = [ceiling(s), median(s, "twin", "rate"), median(s, "flask", "rate")]
    targets = TARGETS.get(s, (None, None, None))
    row(
        SAYS[s],
        f"{rate:,.0f}" + refused(s, "service"),
        f"{median(s, 'service', 'p50'):.1f}",
        f"{median(s, 'service', 'p99'):.1f}",
        per_thousand(s, "cpu"),
        per_thousand(s, "database_cpu"),
        f"{peaks[s]:.0f}",
        *(judged(rate / other if other else None, target) for other, target in zip(ratios, targets)),
    )
print("\nWhat they were measured against, requests/s:\n")
table("scenario", "hello", "pgbench", "ceiling", "EF twin", "Flask")
for s in scenarios:
    others = (f"{median(s, c, 'rate'):,.0f}{refused(s, c)}" if (s, c, 64) in turns else "–" for c in ("twin", "flask"))
    row(SAYS[s], *("–" if rate is None else f"{rate:,.0f}" for rate in (median(s, "hello", "rate"), database(s), ceiling(s))), *others)
print("\nThe service at other numbers of connections, requests/s (p99 ms):\n")
table("scenario", "1", "16", "64", "256")
for s in scenarios:
    row(SAYS[s], *(f"{median(s, 'service', 'rate', n):,.0f} ({median(s, 'service', 'p99', n):.1f})" for n in (1, 16, 64, 256)))
catalogues = [s for s in scenarios if (s, "live", 64) in turns]
if catalogues:
    print("\nThe catalogues beside the plainest routes, a bare Kestrel's hello and the service's own `/health/live`:\n")
    table("scenario", "requests/s", "of hello", "of /health/live")
    for s in catalogues:
        rate = median(s, "service", "rate")
        row(SAYS[s], f"{rate:,.0f}", *(f"{rate / median(s, c, 'rate'):.2f}" for c in ("hello", "live")))
if starts:
    print(f"\nFrom the start of the process to the first answer from the database: {statistics.median(starts):.0f} ms (median of {len(starts)}: {', '.join(map(str, starts))}).")
busy = {s.split(" ", 1)[1]: statistics.median(t["rate"] for t in found) for (s, _, _), found in turns.items() if s.startswith("busy")}
if busy:
    print("\nCompanion by id while one client asks for something slow, again and again:\n")
    table("beside", "requests/s", "of undisturbed")
    for beside, rate in busy.items():
        row({"none": "nothing", "export": "`/v1/accounts/me/export`", "insights": "`/v1/insights/me?bucket=day`"}[beside], f"{rate:,.0f}", f"{rate / busy['none']:.2f}")
    print(f"\nThe service took {peaks['busy']:.0f} MB at most meanwhile.")
