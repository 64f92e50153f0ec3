-- An answer that is kept for a repeat may be of another type than JSON (a batch's codes are CSV).
alter table idempotency_keys
    add column content_type text;
