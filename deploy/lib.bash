# Shared by deploy/* and tests/run; sourced, never run. Bash 5, Node 20 and util-linux are all it counts on.
# shellcheck shell=bash
set -euo pipefail

repo=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
built="$repo/deploy/.data"                    # what is built once and shared by every data folder: app/, npm-postgres/
data="${KHEO_DATA:-$built}"                   # cluster, passwords, files, logs
# Descriptor 9 is the lock `deploy/up` holds; every child is started with 9>&-, or the lock would outlive the script.

say()  { printf '%s\n' "$*"; }
note() { printf '%s\n' "$*" >&2; }
die()  { printf '%s: %s\n' "${0##*/}" "$1" >&2; shift; for line in "$@"; do printf '  %s\n' "$line" >&2; done; exit 2; }
have() { command -v "$1" >/dev/null 2>&1; }
is_root() { [ "$(id -u)" -eq 0 ]; }

# --- the user PostgreSQL runs as: never root ------------------------------------------------------------------------
pg_user() { if id -u postgres >/dev/null 2>&1; then echo postgres; else echo nobody; fi; }
as_pg() {
  if is_root; then
    local user; user=$(pg_user)
    (cd / && exec setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups -- env -i PATH=/usr/bin:/bin LC_ALL=C TZ=UTC "$@")
  else
    (cd / && exec env -u PGDATA -u PGPORT -u PGHOST -u PGUSER LC_ALL=C TZ=UTC "$@")
  fi
}
# A folder whose parents that user can pass; the same folder when it can, else one under /var/lib named after it.
reachable() {
  mkdir -p "$1"
  if ! is_root || as_pg test -x "$1" 2>/dev/null; then printf '%s\n' "$1"; return; fi
  local other; other="/var/lib/kheo-$(printf '%s' "$1" | sha256sum | cut -c1-12)"
  mkdir -p "$other"; chmod 755 "$other"; printf '%s\n' "$other"
}

# --- ports ----------------------------------------------------------------------------------------------------------
free_port() { node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }
port_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# --- connection strings ---------------------------------------------------------------------------------------------
# In Npgsql's form the last of two equal keys wins, so one server's string becomes another role's by appending.
string_for_role() { printf '%s;Database=%s;Username=%s;Password=%s' "${1%;}" "$2" "$3" "$4"; }
# The same string as PG… variables for pg_dump and friends: KEY<newline>-free assignments, quoted for eval.
libpq_environment() {
  # shellcheck disable=SC2016
  node -e '
    const known = { host: "PGHOST", server: "PGHOST", "data source": "PGHOST", port: "PGPORT", database: "PGDATABASE", db: "PGDATABASE",
      username: "PGUSER", user: "PGUSER", userid: "PGUSER", "user id": "PGUSER", "user name": "PGUSER", uid: "PGUSER",
      password: "PGPASSWORD", psw: "PGPASSWORD", pwd: "PGPASSWORD", "ssl mode": "PGSSLMODE", sslmode: "PGSSLMODE", "root certificate": "PGSSLROOTCERT" };
    const out = {};
    for (const m of process.argv[1].matchAll(/\s*([^=;]+?)\s*=\s*("(?:[^"]|"")*"|\x27(?:[^\x27]|\x27\x27)*\x27|[^;]*)\s*(?:;|$)/g)) {
      const key = known[m[1].toLowerCase()]; if (!key) continue;
      let value = m[2].trim();
      if (/^["\x27]/.test(value)) { const q = value[0]; value = value.slice(1, -1).replaceAll(q + q, q); }
      out[key] = key === "PGSSLMODE" ? value.toLowerCase().replace("verifyfull", "verify-full").replace("verifyca", "verify-ca") : value;
    }
    for (const [k, v] of Object.entries(out)) console.log(`export ${k}=\x27${v.replaceAll("\x27", "\x27\\\x27\x27")}\x27`);
  ' "$1"
}
use_libpq() { # use_libpq DATABASE: the administrator's string for pg_dump, pg_restore and psql
  eval "$(libpq_environment "$KHEO_DATABASE")"
  export PGDATABASE=$1 PGCONNECT_TIMEOUT=10 PGCLIENTENCODING=UTF8
}
server_major() { local n; n=$("$(postgres_client psql)" -XAtc 'show server_version_num') && printf '%s\n' $((n / 10000)); }
postgres_client() { # postgres_client PROGRAM [MAJOR]: the newest one here, at least as new as the server
  local program=$1 least=${2:-15} best='' best_major=0 path major
  for path in /usr/lib/postgresql/*/bin/"$program" "$(command -v "$program" || true)"; do
    [ -x "$path" ] || continue
    [[ $("$path" --version 2>/dev/null) =~ \(PostgreSQL\)\ ([0-9]+) ]] || continue
    major=${BASH_REMATCH[1]}
    if [ "$major" -ge "$least" ] && [ "$major" -gt "$best_major" ]; then best=$path; best_major=$major; fi
  done
  [ -n "$best" ] || die "$program of PostgreSQL $least or newer is not here; install it with:" "apt-get install -y postgresql-client-$least"
  printf '%s\n' "$best"
}
random_password() { node -e 'process.stdout.write(require("crypto").randomBytes(24).toString("hex"))'; }
quoted() { printf "'%s'" "${1//\'/\'\\\'\'}"; }

# --- what the last `deploy/up` wrote about its database; the environment wins ------------------------------------------
database_file() { printf '%s\n' "$data/database.env"; }
read_database_file() {
  local file; file=$(database_file)
  [ -r "$file" ] || return 0
  local given="${KHEO_DATABASE:-}" given_owner="${KHEO_DATABASE_OWNER:-}" given_api="${KHEO_DATABASE_API:-}"
  [ -z "$given" ] || { [ -n "$given_owner" ] && [ -n "$given_api" ]; } || return 0   # another server: its roles are not in our file
  # shellcheck disable=SC1090
  . "$file"
  KHEO_DATABASE="${given:-${KHEO_DATABASE:-}}"; KHEO_DATABASE_OWNER="${given_owner:-${KHEO_DATABASE_OWNER:-}}"; KHEO_DATABASE_API="${given_api:-${KHEO_DATABASE_API:-}}"
  export KHEO_DATABASE KHEO_DATABASE_OWNER KHEO_DATABASE_API
}
# Backup, restore and the verifier work whether or not `deploy/up` is running: they start its cluster and stop it again.
borrow_database() {
  local asked="${KHEO_DATABASE:-}${KHEO_DATABASE_OWNER:-}" out=''
  if [ -z "$asked" ] && [ -f "$data/cluster" ]; then
    borrowed=$(<"$data/cluster")
    if ! "$repo/deploy/postgres" running "$borrowed"; then
      out=$("$repo/deploy/postgres" start "$borrowed") || exit 2
      trap '"$repo/deploy/postgres" stop "$borrowed"' EXIT
    fi
    read_database_file
    [ -z "$out" ] || moved_to "$(<"$borrowed/port")"
  else
    read_database_file
  fi
}
moved_to() { # the borrowed cluster may have come up on another port than the one written down
  KHEO_DATABASE+=";Port=$1"; KHEO_DATABASE_OWNER+=";Port=$1"; KHEO_DATABASE_API+=";Port=$1"
}

# --- long steps: number, name, elapsed seconds, the log only when it fails -------------------------------------------
step_n=0; step_m=0; step_pid=''
step() { # step NAME COMMAND…   (standard output and error go to $data/logs/NAME)
  local name=$1 log start=$SECONDS seen=0 rc=0; shift
  step_n=$((step_n + 1)); mkdir -p "$data/logs"; log="$data/logs/step-$step_n.log"
  local head="[$step_n/$step_m] $name"
  [ -t 1 ] || say "$head …"
  set -m; "$@" </dev/null >"$log" 2>&1 9>&- & step_pid=$!; set +m
  while kill -0 "$step_pid" 2>/dev/null; do
    sleep 0.2 9>&-
    local now=$((SECONDS - start))
    if [ -t 1 ]; then printf '\r%s … %d s ' "$head" "$now"
    elif [ $((now - seen)) -ge 10 ]; then seen=$now; say "$head … $now s"; fi
  done
  wait "$step_pid" || rc=$?
  step_pid=''
  [ ! -t 1 ] || printf '\r\033[K'
  if [ $rc -ne 0 ]; then
    say "$head: failed after $((SECONDS - start)) s; the end of $log:"; tail -n 40 "$log"; return $rc
  fi
  say "$head: done in $((SECONDS - start)) s"
}
skip_step() { step_n=$((step_n + 1)); say "[$step_n/$step_m] $1"; }
stop_group() { # ends a group this script started: asks, waits, insists
  local pid=$1 patience=${2:-15} i
  kill -TERM -- "-$pid" 2>/dev/null || return 0
  for ((i = 0; i < patience * 10; i++)); do kill -0 -- "-$pid" 2>/dev/null || return 0; sleep 0.1 9>&-; done
  kill -KILL -- "-$pid" 2>/dev/null || true
}

# --- builds, only when a source changed ------------------------------------------------------------------------------
digest_of() { # contents and names of every source below the given paths, relative to the checkout
  (cd "$repo" && for p in "$@"; do if [ -e "$p" ]; then printf '%s\0' "$p"; fi; done |
    xargs -0 -r -I{} find {} \( -name bin -o -name obj -o -name node_modules -o -name dist -o -name .data -o -name TestResults \) -prune -o -type f -not -name schema.d.ts -print0 |
    LC_ALL=C sort -z | xargs -0 -r sha256sum | sha256sum | cut -d' ' -f1)
}
is_stamped() { [ -f "$1" ] && [ "$(<"$1")" = "$2" ]; }

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 npm_config_fund=false npm_config_audit=false npm_config_update_notifier=false

backend_sources=(backend Directory.Build.props Directory.Packages.props global.json BannedSymbols.txt .editorconfig nuget.config NuGet.config openapi.yaml)
frontend_sources=(frontend openapi.yaml)

npm_ci() { # npm_ci FOLDER: packages exactly as locked, once per lock file
  local folder=$1 want; want=$(digest_of "$folder/package-lock.json")
  is_stamped "$repo/$folder/node_modules/.kheo-locked" "$want" && return 0
  (cd "$repo/$folder" && npm ci --include=dev --ignore-scripts --loglevel=error && mkdir -p node_modules) && printf '%s' "$want" >"$repo/$folder/node_modules/.kheo-locked"
}
build_spa() {
  local want; want=$(digest_of "${frontend_sources[@]}")
  (cd "$repo/frontend" && npm run build) && printf '%s' "$want" >"$repo/frontend/dist/.built"
}
publish_api() { # into a new folder, then swapped: an API running from the old one keeps its files
  local want; want=$(digest_of "${backend_sources[@]}")
  rm -rf "$built/app.new"
  dotnet publish "$repo/backend/Api" -c Release -o "$built/app.new" -v quiet -p:UseSharedCompilation=false || return 1
  printf '%s' "$want" >"$built/app.new/.built"
  rm -rf "$built/app"; mv "$built/app.new" "$built/app"
}
spa_is_fresh() { is_stamped "$repo/frontend/dist/.built" "$(digest_of "${frontend_sources[@]}")"; }
api_is_fresh() { is_stamped "$built/app/.built" "$(digest_of "${backend_sources[@]}")"; }
kheo() { dotnet "$built/app/Kheo.Api.dll" "$@"; }

need_tools() {
  local missing=()
  have dotnet && (cd "$repo" && dotnet --version 2>/dev/null) | grep -q '^10\.' ||
    missing+=(".NET 10 SDK:  curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0   (then put ~/.dotnet in PATH)")
  local v; v=$(node --version 2>/dev/null || echo v0); v=${v#v}
  [ "${v%%.*}" -ge 20 ] || missing+=("Node 20 or newer:  apt-get install -y npm && npm install --global n && n 20")
  have npm || missing+=("npm:  apt-get install -y npm")
  have setpriv && have flock || missing+=("util-linux:  apt-get install -y util-linux")
  [ ${#missing[@]} -eq 0 ] || die 'something is missing; install it and start again:' "${missing[@]}"
}
