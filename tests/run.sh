#!/bin/sh
# Installs from Debian what building and testing need, builds with the sanitizers and runs every
# test twice: in the C locale and in one that writes 1,5 for 1.5. A client that cannot be had or
# cannot run is skipped by name. The last line is "N passed, N failed, N skipped".
# LeakSanitizer reads /proc and attaches to its own process: where that is forbidden (some
# containers), set ASAN_OPTIONS=detect_leaks=0.
set -u

root=$(cd "$(dirname "$0")/.." && pwd)
build=$root/build-test

. "$root/subtitles/packages.sh"

test_packages="locales openssl python3"

# Each is the client of a test in tests/clients, or what that needs.
client_packages="$voice_packages
  appstream bash-completion chromium dbus-daemon desktop-file-utils ffmpeg fish
  fonts-dejavu-core gstreamer1.0-tools imagemagick libglib2.0-bin librsvg2-bin libxml2-utils man-db
  mandoc mpv nodejs npm playerctl shared-mime-info sox tesseract-ocr tmux xclip xdotool xvfb zsh"

# What the build, or a test without a client, cannot do without.
# shellcheck disable=SC2086 # lists of words
install_packages $build_packages $test_packages || exit 1

# Together if that works: it is much faster. A client that is nowhere must not keep others away.
# shellcheck disable=SC2086
if ! install_packages $client_packages; then
  for package in $client_packages; do
    install_packages "$package" || echo "No $package: its tests will be skipped"
  done
fi

# In a folder of our own: the system's list of locales is not ours to change.
make_locale () {
  mkdir -p "$build/locale"
  [ -d "$build/locale/de_DE.UTF-8" ] ||
    localedef -i de_DE -f UTF-8 "$build/locale/de_DE.UTF-8"
}

build_quoth () {
  [ -f "$build/build.ninja" ] ||
    meson setup "$build" "$root" -Db_sanitize=address,undefined -Db_lundef=false \
      -Dc_args=-fno-sanitize-recover=all || return 1
  ninja -C "$build"
}

# Runs tests under the locale $1; what follows are options of "meson test".
run_tests () {
  locale=$1
  shift
  LC_ALL=$locale LOCPATH=$build/locale meson test -C "$build" --no-rebuild --print-errorlogs \
    --logbase "testlog-$locale" "$@"
}

build_quoth || exit 1
make_locale || exit 1
run_tests C --setup all
run_tests de_DE.UTF-8
# meson puts the name of a setup that is not the default behind the log's.
python3 "$root/tests/count.py" "$build/meson-logs/testlog-C-all.json" \
  "$build/meson-logs/testlog-de_DE.UTF-8.json"
