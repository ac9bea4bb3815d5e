# Sourced by bin/steward and bin/test: publishes the program into artifacts/steward when a source changed since last time.

program_folder="$root/artifacts/steward"
program_stamp="$root/artifacts/steward.stamp"

# everything the program is made of; what the build itself writes is left out
program_sources() {
  find "$root/src" "$root"/Directory.*.props "$root/global.json" \
    \( -name obj -o -name bin -o -name node_modules -o -path '*/wwwroot/lib' \) -prune -o -type f ! -name '*.md' "$@" -print
}

# The stamp's time finds edits, its list of names finds files that came or went.
program_is_current() {
  [ -f "$program_stamp" ] && [ -f "$program_folder/steward.dll" ] &&
    [ -z "$(program_sources -newer "$program_stamp" | head -n 1)" ] &&
    [ "$(program_sources | sort | cksum)" = "$(cat "$program_stamp")" ]
}

# Compiled for this machine ahead of time, which takes a quarter off the start. Where the compiler for that cannot be had, plain; and plain where
# STEWARD_PUBLISH=plain says that the program is only to be tested.
publish_program() {
  if [ "${STEWARD_PUBLISH:-}" = plain ]; then
    dotnet publish "$root/src/Web/Web.csproj" -c Release -o "$program_folder" -v quiet --nologo
    return
  fi
  local platform
  platform=$(dotnet --info | sed -n 's/^ *RID: *//p' | head -n 1)
  case $platform in
    linux-*|osx-*) ;;
    *) platform=linux-$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/') ;;
  esac
  # a lock file of its own: the one in the tree is the same for every platform
  dotnet publish "$root/src/Web/Web.csproj" -c Release -o "$program_folder" -v quiet --nologo \
    -r "$platform" --self-contained false -p:PublishReadyToRun=true -p:NuGetLockFilePath=obj/native.lock.json ||
    { echo "Not compiled ahead of time (see above); publishing plain." && dotnet publish "$root/src/Web/Web.csproj" -c Release -o "$program_folder" -v quiet --nologo; }
}

build_program() {
  mkdir -p "$root/artifacts"
  # two starts at once must not build into the same folder
  exec 9>"$root/artifacts/.lock"
  flock 9
  if ! program_is_current; then
    require_dotnet
    say "Building Steward (the first time takes a minute) …"
    local names stamp log="$root/artifacts/build.log"
    names=$(program_sources | sort | cksum)
    # dated before the build, so that a file saved while it runs counts as newer
    stamp=$(mktemp "$root/artifacts/stamp.XXXXXX")
    echo "$names" >"$stamp"
    if ! publish_program >"$log" 2>&1; then
      rm -f "$stamp"
      grep -E ': (error|warning) ' "$log" | sort -u | head -n 20 >&2 || cat "$log" >&2
      refuse "The build failed; its own words are above, all of them in artifacts/build.log."
    fi
    mv "$stamp" "$program_stamp"
  fi
  exec 9>&-
}
