/** Keeps what came last. */
export function keepAtMost<Value>(map: Map<string, Value>, key: string, value: Value): void {
  if (map.size >= mostKept && !map.has(key)) map.delete(map.keys().next().value ?? "");
  map.set(key, value);
}

/** How many requests, replies and tokens a mock remembers. */
export const mostKept = 1000;
