import { toPointer } from "../openapi/pointer.js";

/**
 * The JSON Pointer that a path in another form was meant to be: JSONPath (RFC 9535), a fragment or a runtime expression
 * (OpenAPI 3.1, 4.8.20); `undefined` where it leads to no value or to many.
 *
 * @example toPointerText("$.data.items[0]"); // "/data/items/0"
 */
export function toPointerText(path: string): string | undefined {
  const [, pointer] = /^(?:\$response\.body)?#(\/.+)$/u.exec(path) ?? [];
  if (pointer !== undefined) return pointer;
  const steps: string[] = [];
  const text = path.replace(/^[$#](?=[./[]|$)/u, "").replace(/^(?=[^./[])/u, ".");
  const step = /[./]([\w$@-]+)|\[(?:'([^']*)'|"([^"]*)"|(\d+))\]/uy;
  while (step.lastIndex < text.length) {
    const [, ...names] = step.exec(text) ?? [];
    const name = names.find((each) => each !== undefined);
    if (name === undefined) return undefined;
    steps.push(name);
  }
  return steps.length === 0 || steps[0] === "$response" ? undefined : toPointer(steps);
}
