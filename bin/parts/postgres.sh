# Sourced by bin/test, bin/bench and bin/drill: a private PostgreSQL cluster in a temporary folder, reached through
# a socket only its owner and root can enter. Nothing listens on the network, and only what was started is stopped.

postgres_home=
postgres_pid=
postgres_connection=

# start_postgres quick|durable: quick leaves out fsync (tests), durable keeps every promise (benchmarks and drills).
start_postgres() {
  local programs owner=() settings=(-c listen_addresses= -c max_connections=400 -c shared_buffers=128MB)
  programs=$(postgres_programs)
  [ -n "$programs" ] || refuse "PostgreSQL's server programs are missing. Run bin/setup as root, or install the package postgresql."
  [ "$1" = quick ] && settings+=(-c fsync=off -c synchronous_commit=off -c full_page_writes=off)

  postgres_home=$(mktemp -d "${TMPDIR:-/tmp}/steward-pg.XXXXXX")
  if [ "$(id -u)" = 0 ]; then
    # PostgreSQL refuses to run as root
    local unprivileged=nobody
    id postgres >/dev/null 2>&1 && unprivileged=postgres
    chown "$unprivileged" "$postgres_home"
    owner=(setpriv --reuid "$unprivileged" --regid "$(id -g "$unprivileged")" --clear-groups)
  fi

  "${owner[@]}" "$programs/initdb" --pgdata "$postgres_home/data" --username steward --auth trust \
    --encoding UTF8 --locale C.UTF-8 --no-sync >"$postgres_home/initdb.log" 2>&1 ||
    { cat "$postgres_home/initdb.log" >&2; refuse "PostgreSQL could not create a cluster; its own words are above."; }
  # exec so that the pid is the server's own and TERM reaches it
  (cd "$postgres_home" && exec "${owner[@]}" "$programs/postgres" -D "$postgres_home/data" -k "$postgres_home" \
    "${settings[@]}" >"$postgres_home/server.log" 2>&1) &
  postgres_pid=$!

  local tries=0
  until "$programs/pg_isready" -q -h "$postgres_home"; do
    tries=$((tries + 1))
    if [ $tries -gt 150 ] || ! kill -0 "$postgres_pid" 2>/dev/null; then
      cat "$postgres_home/server.log" >&2
      refuse "PostgreSQL did not come up; its own words are above."
    fi
    sleep 0.1
  done
  "$programs/createdb" -h "$postgres_home" -U steward steward
  postgres_connection="Host=$postgres_home;Username=steward;Database=steward"
}

stop_postgres() {
  if [ -n "$postgres_pid" ]; then
    kill -INT "$postgres_pid" 2>/dev/null
    wait "$postgres_pid" 2>/dev/null
    postgres_pid=
  fi
  [ -n "$postgres_home" ] && rm -rf "$postgres_home"
  postgres_home=
}
