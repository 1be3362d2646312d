import {
  type ExpiryDescription,
  type OperationDescription,
  requestExpiry,
  writtenExpiry,
} from "@linkmint/runtime";
import { valueAt, withValueAt } from "./pointer.js";
import type { Random } from "./random.js";
import { varyText } from "./vary-text.js";

export interface SuccessRequest {
  readonly operation: OperationDescription;
  readonly input: Readonly<Record<string, unknown>>;
  /** The mode that the input fits. */
  readonly mode: string | undefined;
  readonly random: Random;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export interface Success {
  readonly status: number;
  readonly mediaType: string;
  readonly body: unknown;
  /** JSON Pointers to what no source says. */
  readonly invented: readonly string[];
  readonly token?: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt?: number;
}

/** Builds a success: the description's example, with a token, a URL, a request id and an expiry of its own. */
export function buildSuccess(request: SuccessRequest): Success {
  const { operation, random } = request;
  const [key = "200", response = {}] =
    Object.entries(operation.responses).find(([status]) => status.startsWith("2")) ?? [];
  const { mediaType = "application/json", example, invented = [] } = response;
  const { token, url, requestId, expiresAt } = operation.result ?? {};
  const oldToken = valueAt(example, token);
  const newToken = typeof oldToken === "string" ? varyText(oldToken, random) : undefined;
  const refresh = (value: unknown, name?: string): unknown => {
    if (typeof value === "string" && name !== undefined && operation.sensitive?.includes(name)) {
      return freshText(value, { oldToken, newToken, random });
    }
    if (Array.isArray(value)) return value.map((item: unknown) => refresh(item, name));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([inner, item]) => [inner, refresh(item, inner)]),
    );
  };
  let body = refresh(example);
  const replace = (pointer: string | undefined, change: (value: string) => unknown): void => {
    const value = valueAt(example, pointer);
    if (pointer !== undefined && typeof value === "string")
      body = withValueAt(body, pointer, change(value));
  };
  replace(token, () => newToken);
  if (url !== token) replace(url, (value) => freshText(value, { oldToken, newToken, random }));
  replace(requestId, (value) => varyText(value, random));
  const known = findLifetime(request, expiresAt);
  // What no source says is half an hour.
  const seconds = known ?? 1800;
  const end = request.now + seconds * 1000;
  if (expiresAt?.kind === "field" && valueAt(example, expiresAt.pointer) !== undefined) {
    body = withValueAt(body, expiresAt.pointer, writeExpiry(expiresAt.as, end, seconds));
  }
  const isInvented = known === undefined && expiresAt?.kind === "field";
  return {
    status: /^\d{3}$/u.test(key) ? Number(key) : 200,
    mediaType,
    body,
    invented: isInvented ? [...invented, expiresAt.pointer] : invented,
    ...(newToken !== undefined && { token: newToken }),
    ...(expiresAt !== undefined && { expiresAt: end }),
  };
}

interface Fresh {
  readonly oldToken: unknown;
  readonly newToken: string | undefined;
  readonly random: Random;
}

/** A text with the new token where the example has its own; else another of its form. */
function freshText(value: string, { oldToken, newToken, random }: Fresh): string {
  if (typeof oldToken === "string" && newToken !== undefined && oldToken !== "") {
    for (const spell of [(text: string) => text, encodeURIComponent]) {
      if (value.includes(spell(oldToken)))
        return value.replaceAll(spell(oldToken), spell(newToken));
    }
  }
  return varyText(value, random);
}

/** In seconds: what the request asks for, else the mode says, else the request's default, else the documentation. */
function findLifetime(
  { operation, mode = "", input }: SuccessRequest,
  expiry: ExpiryDescription | undefined,
): number | undefined {
  const requested = expiry?.kind === "field" ? valueAt(input, expiry.requested) : undefined;
  if (typeof requested === "number") return requested;
  const own = operation.modes?.[mode]?.lifetime;
  if (own !== undefined || expiry === undefined || expiry.kind === "field") return own;
  if (expiry.kind === "documented") return expiry.seconds;
  const { read } =
    expiry.kind === "request"
      ? requestExpiry(expiry.pointer, expiry)
      : writtenExpiry(expiry.pointer, expiry.default);
  const milliseconds = read({ sent: input, received: {}, arrival: 0, modes: undefined, mode });
  return Number.isNaN(milliseconds) ? undefined : milliseconds / 1000;
}

function writeExpiry(
  as: "date-time" | "epoch-seconds" | "epoch-milliseconds" | "seconds-from-now",
  end: number,
  seconds: number,
): unknown {
  switch (as) {
    case "date-time":
      return new Date(end).toISOString();
    case "epoch-seconds":
      return Math.floor(end / 1000);
    case "epoch-milliseconds":
      return end;
    case "seconds-from-now":
      return seconds;
  }
}
