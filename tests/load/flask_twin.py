"""The service's most used routes as plain Flask and SQLAlchemy serve them on the same tables, from Debian's packages.

The service is measured against this, so it is written as a competent developer writes it at first go: models, sessions
and pools at their defaults, related rows joined where a list needs them, rows locked where a count must hold.
    FLASK_DATABASE=postgresql+psycopg2://companion@/load?host=... \
    /usr/bin/python3 /usr/bin/gunicorn --chdir tests/load -w 4 -b 127.0.0.1:8080 flask_twin:app
"""

import base64
import functools
import hashlib
import hmac
import json
import os
import secrets
import struct
import uuid
from datetime import date, datetime, time, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

from flask import Flask, abort, g, jsonify, request
from flask.json.provider import DefaultJSONProvider
from flask_sqlalchemy import SQLAlchemy
from psycopg2 import errors
from psycopg2.extras import DateTimeTZRange
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, TSTZRANGE, UUID
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import joinedload
from werkzeug.exceptions import HTTPException


class Json(DefaultJSONProvider):
    sort_keys = False

    @staticmethod
    def default(value):
        if isinstance(value, datetime):
            return value.astimezone(timezone.utc).isoformat().replace("+00:00", "Z")
        return DefaultJSONProvider.default(value)


app = Flask(__name__)
app.json = Json(app)
app.config["SQLALCHEMY_DATABASE_URI"] = os.environ["FLASK_DATABASE"]
db = SQLAlchemy(app)


# Models: the columns that these routes read or write.


def integer(**options):
    return db.Column(db.Integer, **options)


def text(**options):
    return db.Column(db.Text, **options)


def moment(**options):
    return db.Column(db.DateTime(timezone=True), **options)


def key_to(column, **options):
    return db.Column(UUID(as_uuid=True), db.ForeignKey(column), **options)


def new_id():
    return db.Column(UUID(as_uuid=True), primary_key=True, default=uuid.uuid4)


class JsonText(db.TypeDecorator):
    impl = db.Text
    cache_ok = True

    def process_result_value(self, value, dialect):
        return json.loads(value)


class Account(db.Model):
    __tablename__ = "accounts"
    id = new_id()
    email, username, password_hash, role = text(), text(), text(), text()


class Session(db.Model):
    __tablename__ = "sessions"
    id = new_id()
    token_sha256 = db.Column(db.LargeBinary)
    account_id = key_to("accounts.id")
    device = text()
    created_at, last_seen_at, expires_at = moment(), moment(), moment()
    account = db.relationship(Account)


class City(db.Model):
    __tablename__ = "cities"
    id = integer(primary_key=True)
    name, country_code, time_zone = text(), text(), text()


class Companion(db.Model):
    __tablename__ = "companions"
    id = new_id()
    account_id = key_to("accounts.id")
    name, about, sex, orientation, currency, cancellation_policy = (text() for _ in range(6))
    show_orientation, is_active, instant_book = (db.Column(db.Boolean) for _ in range(3))
    city_id = db.Column(db.Integer, db.ForeignKey("cities.id"))
    hourly_rate = db.Column(db.BigInteger)
    min_minutes, max_minutes, step_minutes, min_notice_minutes = (integer() for _ in range(4))
    buffer_before, buffer_after, horizon_days = (integer() for _ in range(3))
    languages, interests = db.Column(ARRAY(db.Text)), db.Column(ARRAY(db.Text))
    created_at, updated_at = moment(), moment()
    account, city = db.relationship(Account), db.relationship(City)
    speaks, likes = db.relationship("CompanionLanguage"), db.relationship("CompanionInterest")
    hours = db.relationship("CompanionHours", order_by="CompanionHours.starts")


class CompanionLanguage(db.Model):
    __tablename__ = "companion_languages"
    companion_id = key_to("companions.id", primary_key=True)
    language = text(primary_key=True)


class CompanionInterest(db.Model):
    __tablename__ = "companion_interests"
    companion_id = key_to("companions.id", primary_key=True)
    interest = text(primary_key=True)


class CompanionHours(db.Model):
    __tablename__ = "companion_hours"
    companion_id = key_to("companions.id", primary_key=True)
    weekday, starts, ends = integer(primary_key=True), integer(primary_key=True), integer()


class CompanionDay(db.Model):
    __tablename__ = "companion_days"
    companion_id = key_to("companions.id", primary_key=True)
    date = db.Column(db.Date, primary_key=True)
    hours = db.relationship("CompanionDayHours", order_by="CompanionDayHours.starts")


class CompanionDayHours(db.Model):
    __tablename__ = "companion_day_hours"
    companion_id = db.Column(UUID(as_uuid=True), primary_key=True)
    date = db.Column(db.Date, primary_key=True)
    starts, ends = integer(primary_key=True), integer()
    __table_args__ = (
        db.ForeignKeyConstraint(["companion_id", "date"], ["companion_days.companion_id", "companion_days.date"]),
    )


class Patron(db.Model):
    __tablename__ = "patrons"
    id = new_id()
    account_id = key_to("accounts.id")
    name = text()


class Meeting(db.Model):
    __tablename__ = "meetings"
    id = new_id()
    companion_id, patron_id = key_to("companions.id"), key_to("patrons.id")
    city_id, minutes = integer(), integer()
    time_zone, note, status, cancellation_policy, currency = text(), text(), text(), text(), text()
    starts_at, ends_at, expires_at, accepted_at, created_at, updated_at = (moment() for _ in range(6))
    hourly_rate, price, service_fee, total, payout = (db.Column(db.BigInteger) for _ in range(5))
    entries = db.relationship("CalendarEntry", back_populates="meeting")
    history = db.relationship("MeetingHistory")


class CalendarEntry(db.Model):
    __tablename__ = "calendar_entries"
    meeting_id = key_to("meetings.id", primary_key=True)
    kind = text(primary_key=True)
    account_id = key_to("accounts.id")
    during = db.Column(TSTZRANGE)
    meeting = db.relationship(Meeting, back_populates="entries")


class MeetingHistory(db.Model):
    __tablename__ = "meeting_history"
    meeting_id = key_to("meetings.id", primary_key=True)
    version = integer(primary_key=True)
    actor, from_status, to_status, reason = text(), text(), text(), text()
    at = moment()


class OpenRequests(db.Model):
    __tablename__ = "open_requests"
    patron_id = key_to("patrons.id", primary_key=True)
    open = integer()


class Block(db.Model):
    __tablename__ = "blocks"
    account_id = key_to("accounts.id", primary_key=True)
    blocked_id = key_to("accounts.id", primary_key=True)


class Conversation(db.Model):
    __tablename__ = "conversations"
    id = new_id()
    low_id, high_id = key_to("accounts.id"), key_to("accounts.id")
    last_seq, low_sent, low_read, low_seen, high_read, high_seen = (integer(default=0) for _ in range(6))
    last_sent_at, created_at = moment(), moment()
    low = db.relationship(Account, foreign_keys=low_id)
    high = db.relationship(Account, foreign_keys=high_id)


class Message(db.Model):
    __tablename__ = "messages"
    conversation_id = key_to("conversations.id", primary_key=True)
    seq = integer(primary_key=True)
    id, client_id = db.Column(UUID(as_uuid=True), default=uuid.uuid4), db.Column(UUID(as_uuid=True))
    from_low = db.Column(db.Boolean)
    low_count, body, sent_at = integer(), text(), moment()


class Update(db.Model):
    __tablename__ = "updates"
    account_id = key_to("accounts.id", primary_key=True)
    id = db.Column(db.BigInteger, db.Identity(always=True), primary_key=True)
    kind, payload, at = text(), db.Column(JSONB), moment()


class Event(db.Model):
    __tablename__ = "events"
    id = new_id()
    organiser_id = key_to("accounts.id")
    cancelled_at = moment()


class EventStaff(db.Model):
    __tablename__ = "event_staff"
    event_id, account_id = key_to("events.id", primary_key=True), key_to("accounts.id", primary_key=True)


class Voucher(db.Model):
    __tablename__ = "vouchers"
    id = new_id()
    event_id, claimed_by = key_to("events.id"), key_to("accounts.id")
    code, key, kind, item, currency, label = (text() for _ in range(6))
    percent, max_redemptions, max_per_account, redeemed, held = (integer() for _ in range(5))
    max_discount, amount, min_spend = (db.Column(db.BigInteger) for _ in range(3))
    starts_at, ends_at, last_used_at = moment(), moment(), moment()
    is_active = db.Column(db.Boolean)


class Redemption(db.Model):
    __tablename__ = "redemptions"
    id = new_id()
    voucher_id, event_id = key_to("vouchers.id"), key_to("events.id")
    by_id, guest_id = key_to("accounts.id"), key_to("accounts.id")
    code, status, refusal, currency = text(), text(), text(), text()
    spend, discount = db.Column(db.BigInteger), db.Column(db.BigInteger)
    redeemed_at, created_at = moment(), moment()


class Sprocket(db.Model):
    __tablename__ = "sprockets"
    id, teeth = integer(primary_key=True), integer()
    pitch_diameter, outside_diameter, pitch = db.Column(db.Float), db.Column(db.Float), db.Column(db.Float)


class Factory(db.Model):
    __tablename__ = "factories"
    id, name = integer(primary_key=True), text()
    chart_data = db.Column(JsonText)


# What all routes share: who asks, refusals, times.


class Refused(HTTPException):
    def __init__(self, status, code):
        super().__init__(code)
        self.code, self.reason = status, code


@app.errorhandler(Refused)
def refused(problem):
    return jsonify({"status": problem.code, "code": problem.reason}), problem.code


@app.errorhandler(404)
def not_found(_):
    return refused(Refused(404, "not_found"))


@app.before_request
def find_caller():
    g.caller = None
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme:
        digest = hashlib.sha256(token.encode()).digest()
        g.caller = one(
            db.select(Account)
            .join(Session, Session.account_id == Account.id)
            .where(Session.token_sha256 == digest, Session.expires_at > now())
        )
        if g.caller is None:
            raise Refused(401, "unauthenticated")


def signed_in(route):
    @functools.wraps(route)
    def guarded(*args, **kwargs):
        if g.caller is None:
            raise Refused(401, "unauthenticated")
        return route(*args, **kwargs)

    return guarded


def one(statement):
    return db.session.scalars(statement).one_or_none()


def now():
    return datetime.now(timezone.utc)


def members(row, names):
    return {name: getattr(row, name) for name in names.split()}


def half_up(amount):
    return int(amount.quantize(Decimal(1), ROUND_HALF_UP))


def are_blocked(a, b):
    return db.or_(
        db.and_(Block.account_id == a, Block.blocked_id == b), db.and_(Block.account_id == b, Block.blocked_id == a)
    )


def page_of(rows, limit, key_of, shown):
    """Of one row more than the limit."""
    following = None
    if len(rows) > limit:
        rows = rows[:limit]
        following = base64.urlsafe_b64encode("|".join(map(str, key_of(rows[-1]))).encode()).decode()
    return jsonify({"items": [shown(row) for row in rows], "next": following})


def after():
    cursor = request.args.get("after")
    return cursor and base64.urlsafe_b64decode(cursor).decode().split("|")


# Companions.


def companion_dict(companion, more=""):
    return {
        **members(companion, "id name about sex city_id languages interests hourly_rate currency min_minutes"),
        **members(companion, "instant_book created_at " + more),
        "username": companion.account.username,
        "orientation": companion.orientation if companion.show_orientation else None,
        "city": companion.city.name,
        "country": companion.city.country_code,
        "time_zone": companion.city.time_zone,
    }


def find_companion(id):
    companions = db.select(Companion).options(joinedload(Companion.account), joinedload(Companion.city))
    return one(companions.where(Companion.id == id, Companion.is_active)) or abort(404)


@app.get("/v1/companions/<uuid:id>")
def get_companion(id):
    more = "max_minutes step_minutes min_notice_minutes horizon_days cancellation_policy updated_at"
    return jsonify(companion_dict(find_companion(id), more))


@app.get("/v1/companions")
def search_companions():
    args, limit, key = request.args, request.args.get("limit", 20, type=int), after()
    found = db.select(Companion).where(Companion.is_active)
    found = found.options(joinedload(Companion.account), joinedload(Companion.city))
    if "city" in args:
        found = found.where(Companion.city_id == int(args["city"]))
    if "country" in args:
        found = found.join(Companion.city).where(City.country_code == args["country"])
    for language in args.getlist("language"):
        found = found.where(Companion.speaks.any(CompanionLanguage.language == language))
    for interest in args.getlist("interest"):
        found = found.where(Companion.likes.any(CompanionInterest.interest == interest))
    if g.caller:
        found = found.where(~db.exists().where(are_blocked(g.caller.id, Companion.account_id)))
    if args.get("sort") == "rate":
        order = (Companion.currency, Companion.hourly_rate, Companion.id)
        if key:
            found = found.where(db.tuple_(*order) > db.tuple_(key[0], int(key[1]), uuid.UUID(key[2])))
        found = found.order_by(*order)
    else:
        order = (Companion.created_at, Companion.id)
        if key:
            found = found.where(db.tuple_(*order) < db.tuple_(datetime.fromisoformat(key[0]), uuid.UUID(key[1])))
        found = found.order_by(*(column.desc() for column in order))
    rows = db.session.scalars(found.limit(limit + 1)).all()
    return page_of(rows, limit, lambda row: [getattr(row, column.key) for column in order], companion_dict)


def at(day, minute, zone):
    local = datetime.combine(day, time()) + timedelta(minutes=minute)
    return local.replace(tzinfo=zone).astimezone(timezone.utc)


def takes(companion, minutes):
    longer = minutes - companion.min_minutes
    return longer >= 0 and minutes <= companion.max_minutes and longer % companion.step_minutes == 0


def open_starts(companion, first, last, minutes):
    """The starts on these dates of the city that the companion's hours, steps, notice and horizon allow."""
    if not takes(companion, minutes):
        return []
    zone, a_day = ZoneInfo(companion.city.time_zone), timedelta(days=1)
    days = db.session.scalars(
        db.select(CompanionDay)
        .options(joinedload(CompanionDay.hours))
        .where(CompanionDay.companion_id == companion.id, CompanionDay.date.between(first - a_day, last + a_day))
    )
    own = {day.date: day.hours for day in days.unique()}
    openings, day = [], first - a_day
    while day <= last + a_day:
        for hours in own.get(day, [h for h in companion.hours if h.weekday == day.isoweekday()]):
            opens, closes = at(day, hours.starts, zone), at(day, hours.ends, zone)
            if openings and openings[-1][1] >= opens:
                openings[-1][1] = max(closes, openings[-1][1])
            else:
                openings.append([opens, closes])
        day += a_day
    notice = max(companion.min_notice_minutes, 0 if companion.instant_book else 45)
    earliest, latest = now() + timedelta(minutes=notice), now() + timedelta(days=companion.horizon_days)
    starts, length, step = [], timedelta(minutes=minutes), timedelta(minutes=companion.step_minutes)
    for start, closes in openings:
        while start + length <= closes:
            if earliest <= start < latest and first <= start.astimezone(zone).date() <= last:
                starts.append(start)
            start += step
    return starts


def holds():
    return db.or_(Meeting.status != "requested", Meeting.expires_at > now())


def held_times(companion, start, minutes):
    before, behind = timedelta(minutes=companion.buffer_before), timedelta(minutes=minutes + companion.buffer_after)
    return start - before, start + behind


@app.get("/v1/companions/<uuid:id>/slots")
def list_slots(id):
    companion = find_companion(id)
    zone = ZoneInfo(companion.city.time_zone)
    minutes = request.args.get("minutes", companion.min_minutes, type=int)
    first = request.args.get("from", now().astimezone(zone).date(), type=date.fromisoformat)
    last = request.args.get("to", first + timedelta(days=6), type=date.fromisoformat)
    starts = []
    if not (g.caller and one(db.select(Block).where(are_blocked(g.caller.id, companion.account_id)).limit(1))):
        window = DateTimeTZRange(at(first, -720, zone), at(last, 2880, zone))
        busy = db.session.scalars(
            db.select(CalendarEntry.during)
            .join(CalendarEntry.meeting)
            .where(CalendarEntry.account_id == companion.account_id, CalendarEntry.during.overlaps(window), holds())
        ).all()
        for start in open_starts(companion, first, last, minutes):
            begins, ends = held_times(companion, start, minutes)
            if not any(b.lower < ends and b.upper > begins for b in busy):
                starts.append(start)
    length = timedelta(minutes=minutes)
    items = [
        {
            "starts_at": start,
            "ends_at": start + length,
            "local_starts_at": start.astimezone(zone).isoformat(),
            "local_ends_at": (start + length).astimezone(zone).isoformat(),
        }
        for start in starts
    ]
    return jsonify({"time_zone": companion.city.time_zone, "minutes": minutes, "items": items})


# Meetings.


def check_booking(body):
    """Everything that a quote and a booking ask first: profiles, rules, blocks, hours, and that both are free."""
    companion = find_companion(uuid.UUID(body["companion_id"]))
    minutes, start = body["minutes"], datetime.fromisoformat(body["starts_at"]).astimezone(timezone.utc)
    if companion.account_id == g.caller.id or not takes(companion, minutes):
        raise Refused(400, "invalid_request")
    if one(db.select(Block).where(are_blocked(g.caller.id, companion.account_id)).limit(1)):
        raise Refused(403, "not_available")
    patron = one(db.select(Patron).where(Patron.account_id == g.caller.id))
    if patron is None:
        raise Refused(403, "patron_profile_required")
    day = start.astimezone(ZoneInfo(companion.city.time_zone)).date()
    if start not in open_starts(companion, day, day, minutes):
        raise Refused(409, "not_open")
    held = DateTimeTZRange(*held_times(companion, start, minutes))
    met = DateTimeTZRange(start, start + timedelta(minutes=minutes))
    entry = CalendarEntry
    busy = db.select(entry).join(entry.meeting).where(
        db.or_(
            db.and_(entry.account_id == companion.account_id, entry.during.overlaps(held)),
            db.and_(entry.account_id == g.caller.id, entry.during.overlaps(met)),
        ),
        holds(),
    )
    if db.session.scalars(busy.limit(1)).first():
        raise Refused(409, "slot_taken")
    return companion, patron, held, met, half_up(Decimal(companion.hourly_rate) * minutes / 60)


def line_items(price):
    return [{"kind": "time", "amount": price}, {"kind": "service_fee", "amount": 0}]


@app.post("/v1/meetings/quote")
@signed_in
def quote_meeting():
    body = request.get_json()
    companion, _, _, met, price = check_booking(body)
    return jsonify(
        {
            **members(companion, "currency hourly_rate cancellation_policy instant_book"),
            "companion_id": companion.id,
            "starts_at": met.lower,
            "ends_at": met.upper,
            "minutes": body["minutes"],
            "time_zone": companion.city.time_zone,
            "line_items": line_items(price),
            "total": price,
            "payout": price,
        }
    )


@app.post("/v1/meetings")
@signed_in
def book_meeting():
    body, moment_now = request.get_json(), now()
    companion, patron, held, met, price = check_booking(body)
    instant = companion.instant_book
    meeting = Meeting(
        id=uuid.uuid4(),
        companion_id=companion.id,
        patron_id=patron.id,
        city_id=companion.city_id,
        time_zone=companion.city.time_zone,
        starts_at=met.lower,
        ends_at=met.upper,
        minutes=body["minutes"],
        note=body.get("note"),
        status="accepted" if instant else "requested",
        cancellation_policy=companion.cancellation_policy,
        currency=companion.currency,
        hourly_rate=companion.hourly_rate,
        price=price,
        service_fee=0,
        total=price,
        payout=price,
        expires_at=None if instant else min(moment_now + timedelta(hours=24), met.lower - timedelta(minutes=30)),
        accepted_at=moment_now if instant else None,
        created_at=moment_now,
        updated_at=moment_now,
    )
    meeting.entries = [
        CalendarEntry(kind="companion", account_id=companion.account_id, during=held),
        CalendarEntry(kind="patron", account_id=g.caller.id, during=met),
    ]
    meeting.history = [MeetingHistory(version=1, actor="patron", to_status=meeting.status, at=moment_now)]
    try:
        if not instant:
            requests = one(db.select(OpenRequests).where(OpenRequests.patron_id == patron.id).with_for_update())
            if requests is None:
                requests = OpenRequests(patron_id=patron.id, open=0)
                db.session.add(requests)
            if requests.open >= 5:
                raise Refused(409, "too_many_open_requests")
            requests.open += 1
        db.session.add(meeting)
        for receiver in (companion.account_id, g.caller.id):
            payload = {"id": str(meeting.id), "status": meeting.status}
            db.session.add(Update(account_id=receiver, kind="meeting", payload=payload, at=moment_now))
        db.session.flush()
        answer = meeting_dict(meeting, companion, patron)
        db.session.commit()
    except (IntegrityError, OperationalError) as taken:
        db.session.rollback()
        if isinstance(taken.orig, (errors.ExclusionViolation, errors.UniqueViolation, errors.DeadlockDetected)):
            raise Refused(409, "slot_taken")
        raise
    return jsonify(answer), 201, {"Location": f"/v1/meetings/{answer['id']}"}


def meeting_dict(meeting, companion, patron):
    sides = ((companion, companion.account.username), (patron, g.caller.username))
    seen = [{"id": side.id, "username": username, "name": side.name, "phone_number": None} for side, username in sides]
    return {
        **members(meeting, "id status city_id time_zone starts_at ends_at minutes note currency hourly_rate total"),
        **members(meeting, "payout cancellation_policy expires_at accepted_at created_at updated_at"),
        "role": "patron",
        "companion": seen[0],
        "patron": seen[1],
        "city": companion.city.name,
        "line_items": line_items(meeting.price),
        "voucher_code": None,
        "refund": None,
        "allowed_actions": ["cancel" if meeting.status == "accepted" else "withdraw"],
        "history": [
            {"at": h.at, "actor": h.actor, "from": h.from_status, "to": h.to_status, "reason": h.reason}
            for h in meeting.history
        ],
    }


# Messages.


def message_dict(message, sender, is_own):
    return {
        **members(message, "id conversation_id seq body sent_at"),
        "sender": sender,
        "client_id": message.client_id if is_own else None,
    }


def find_partner(username):
    """The other account, and the ids of both as a conversation has them."""
    partner = one(db.select(Account).where(Account.username == username)) or abort(404)
    return partner, *sorted((g.caller.id, partner.id))


@app.post("/v1/conversations/<username>/messages")
@signed_in
def send_message(username):
    body = request.get_json()
    said, client_id = body["body"], body.get("client_id") and uuid.UUID(body["client_id"])
    partner, low_id, high_id = find_partner(username)
    if partner.id == g.caller.id or not 1 <= len(said.strip()) <= 4000:
        raise Refused(400, "invalid_request")
    if one(db.select(Block).where(are_blocked(g.caller.id, partner.id)).limit(1)):
        raise Refused(403, "not_available")
    from_low, sender, sender_id = low_id == g.caller.id, g.caller.username, g.caller.id
    pair = db.and_(Conversation.low_id == low_id, Conversation.high_id == high_id)
    while True:
        sent_at = now()
        try:
            conversation = one(db.select(Conversation).where(pair).with_for_update())
            if conversation is None:
                conversation = Conversation(
                    low_id=low_id, high_id=high_id, last_seq=0, low_sent=0, last_sent_at=sent_at, created_at=sent_at
                )
                db.session.add(conversation)
                db.session.flush()
            else:
                sent_at = max(sent_at, conversation.last_sent_at + timedelta(milliseconds=1))
            conversation.last_seq += 1
            conversation.last_sent_at = sent_at
            conversation.low_sent += from_low
            message = Message(
                conversation_id=conversation.id,
                seq=conversation.last_seq,
                from_low=from_low,
                low_count=conversation.low_sent,
                body=said,
                client_id=client_id,
                sent_at=sent_at,
            )
            db.session.add(message)
            payload = {"conversation_id": str(conversation.id), "seq": conversation.last_seq}
            for receiver in (low_id, high_id):
                db.session.add(Update(account_id=receiver, kind="message", payload=payload, at=sent_at))
            db.session.flush()
            answer = message_dict(message, sender, is_own=True)
            db.session.commit()
            break
        except IntegrityError as repeated:
            db.session.rollback()
            if repeated.orig.diag.constraint_name == "messages_client_id_key":
                message = one(
                    db.select(Message)
                    .join(Conversation, Conversation.id == Message.conversation_id)
                    .where(pair, Message.client_id == client_id, Message.from_low == from_low)
                )
                if message.body != said:
                    raise Refused(422, "idempotency_key_reused")
                answer = message_dict(message, sender, is_own=True)
                break
            # The other has begun the conversation in the meantime.
            if repeated.orig.diag.constraint_name != "conversations_low_id_high_id_key":
                raise
    path = f"/v1/conversations/{answer['conversation_id']}/messages?after={answer['seq'] - 1}&limit=1"
    return jsonify(answer), 201, {"Location": path}


@app.get("/v1/conversations/<username>/messages")
@signed_in
def list_messages(username):
    partner, low_id, high_id = find_partner(username)
    pair = Conversation.low_id == low_id, Conversation.high_id == high_id
    conversation = one(db.select(Conversation).where(*pair))
    if conversation is None:
        return jsonify({"items": [], "next": None, "previous": None})
    messages = db.select(Message).where(Message.conversation_id == conversation.id).order_by(Message.seq.desc())
    if "before" in request.args:
        messages = messages.where(Message.seq < int(request.args["before"]))
    limit, is_low = request.args.get("limit", 20, type=int), low_id == g.caller.id
    rows = db.session.scalars(messages.limit(limit)).all()[::-1]
    items = [
        message_dict(m, (g.caller if m.from_low == is_low else partner).username, m.from_low == is_low) for m in rows
    ]
    following = str(rows[-1].seq) if rows and rows[-1].seq < conversation.last_seq else None
    previous = str(rows[0].seq) if rows and rows[0].seq > 1 else None
    return jsonify({"items": items, "next": following, "previous": previous})


@app.get("/v1/conversations")
@signed_in
def list_conversations():
    limit, key, order = request.args.get("limit", 20, type=int), after(), (Conversation.last_sent_at, Conversation.id)
    mine = (
        db.select(Conversation, Message)
        .join(Message, db.and_(Message.conversation_id == Conversation.id, Message.seq == Conversation.last_seq))
        .options(joinedload(Conversation.low), joinedload(Conversation.high))
        .where(db.or_(Conversation.low_id == g.caller.id, Conversation.high_id == g.caller.id))
    )
    if key:
        mine = mine.where(db.tuple_(*order) < db.tuple_(datetime.fromisoformat(key[0]), uuid.UUID(key[1])))
    rows = db.session.execute(mine.order_by(*(column.desc() for column in order)).limit(limit + 1)).all()
    return page_of(rows, limit, lambda row: [row.Message.sent_at, row.Conversation.id], conversation_dict)


def conversation_dict(row):
    talk, message = row
    is_low = talk.low_id == g.caller.id
    names = [side and side.username for side in (talk.low, talk.high)]
    return {
        "id": talk.id,
        "partner": names[is_low],
        "last_message": message_dict(message, names[not message.from_low], message.from_low == is_low),
        "unread": talk.last_seq - talk.low_sent - talk.low_seen if is_low else talk.low_sent - talk.high_seen,
        "read_up_to": talk.low_read if is_low else talk.high_read,
        "partner_read_up_to": talk.high_read if is_low else talk.low_read,
        "created_at": talk.created_at,
        "updated_at": message.sent_at,
    }


# Vouchers.


@app.post("/v1/vouchers/<code>/redeem")
@signed_in
def redeem_voucher(code):
    body, moment_now = request.get_json(silent=True) or {}, now()
    guest_name, spend = body.get("guest"), body.get("spend")
    key = code.upper().replace("-", "").replace(" ", "")
    voucher = one(db.select(Voucher).where(Voucher.key == key).with_for_update())
    if voucher is None:
        raise Refused(404, "voucher_unknown")
    event = voucher.event_id and db.session.get(Event, voucher.event_id)
    if event:
        staff = db.select(EventStaff).where(EventStaff.event_id == event.id, EventStaff.account_id == g.caller.id)
        is_team = event.organiser_id == g.caller.id or one(staff) is not None
    else:
        is_team = g.caller.role == "admin"
    guest = one(db.select(Account).where(Account.username == guest_name.lower())) if guest_name else None
    status, reason = refusal_of(voucher, event, body, guest, is_team, moment_now)
    redemption = Redemption(
        voucher_id=voucher.id,
        event_id=voucher.event_id,
        code=voucher.code,
        by_id=g.caller.id,
        guest_id=guest.id if guest and is_team else None,
        status="refused" if reason else "redeemed",
        refusal=reason,
        spend=spend,
        discount=None if reason else discount_of(voucher, spend),
        currency=voucher.currency,
        redeemed_at=None if reason else moment_now,
        created_at=moment_now,
    )
    db.session.add(redemption)
    if reason:
        db.session.commit()
        raise Refused(status, reason)
    voucher.redeemed += 1
    voucher.last_used_at = moment_now
    db.session.flush()
    answer = {
        **members(redemption, "id voucher_id event_id code status refusal spend discount currency"),
        **members(redemption, "redeemed_at created_at"),
        **members(voucher, "kind percent item label"),
        "guest": guest and guest.username,
        "redeemed_by": g.caller.username,
        "meeting_id": None,
        "reason": None,
        "reversed_by": None,
        "reversed_at": None,
    }
    db.session.commit()
    return jsonify(answer), 201, {"Location": f"/v1/redemptions/{answer['id']}"}


def refusal_of(voucher, event, body, guest, is_team, moment_now):
    if not is_team:
        return 403, "not_staff"
    if body.get("guest") and guest is None:
        return 400, "guest_unknown"
    if guest is None and (voucher.max_per_account or voucher.claimed_by):
        return 400, "guest_required"
    if body.get("event_id") and body["event_id"] != str(voucher.event_id):
        return 409, "wrong_event"
    if voucher.claimed_by and voucher.claimed_by != guest.id:
        return 409, "not_yours"
    if not voucher.is_active or (event and event.cancelled_at):
        return 409, "inactive"
    if voucher.ends_at and voucher.ends_at <= moment_now:
        return 409, "expired"
    if voucher.starts_at and voucher.starts_at > moment_now:
        return 409, "not_yet_valid"
    if voucher.min_spend and voucher.min_spend > (body.get("spend") or 0):
        return 409, "min_spend"
    if voucher.max_per_account:
        uses = db.select(db.func.count()).where(
            Redemption.guest_id == guest.id,
            Redemption.voucher_id == voucher.id,
            Redemption.status.in_(("held", "redeemed")),
        )
        if db.session.scalar(uses) >= voucher.max_per_account:
            return 409, "per_account_limit"
    if voucher.max_redemptions and voucher.redeemed + voucher.held >= voucher.max_redemptions:
        return 409, "used_up"
    return None, None


def discount_of(voucher, spend):
    if voucher.kind == "percent" and spend is not None:
        saved = half_up(Decimal(spend) * voucher.percent / 100)
        return min(saved, voucher.max_discount) if voucher.max_discount else saved
    if voucher.kind == "amount":
        return voucher.amount if spend is None else min(voucher.amount, spend)
    return None


# Catalogues.


@app.get("/v1/sprockets/<int:id>")
def get_sprocket(id):
    sprocket = db.session.get(Sprocket, id) or abort(404)
    return jsonify(members(sprocket, "id teeth pitch_diameter outside_diameter pitch"))


@app.get("/v1/factories")
def list_factories():
    factories = db.session.scalars(db.select(Factory).order_by(Factory.id))
    return jsonify({"factories": [factory_dict(factory) for factory in factories]})


def factory_dict(factory):
    return members(factory, "id chart_data" if factory.name is None else "id name chart_data")


# Sessions.


def is_password(stored, password):
    """ASP.NET Core's format: a marker, function (2: SHA-512), iterations and salt's length; then salt and hash."""
    raw = base64.b64decode(stored)
    function, iterations, length = struct.unpack(">III", raw[1:13])
    salt, expected = raw[13 : 13 + length], raw[13 + length :]
    name = {1: "sha256", 2: "sha512"}[function]
    computed = hashlib.pbkdf2_hmac(name, password.encode(), salt, iterations, len(expected))
    return hmac.compare_digest(computed, expected)


@app.post("/v1/sessions")
def sign_in():
    body, moment_now = request.get_json(), now()
    account = one(db.select(Account).where(Account.email == body["email"].strip().lower()))
    if account is None or not is_password(account.password_hash, body["password"]):
        raise Refused(401, "wrong_credentials")
    token = secrets.token_urlsafe(32)
    session = Session(
        token_sha256=hashlib.sha256(token.encode()).digest(),
        account_id=account.id,
        device=body.get("device"),
        created_at=moment_now,
        last_seen_at=moment_now,
        expires_at=moment_now + timedelta(days=30),
    )
    db.session.add(session)
    db.session.flush()
    answer = {**members(session, "id expires_at device created_at"), "token": token}
    db.session.commit()
    return jsonify(answer), 201, {"Location": f"/v1/sessions/{answer['id']}"}
