import { useSignal } from "@preact/signals";
import { h, type ComponentChild } from "preact";
import { useEffect } from "preact/hooks";
import type { Received } from "./send-sample.js";

/** What a request came to. */
export type Outcome =
  | { readonly kind: "waiting" }
  | { readonly kind: "failed"; readonly reason: string }
  | {
      readonly kind: "received";
      readonly received: Received;
      readonly expiresAt: number | undefined;
    };

/** Shows a response, or why there is none. */
export function ResponseView({ outcome }: { readonly outcome: Outcome }): ComponentChild {
  if (outcome.kind === "waiting") return h("p", null, "Sent, and waiting for the response.");
  if (outcome.kind === "failed") return h("p", { class: "play-wrong" }, outcome.reason);
  const { status, headers, text, json, milliseconds } = outcome.received;
  const reason = headers.get("linkmint-reason");
  return h(
    "div",
    { class: "play-response" },
    h(
      "p",
      null,
      h("strong", { class: status < 300 ? "play-good" : "play-bad" }, `HTTP ${status}`),
      ` after ${Math.round(milliseconds)} ms`,
    ),
    reason === null ? null : h("p", { class: "play-wrong" }, `The mock says why: ${reason}`),
    json === undefined && text !== ""
      ? h(
          "p",
          { class: "play-wrong" },
          `This is no JSON, but ${headers.get("content-type") ?? "something else"}.`,
        )
      : null,
    outcome.expiresAt === undefined || status >= 300
      ? null
      : h(Countdown, { expiresAt: outcome.expiresAt }),
    h(
      "pre",
      { tabIndex: 0 },
      h("code", null, json === undefined ? text : JSON.stringify(json, null, 2)),
    ),
  );
}

function Countdown({ expiresAt }: { readonly expiresAt: number }): ComponentChild {
  const now = useSignal(Date.now());
  useEffect(() => {
    const timer = setInterval(() => (now.value = Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.round((expiresAt - now.value) / 1000);
  const shown = new Date(expiresAt).toISOString();
  return h(
    "p",
    { class: "play-expiry" },
    seconds > 0 ? `Expires in ${formatSeconds(seconds)}, at ${shown}.` : `Expired at ${shown}.`,
  );
}

/** `1 d 4 h`, `3 min 20 s`: the two largest units. */
function formatSeconds(seconds: number): string {
  const units = [
    [86_400, "d"],
    [3600, "h"],
    [60, "min"],
    [1, "s"],
  ] as const;
  const first = units.findIndex(([size]) => seconds >= size);
  return units
    .slice(first, first + 2)
    .map(
      ([size, name], index) =>
        `${Math.floor((index === 0 ? seconds : seconds % (units[first]?.[0] ?? 1)) / size)} ${name}`,
    )
    .join(" ");
}
