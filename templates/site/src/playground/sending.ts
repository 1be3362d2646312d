import { useSignal } from "@preact/signals";
import { h, type ComponentChild } from "preact";
import { useMemo } from "preact/hooks";
import { explainFailure } from "./explain-failure.js";
import { findExpiry } from "./find-expiry.js";
import type { Form } from "./form.js";
import { type Outcome, ResponseView } from "./response-view.js";
import { listTargets, SendingError } from "./targets.js";

/** Where a request is sent, the button that sends it, and what came of it. */
export function Sending({ form, gateways }: SendingProps): ComponentChild {
  const { provider, operation } = form;
  const targets = useMemo(
    () => listTargets(provider, document.documentElement.dataset, gateways),
    [],
  );
  const chosen = useSignal(0);
  const address = useSignal(targets[0]?.address ?? "");
  const outcome = useSignal<Outcome | undefined>(undefined);
  /** The environment that somebody has to confirm, as it is no place for tests. */
  const asked = useSignal<string | undefined>(undefined);
  // A response to an earlier request is no longer of interest.
  const latest = useMemo(() => ({ request: 0 }), []);
  const target = targets[chosen.value];
  const send = async (confirmed?: string): Promise<void> => {
    if (target === undefined) return;
    const number = (latest.request += 1);
    const show = (next: Outcome | undefined): void => {
      if (number === latest.request) outcome.value = next;
    };
    asked.value = undefined;
    show({ kind: "waiting" });
    let baseUrl = "";
    try {
      baseUrl = target.locate(address.value.trim());
      const signal = AbortSignal.timeout(15_000);
      const environment = await target.findEnvironment?.(baseUrl, signal);
      if (environment !== undefined && isReal(environment) && confirmed !== environment) {
        if (number === latest.request) asked.value = environment;
        return show(undefined);
      }
      const minted = { mode: form.mode.value, sent: form.input.value };
      const received = await target.send(form, baseUrl, signal);
      const arrived = { ...minted, received: received.json, arrival: Date.now() };
      show({ kind: "received", received, expiresAt: findExpiry(operation, arrived) });
    } catch (error) {
      const reason =
        error instanceof SendingError
          ? error.message
          : await explainFailure(error, new URL(baseUrl).origin, target.command);
      show({ kind: "failed", reason });
    }
  };
  return h(
    "div",
    null,
    h("label", { for: "play--target" }, "Send it to "),
    h(
      "select",
      {
        id: "play--target",
        value: String(chosen.value),
        onChange: ({ currentTarget }: { currentTarget: HTMLSelectElement }) => {
          chosen.value = Number(currentTarget.value);
          address.value = targets[chosen.value]?.address ?? "";
          asked.value = undefined;
        },
      },
      ...targets.map(({ title }, index) => h("option", { value: String(index) }, title)),
    ),
    h("label", { for: "play--address" }, " at "),
    h("input", {
      id: "play--address",
      type: "url",
      autocomplete: "off",
      readOnly: target?.isFixed,
      value: address.value,
      onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
        address.value = currentTarget.value;
        asked.value = undefined;
      },
    }),
    h("button", { type: "button", class: "play-send", onClick: () => void send() }, "Send"),
    h(
      "p",
      { class: "play-about" },
      target?.about,
      target?.command && [" Start it: ", h("code", null, target.command), "."],
    ),
    h(
      "div",
      { role: "status" },
      asked.value === undefined ? null : h(Confirm, { environment: asked.value, send }),
      outcome.value === undefined ? null : h(ResponseView, { outcome: outcome.value }),
    ),
  );
}

interface SendingProps {
  readonly form: Form;
  /** Gateways of somebody's own: addresses by name. */
  readonly gateways: Readonly<Record<string, string>>;
}

/** Everything that is not by its name for tests is taken for real. */
function isReal(environment: string): boolean {
  return !/\b(?:mock|sandbox|test|testing|dev|development|staging)\b/iu.test(environment);
}

interface ConfirmProps {
  readonly environment: string;
  readonly send: (confirmed: string) => Promise<void>;
}

function Confirm({ environment, send }: ConfirmProps): ComponentChild {
  return h(
    "p",
    { class: "play-wrong" },
    `This goes to ${environment}, with real credentials. `,
    h(
      "button",
      { type: "button", onClick: () => void send(environment) },
      `Send to ${environment}`,
    ),
  );
}
