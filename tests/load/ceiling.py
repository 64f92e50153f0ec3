"""What the database alone can do for one request: makes one of the service, and writes the statements that it sent as a pgbench script.

The log of the server says what was sent, so the script is never another SQL than the service's. What was of that one request (ids, names,
moments) becomes an expression of a random number, so that the script spreads as the load does. Statements without a BEGIN were one batch, a
single round trip, and are one in pgbench as well.
    ceiling.py SCENARIO COMPANIONS VOUCHERS LOG URL PASSWORD >SCRIPT
"""
import csv
import hashlib
import json
import random
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid

scenario, companions, vouchers, log, url, password = sys.argv[1:]
companions, vouchers = int(companions), int(vouchers)
# The catalogues are served from memory: their ceiling is that of reading the rows.
catalogues = {
    "sprocket": "\\set id random(1, 3)\nselect id, teeth, pitch_diameter, outside_diameter, pitch from sprockets where id = :id;",
    "factories": "select id, name, chart_data from factories order by id;",
}
if scenario in catalogues:
    print(catalogues[scenario])
    sys.exit()


def psql(sql):
    return subprocess.run(["psql", "-X", "-q", "-At", "-F", "\t", "-c", sql], check=True, capture_output=True, text=True).stdout.strip()


def fill_id(kind, n):
    return str(uuid.UUID(hashlib.md5(f"{kind}{n}".encode()).hexdigest()))


# A caller, whom they write to (fill.sql), a companion, a voucher and its organiser, a guest.
who, n = random.randint(1, 1000), random.randint(1, companions)
partner, voucher, guest = (who - 1 + 37) % 1000 + 1, random.randint(0, vouchers - 1), random.randint(1, 1000)
if scenario in ("redeem", "redeem-hot"):
    who = voucher % 1000 + 1 if scenario == "redeem" else who
known = {}


def is_known(value, expression, cast="::uuid"):
    known[value] = f"({expression}){cast}"


hot = scenario == "redeem-hot"
is_known(fill_id("account", guest), "md5('account' || :guest)")
is_known(f"person{guest}", "'person' || :guest", "::text")
for kind in ("account", "companion"):
    is_known(fill_id(kind, n), f"md5('{kind}' || :n)")
is_known(fill_id("account", partner), "md5('account' || (1 + (:who + 36) % 1000))")
is_known(f"person{partner}", "'person' || (1 + (:who + 36) % 1000)", "::text")
for kind in ("account", "patron"):
    is_known(fill_id(kind, who), f"md5('{kind}' || {'1 + :voucher % 1000' if scenario == 'redeem' else ':who'})")
is_known(fill_id("voucher", voucher), "md5('voucher' || :voucher)")
is_known(fill_id("event", voucher % 1000 + 1), "md5('event' || 1 + :voucher % 1000)")
is_known(f"SPREAD{voucher}", "'SPREAD' || :voucher", "::text")
key = f"ceiling-{random.random()}"
client = str(uuid.uuid4())


def meeting():
    offset, city = psql(
        f"select extract(epoch from now() at time zone 'UTC' - now() at time zone z.time_zone), c.city_id"
        f" from companions c join cities z on z.id = c.city_id where c.id = '{fill_id('companion', n)}'"
    ).split("\t")
    day = time.time() // 86400 * 86400 + 86400 * random.randint(2, 56)
    start = time.gmtime(day + random.randint(22, 45) * 1800 + float(offset))
    return {"companion_id": fill_id("companion", n), "starts_at": time.strftime("%Y-%m-%dT%H:%M:00Z", start), "minutes": 60}


def redemption(code):
    return ("POST", f"/v1/vouchers/{code}/redeem", {"guest": f"person{guest}", "spend": random.randint(100, 9000)})


request = {
    "companion": lambda: ("GET", f"/v1/companions/{fill_id('companion', n)}", None),
    "search-newest": lambda: ("GET", "/v1/companions?city=27", None),
    "search-rate": lambda: ("GET", "/v1/companions?sort=rate&city=27", None),
    "search-filters": lambda: ("GET", "/v1/companions?language=en&interest=museums&city=27", None),
    "slots": lambda: ("GET", f"/v1/companions/{fill_id('companion', n)}/slots", None),
    "quote": lambda: ("POST", "/v1/meetings/quote", meeting()),
    "book": lambda: ("POST", "/v1/meetings", meeting()),
    "book-hot": lambda: ("POST", "/v1/meetings", meeting()),
    "send": lambda: ("POST", f"/v1/conversations/person{partner}/messages", {"body": "See you at eight", "client_id": client}),
    "messages": lambda: ("GET", f"/v1/conversations/person{partner}/messages", None),
    "conversations": lambda: ("GET", "/v1/conversations", None),
    "redeem": lambda: redemption(f"SPREAD{voucher}"),
    "redeem-hot": lambda: redemption("HOT"),
    "sign-in": lambda: ("POST", "/v1/sessions", {"email": f"person{who}@load.example", "password": password}),
}[scenario]
is_known(f"person{who}@load.example", "'person' || :who || '@load.example'", "::text")
known["27"] = "(1 + :n % 50)::text"  # the city, as the facets of a place are named


def call(method, path, body):
    asked = urllib.request.Request(url + path, None if body is None else json.dumps(body).encode(), method=method)
    if path != "/v1/sessions":
        asked.add_header("Authorization", f"Bearer load-{who}")
    asked.add_header("Content-Type", "application/json")
    if method == "POST" and scenario.startswith("redeem"):
        asked.add_header("Idempotency-Key", key)
    return urllib.request.urlopen(asked).read()


def sent():
    """The statements of one request, each with its parameters; without the session's look-up, which is kept for a moment."""
    if scenario.startswith("search"):
        time.sleep(1)  # as is a page of a search, which is what is wanted
    for _ in range(50):
        asked = request()
        call("GET", "/v1/accounts/me", None)
        time.sleep(0.05)
        with open(log) as file:
            file.seek(0, 2)
            try:
                call(*asked)
            except urllib.error.HTTPError as refused:
                if refused.code != 409:
                    raise
                continue  # somebody has that hour
            time.sleep(0.1)
            lines = file.read()
        break
    # A line goes on where it begins with a tab.
    entries = re.sub(r"\n\t", "\n", re.sub(r"\n(?!\t)", "\0", lines)).split("\0")
    found, by = [], None
    for entry in entries:
        says = re.match(r".*?\[(\d+)\] (LOG|DETAIL):  (?:(execute) [^:]*: |(statement): |parameters: )(.*)", entry, re.S)
        if not says:
            continue
        pid, kind, executed, simple, text = says.groups()
        if kind == "DETAIL":
            if found and by == pid:
                found[-1][1].update(re.findall(r"\$(\d+) = (NULL|'(?:[^']|'')*')", text))
        elif "pg_notify" in text or "pg_type" in text or "last_id" in text:
            by = None  # the service's own, not the request's
        elif "lock_timeout" in text:
            by = None  # after which the service goes another way, and pgbench none
        else:
            found.append((text, {}))
            by = pid
    return found


def expression(literal):
    if literal == "NULL":
        return "null"
    value = literal[1:-1].replace("''", "'")
    if value in known:
        return known[value]
    if re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", value):
        if value == client or value[14] == "7" or scenario.startswith("redeem"):
            # Made for this request: another for each transaction, the same wherever it stands.
            return f"md5('{value[:24]}' || :made)::uuid"
        return f"'{value}'::uuid"
    if re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+00", value):
        ahead = value > time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(time.time() + 86400))
        return f"('{value}'::timestamptz + {':days' if ahead else '0'} * interval '1 hour')"
    if re.fullmatch(r"-?\d{1,18}", value) or value == "infinity":
        return f"{value}" if value != "infinity" else "'infinity'::timestamptz"
    if value in ("t", "f"):
        return f"'{value}'::boolean"
    if scenario == "sign-in" and re.fullmatch(r"\\x[0-9a-f]{64}", value):
        return "sha256(convert_to((:made)::text, 'UTF8'))"  # a token's
    array = re.fullmatch(r"\{(.*)\}", value, re.S)
    if array and "\\" not in array[1]:
        items = next(csv.reader([array[1]])) if array[1] else []
        each = [expression("NULL" if item == "NULL" else f"'{item}'") for item in items]
        return f"array[{', '.join(each)}]" if any("::" in item for item in each) else f"'{value}'"
    return literal if literal.startswith("'{") or literal.startswith("'\\x") else f"{literal}::text"


psql("alter system set log_statement = 'all'"), psql("select pg_reload_conf()")
time.sleep(0.3)
try:
    sent()  # once, so that nothing that is asked only at first is counted
    key, client = f"ceiling-{random.random()}", str(uuid.uuid4())
    statements = sent()
    # What the service did at that moment of its own accord came between: it will not the next time.
    for _ in range(2):
        if scenario not in ("book", "book-hot", "redeem", "redeem-hot", "send", "sign-in"):
            statements = min(statements, sent(), key=len)
finally:
    psql("alter system reset log_statement"), psql("select pg_reload_conf()")
if not statements:
    sys.exit(f"{scenario}: nothing was sent")
ranges = {"n": companions, "who": 1000, "guest": 1000, "made": 2**62, "days": 500}
for name, top in ranges.items():
    print(f"\\set {name} random(1, {top})")
print(f"\\set voucher random(0, {vouchers - 1})")
transaction = statements[0][0].upper().startswith("BEGIN")
if not transaction and len(statements) > 1:
    print("\\startpipeline")
for text, parameters in statements:
    text = re.sub(r"\$(\d+)", lambda m: expression(parameters[m[1]]) if m[1] in parameters else m[0], text)
    print(re.sub(r"--.*", "", text).strip().rstrip(";") + ";")
if not transaction and len(statements) > 1:
    print("\\endpipeline")
