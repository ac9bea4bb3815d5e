# Sourced by the scripts in bin/: where the tree is, how to speak, how to stop.
# Needs $root set by the caller; changes no directory, so relative arguments stay the caller's.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say() { printf '%s\n' "$*" >&2; }

# refuse SENTENCE…: the command cannot go on, and the sentence says how to mend it.
refuse() { say "$*"; exit 1; }

has() { command -v "$1" >/dev/null 2>&1; }

require_dotnet() {
  has dotnet || refuse "The .NET 10 SDK is not on the PATH. Install it (https://dot.net, or your distribution's dotnet-sdk-10.0) and run this again."
  has npm || refuse "Node with npm is not on the PATH; the build fetches the browser packages with it. Install nodejs and npm and run this again."
}

# newest PostgreSQL server programs on this machine, or nothing
postgres_programs() {
  local folder
  folder=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
  if [ -n "$folder" ] && [ -x "$folder/initdb" ]; then echo "$folder"
  elif has initdb; then dirname "$(command -v initdb)"
  fi
}
