# usage: texts.sh HEADER NAME=FILE...
# A header in which each file is a string, const char NAME[], without indentation and without lines
# that are comments as a whole.
set -e

header=$1
shift
for pair; do
  printf 'static const char %s[] =\n' "${pair%%=*}"
  sed -e 's/^ *//' -e '/^\/\//d' -e '/^\/\*/,/\*\//d' -e '/^$/d' \
    -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/.*/  "&\\n"/' "${pair#*=}"
  printf '  ;\n\n'
done >"$header"
