/**
 * The JSON Pointer that a path in another form was meant to be.
 *
 * @example toPointerText("$.data.items[0]"); // "/data/items/0"
 */
export function toPointerText(path: string): string {
  const steps = path
    .replace(/^[$#](?=[./[]|$)/u, "")
    .replaceAll(/\[["']?([^\]"']*)["']?\]/gu, "/$1");
  return `/${steps.replaceAll(".", "/").replace(/^\/+/u, "")}`;
}
