#!/bin/sh
# @stackone/hub cannot be installed by itself: npm chooses zod 3 for another of its peers, and the hub asks for zod 4.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
try() {
  npm install --ignore-scripts --no-audit --no-fund --dry-run "$@" > said.txt 2>&1 && echo "fits" || sed -n 's/^npm error code //p' said.txt
}
said="alone $(try @stackone/hub@1.11.4), with zod@4 $(try @stackone/hub@1.11.4 zod@4)"
echo "@stackone/hub 1.11.4: $said"
test "$said" = 'alone ERESOLVE, with zod@4 fits'
