import type { OperationDescription, ProviderDescription } from "@linkmint/runtime";
import { useComputed, useSignal } from "@preact/signals";
import { h, type ComponentChild } from "preact";
import { useMemo } from "preact/hooks";
import { buildSampleRequest, type SampleRequest } from "../samples/index.js";
import { explainFailure } from "./explain-failure.js";
import { findExpiry } from "./find-expiry.js";
import { createForm, type Form } from "./form.js";
import { mockVariables } from "./mock-variables.js";
import { ModeFields } from "./mode-fields.js";
import { type Outcome, ResponseView } from "./response-view.js";
import { sendSample } from "./send-sample.js";
import { Snippets } from "./snippets.js";

/** Where `linkmint mock` listens unless told otherwise. */
const mockAddress = "http://127.0.0.1:4010";

/** A form for each operation of a provider, its code, and the mock's response. Nothing is sent before the button is pressed. */
export function Playground({ provider, packageName }: PlaygroundProps): ComponentChild {
  const { operations } = provider;
  const chosen = useSignal(operations.find(({ primary }) => primary)?.id ?? operations[0]?.id);
  const operation = operations.find(({ id }) => id === chosen.value);
  return h(
    "div",
    null,
    operations.length < 2
      ? null
      : h(
          "p",
          null,
          h("label", { for: "play-operation" }, "Call "),
          h(
            "select",
            {
              id: "play-operation",
              value: chosen.value,
              onChange: ({ currentTarget }: { currentTarget: HTMLSelectElement }) => {
                chosen.value = currentTarget.value;
              },
            },
            ...operations.map(({ id, summary }) => h("option", { value: id }, summary ?? id)),
          ),
        ),
    operation === undefined
      ? null
      : h(Call, { key: operation.id, provider, operation, packageName }),
  );
}

interface PlaygroundProps {
  readonly provider: ProviderDescription;
  /** What its samples import; absent where that is the usual name. */
  readonly packageName: string | undefined;
}

type CallProps = PlaygroundProps & { readonly operation: OperationDescription };

function Call({ provider, operation, packageName }: CallProps): ComponentChild {
  const form = useMemo(() => createForm({ provider, operation, packageName }), [operation]);
  const address = useSignal(mockAddress);
  const outcome = useSignal<Outcome | undefined>(undefined);
  const send = async (): Promise<void> => {
    const url = address.value.replace(/\/+$/u, "");
    const request = isOnThisMachine(url)
      ? buildRequest(form, `${url}/${provider.id}`)
      : `${url} is no address of this machine, such as ${mockAddress}, and this page speaks to no other.`;
    if (typeof request === "string") {
      outcome.value = { kind: "failed", reason: request };
      return;
    }
    const signal = AbortSignal.timeout(15_000);
    outcome.value = { kind: "waiting" };
    try {
      const received = await sendSample(request, { variable: mockVariables(provider), signal });
      const minted = {
        mode: form.mode.value,
        sent: form.input.value,
        received: received.json,
        arrival: Date.now(),
      };
      outcome.value = { kind: "received", received, expiresAt: findExpiry(operation, minted) };
    } catch (error) {
      const command = `npx linkmint mock ${provider.id}`;
      outcome.value = { kind: "failed", reason: await explainFailure(error, url, command) };
    }
  };
  return h(
    "div",
    { class: "play" },
    h("div", { class: "play-form" }, h(Start, { form }), h(ModeFields, { form })),
    h(
      "div",
      { class: "play-side" },
      h(Code, { form }),
      h("label", { for: "play-address" }, "Send it to the mock at "),
      h("input", {
        id: "play-address",
        type: "url",
        autocomplete: "off",
        value: address.value,
        onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
          address.value = currentTarget.value;
        },
      }),
      h("button", { type: "button", class: "play-send", onClick: () => void send() }, "Send"),
      h(
        "p",
        { class: "play-about" },
        `Credentials are the mock's own; this page takes none of yours. The mock starts by "npx linkmint mock".`,
      ),
      h(
        "div",
        { role: "status" },
        outcome.value === undefined ? null : h(ResponseView, { outcome: outcome.value }),
      ),
    ),
  );
}

function isOnThisMachine(url: string): boolean {
  return /^http:\/\/(?:127\.0\.0\.1|localhost)(?::\d{1,5})?$/u.test(url);
}

/** The request that the form says, in code. It is drawn by itself, so that no field is drawn again for it. */
function Code({ form }: { readonly form: Form }): ComponentChild {
  const request = useComputed(() => buildRequest(form)).value;
  return h(Snippets, { build: () => request });
}

/** The samples' request, or why there is none. */
function buildRequest(form: Form, baseUrl?: string): SampleRequest | string {
  const { provider, operation, packageName, mode, input, options } = form;
  try {
    return buildSampleRequest({
      ...{ provider, operation, packageName, baseUrl },
      ...{ mode: mode.value, input: input.value, options: options.value },
    });
  } catch (error) {
    return String(Object(error).message);
  }
}

/** Examples to begin with, and an empty form. */
function Start({ form }: { readonly form: Form }): ComponentChild {
  const { examples = [] } = form.operation;
  return h(
    "p",
    { class: "play-start" },
    "Begin with ",
    ...examples.map(({ name, summary }) =>
      h("button", { type: "button", onClick: () => form.start(name) }, summary ?? name),
    ),
    h("button", { type: "button", onClick: () => form.start(undefined) }, "nothing"),
  );
}
