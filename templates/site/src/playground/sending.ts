import { useSignal } from "@preact/signals";
import { h, type ComponentChild } from "preact";
import { useMemo } from "preact/hooks";
import { buildRequest } from "./build-request.js";
import { explainFailure } from "./explain-failure.js";
import { findExpiry } from "./find-expiry.js";
import type { Form } from "./form.js";
import { mockVariables } from "./mock-variables.js";
import { type Outcome, ResponseView } from "./response-view.js";
import { sendSample } from "./send-sample.js";
import {
  baseUrlAt,
  findEnvironment,
  GatewayError,
  listTargets,
  withoutCredentials,
} from "./target.js";

/** Where a request is sent, the button that sends it, and what came of it. */
export function Sending({ form }: { readonly form: Form }): ComponentChild {
  const { provider } = form;
  const targets = useMemo(() => listTargets(provider, document.documentElement.dataset), []);
  const target = useSignal(targets[0]);
  const address = useSignal(target.value.address);
  const outcome = useSignal<Outcome | undefined>(undefined);
  /** The environment that somebody has to confirm, as it is no place for tests. */
  const asked = useSignal<string | undefined>(undefined);
  // A response to an earlier request is no longer of interest.
  const latest = useMemo(() => ({ request: 0 }), []);
  const send = async (confirmed?: string): Promise<void> => {
    const number = (latest.request += 1);
    const show = (next: Outcome): void => {
      if (number === latest.request) outcome.value = next;
    };
    asked.value = undefined;
    const at = baseUrlAt(target.value, address.value, provider);
    if ("reason" in at) return show({ kind: "failed", reason: at.reason });
    const isMock = target.value.kind === "mock";
    const request = buildRequest(isMock ? form : withoutCredentials(form), at.baseUrl);
    if (typeof request === "string") return show({ kind: "failed", reason: request });
    const { mode, input } = form;
    const minted = { mode: mode.value, sent: input.value };
    const signal = AbortSignal.timeout(15_000);
    show({ kind: "waiting" });
    try {
      if (!isMock) {
        const environment = await findEnvironment(at.baseUrl, signal);
        if (isReal(environment) && confirmed !== environment) {
          if (number === latest.request) {
            outcome.value = undefined;
            asked.value = environment;
          }
          return;
        }
      }
      const received = await sendSample(request, { variable: mockVariables(provider), signal });
      const arrived = { ...minted, received: received.json, arrival: Date.now() };
      show({ kind: "received", received, expiresAt: findExpiry(form.operation, arrived) });
    } catch (error) {
      const reason =
        error instanceof GatewayError
          ? error.message
          : await explainFailure(error, new URL(at.baseUrl).origin, target.value.command);
      show({ kind: "failed", reason });
    }
  };
  return h(
    "div",
    null,
    h("label", { for: "play-target" }, "Send it to "),
    h(
      "select",
      {
        id: "play-target",
        value: target.value.kind,
        onChange: ({ currentTarget }: { currentTarget: HTMLSelectElement }) => {
          target.value = targets.find(({ kind }) => kind === currentTarget.value) ?? targets[0];
          address.value = target.value.address;
          asked.value = undefined;
        },
      },
      ...targets.map(({ kind, title }) => h("option", { value: kind }, title)),
    ),
    h("label", { for: "play-address" }, " at "),
    h("input", {
      id: "play-address",
      type: "url",
      autocomplete: "off",
      value: address.value,
      onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
        address.value = currentTarget.value;
        asked.value = undefined;
      },
    }),
    h("button", { type: "button", class: "play-send", onClick: () => void send() }, "Send"),
    h("p", { class: "play-about" }, `${target.value.about} Start it: ${target.value.command}`),
    h(
      "div",
      { role: "status" },
      asked.value === undefined ? null : h(Confirm, { environment: asked.value, send }),
      outcome.value === undefined ? null : h(ResponseView, { outcome: outcome.value }),
    ),
  );
}

/** Everything that is not by its name for tests is taken for real. */
function isReal(environment: string): boolean {
  return !/mock|sandbox|test|dev|staging/iu.test(environment);
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
