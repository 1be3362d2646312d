#!/bin/sh
# The least length of a text, as Effect's HttpApi writes it into OpenAPI.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --ignore-scripts --no-audit --no-fund effect@4.1.0
cat > run.js <<'JS'
import { Schema } from "effect";

const text = Schema.String.check(Schema.isMinLength(4), Schema.isMaxLength(4));
const { minLength, maxLength } = JSON.parse(JSON.stringify(Schema.toJsonSchemaDocument(text))).schema;
const takes = (value) => Schema.is(text)(value);
console.log(`isMinLength(4) is minLength ${minLength}, isMaxLength(4) maxLength ${maxLength}; "abc" ${takes("abc") ? "fits" : "does not fit"}`);
JS
said=$(node run.js)
echo "effect 4.1.0: $said"
test "$said" = 'isMinLength(4) is minLength 2, isMaxLength(4) maxLength 4; "abc" does not fit'
