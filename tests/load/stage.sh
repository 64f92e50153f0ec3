# Sourced by the scripts here: a PostgreSQL of their own that is as durable as a real one, and the service as it is published, beside
# each other on this machine. Sets work, database, port; stops and removes all of it at the end, but for LOAD_DATA, a folder for the
# database's data that is kept and used again.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
bin=${COMPANION_POSTGRES_BIN:-$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)}
work=$(mktemp -d /var/tmp/companion-load.XXXXXX)
data=${LOAD_DATA:-$work/data}
port=${LOAD_PORT:-8290}
database=load
service=
as() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --init-groups "$@"; else "$@"; fi; }
psql() { command psql -h "$work" -U companion -d "$database" -X -q -At -v ON_ERROR_STOP=1 "$@"; }
stop_service() {
  if [ -n "$service" ]; then kill "$service" 2>/dev/null || true; wait "$service" 2>/dev/null || true; service=; fi
}
finish() {
  stop_service
  # What is kept is closed in order.
  as "$bin/pg_ctl" -D "$data" -m "$([ -n "${LOAD_DATA:-}" ] && echo fast || echo immediate)" -t 300 stop >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap finish EXIT

start_database() {
  if [ "$(id -u)" = 0 ]; then chown postgres "$work"; fi
  local new=
  if [ ! -e "$data/PG_VERSION" ]; then
    new=yes
    mkdir -p "$data" && if [ "$(id -u)" = 0 ]; then chown postgres "$data"; fi
    as "$bin/initdb" -D "$data" -U companion -A trust -E UTF8 --locale=C --no-sync >/dev/null
  fi
  # Checkpoints are kept out of runs this short; nothing here makes a commit any less durable.
  as "$bin/pg_ctl" -D "$data" -l "$work/log" -w -o "-k $work -c listen_addresses='' -c fsync=on -c synchronous_commit=on -c jit=off \
    -c shared_buffers=1GB -c max_wal_size=16GB -c checkpoint_timeout=1h -c random_page_cost=1.1 -c max_connections=200 \
    -c shared_preload_libraries=pg_stat_statements ${LOAD_POSTGRES:-}" start >/dev/null
  if [ -n "$new" ]; then
    database=postgres psql -c "create database $database"
    psql -c 'create extension pg_stat_statements'
  fi
}

# With limits out of the way, as far as they are settings.
publish_service() {
  echo 'publishing …' >&2
  # As in the Dockerfile; in a folder of its own, lest another publish takes over what was compiled together with the framework.
  dotnet publish "$root/Companion.csproj" -c Release --use-current-runtime --self-contained -p:PublishReadyToRun=true \
    -p:PublishReadyToRunComposite=true -p:IntermediateOutputPath=obj/composite/ -o "$work/service" -v q >/dev/null
  export ConnectionStrings__Companion="Host=$work;Username=companion;Database=$database" PORT=$port Limits__Enabled=false \
    ASPNETCORE_ENVIRONMENT=Production Serilog__MinimumLevel__Default=Warning Meetings__SweepSeconds=0 \
    Messages__PerMinute=1000000000 Messages__NewConversationsPerDay=1000000000
  (cd "$work/service" && ./Companion migrate >/dev/null)
}

# As in the Dockerfile; for the service alone.
companion() { cd "$work/service" && MALLOC_ARENA_MAX=2 MALLOC_MMAP_THRESHOLD_=65536 MALLOC_TRIM_THRESHOLD_=131072 exec ./Companion; }

start_service() {
  companion >"$work/service.log" 2>&1 & service=$!
  until curl -sf "http://localhost:$port/health/ready" >/dev/null; do kill -0 "$service"; sleep 0.1; done
}

# People load-0 … load-(n-1), each signed in with the bearer token of that name.
add_people() {
  psql -v people="$1" >/dev/null <<'SQL'
insert into accounts (id, email, username, password_hash, phone_number, birthday, role, created_at, updated_at)
select md5('account' || n)::uuid, 'load' || n || '@load.example', 'load' || n, 'none', '+1' || (2000000000 + n), date '1990-01-01', 'member', now(), now()
from generate_series(0, :people - 1) n;
insert into sessions (id, token_sha256, account_id, created_at, last_seen_at, expires_at)
select md5('session' || n)::uuid, sha256(convert_to('load-' || n, 'UTF8')), md5('account' || n)::uuid, now(), now(), now() + interval '1 day'
from generate_series(0, :people - 1) n;
-- Not the empty tables: a plan made for what is known to be empty reads all of it, until autovacuum has come round.
vacuum (analyze) accounts, sessions;
SQL
}

# CPU seconds so far, of the service and of all of the database's processes. Those of backends that have ended are the postmaster's.
cpu_of() { awk '{ print ($14 + $15) / 100 }' "/proc/$1/stat"; }
service_cpu() { cpu_of "$service"; }
database_cpu() {
  local postmaster; postmaster=$(head -n 1 "$data/postmaster.pid")
  { cat "/proc/$postmaster/stat"; pgrep -P "$postmaster" | sed 's|.*|/proc/&/stat|' | xargs cat 2>/dev/null || true; } |
    awk 'NR == 1 { sum = $14 + $15 + $16 + $17; next } { sum += $14 + $15 } END { print sum / 100 }'
}
