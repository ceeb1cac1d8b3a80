# usage: version.sh HEADER SOURCE...
# A header that defines ENGINE_VERSION: it changes when a source does.
set -e

header=$1
shift
version=$(cat "$@" | sha256sum | cut -c1-16)
printf '#define ENGINE_VERSION "%s"\n' "$version" >"$header"
