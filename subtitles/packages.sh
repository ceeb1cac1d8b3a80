# shellcheck shell=sh disable=SC2034
# Debian's packages, for demo.sh and tests/run.sh to source.

# To build quoth, and to let it read TLS and audio files.
build_packages="
  espeak-ng-data gcc libc6-dev libespeak-ng-dev meson ninja-build pkg-config pocketsphinx-en-us
  libavformat-dev libcairo2-dev libglib2.0-dev libgstreamer-plugins-base1.0-dev
  libgstreamer1.0-dev libicu-dev libjson-glib-dev libncurses-dev libpango1.0-dev libsoup-3.0-dev libuchardet-dev libx11-dev libxml2-dev
  ca-certificates gstreamer1.0-libav gstreamer1.0-plugins-base gstreamer1.0-plugins-good
  gstreamer1.0-plugins-ugly
  gstreamer1.0-x"

# To read the sample episode out.
voice_packages="libflite1 python3"

is_installed () {
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

missing_of () {
  for package; do
    is_installed "$package" || printf ' %s' "$package"
  done
}

# Runs a command as root. "sudo -n" never asks: a script that waits for a password hangs.
as_root () {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  else
    sudo -n "$@"
  fi
}

can_be_root () {
  [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null
}

apt () {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "$@"
}

# Installs those of its arguments that are not there. Neither root nor sudo is needed when all are.
install_packages () {
  missing=$(missing_of "$@")
  [ -n "$missing" ] || return 0
  if ! command -v apt-get >/dev/null; then
    echo "$0: this needs Debian, or these of its packages by another name:$missing" >&2
    return 1
  fi
  if ! can_be_root; then
    echo "$0: neither root nor a sudo that asks nothing; install first:$missing" >&2
    return 1
  fi
  echo "Installing:$missing"
  apt update >/dev/null || return 1
  # shellcheck disable=SC2086 # a list of words
  apt install -y --no-install-recommends $missing >/dev/null
}
