import type { OperationDescription, ProviderDescription } from "@linkmint/runtime";
import { useComputed, useSignal } from "@preact/signals";
import { h, type ComponentChild } from "preact";
import { useMemo } from "preact/hooks";
import { copyText } from "../page/copy-text.js";
import { buildRequest } from "./build-request.js";
import { createForm, type Form } from "./form.js";
import { ModeFields } from "./mode-fields.js";
import { Sending } from "./sending.js";
import { readSharedForm, type SharedForm, writeSharedForm } from "./share-link.js";
import { Snippets } from "./snippets.js";

/** A form for each operation of a provider, its code, and the response. Nothing is sent before the button is pressed. */
export function Playground({ provider, packageName, gateways }: PlaygroundProps): ComponentChild {
  const { operations } = provider;
  const shared = useMemo(() => readSharedForm(location.hash), []);
  const first =
    operations.find(({ id }) => id === shared?.call) ??
    operations.find(({ primary }) => primary) ??
    operations[0];
  const chosen = useSignal(first?.id);
  const operation = operations.find(({ id }) => id === chosen.value);
  return h(
    "div",
    null,
    operations.length < 2
      ? null
      : h(
          "p",
          null,
          h("label", { for: "play--operation" }, "Call "),
          h(
            "select",
            {
              id: "play--operation",
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
      : h(Call, {
          ...{ key: operation.id, provider, operation, packageName, gateways },
          shared: shared?.call === operation.id ? shared : undefined,
        }),
  );
}

interface PlaygroundProps {
  readonly provider: ProviderDescription;
  /** What its samples import; absent where that is the usual name. */
  readonly packageName: string | undefined;
  /** Gateways of somebody's own: addresses by name. */
  readonly gateways: Readonly<Record<string, string>>;
}

type CallProps = PlaygroundProps & {
  readonly operation: OperationDescription;
  readonly shared: SharedForm | undefined;
};

function Call({ provider, operation, packageName, gateways, shared }: CallProps): ComponentChild {
  const form = useMemo(() => createForm({ provider, operation, packageName }, shared), [operation]);
  return h(
    "div",
    { class: "play" },
    h("div", { class: "play-form" }, h(Start, { form }), h(ModeFields, { form })),
    h("div", { class: "play-side" }, h(Code, { form }), h(Sending, { form, gateways })),
  );
}

/** The request that the form says, in code. It is drawn by itself, so that no field is drawn again for it. */
function Code({ form }: { readonly form: Form }): ComponentChild {
  const request = useComputed(() => buildRequest(form)).value;
  return h(Snippets, { build: () => request });
}

/** Examples to begin with, an empty form, and a link to what is filled in. */
function Start({ form }: { readonly form: Form }): ComponentChild {
  const { examples = [], sensitive = [], id } = form.operation;
  const copied = useSignal("Link to this form");
  const share = async (): Promise<void> => {
    const shared = {
      ...{ call: id, mode: form.mode.value, input: form.input.value },
      options: form.options.value,
    };
    history.replaceState(null, "", writeSharedForm(shared, sensitive));
    const isCopied = await copyText(location.href);
    copied.value = isCopied ? "Link copied" : "The address is the link";
  };
  return h(
    "p",
    { class: "play-start" },
    "Begin with",
    ...examples.map(({ name, summary }) =>
      h("button", { type: "button", onClick: () => form.start(name) }, summary ?? name),
    ),
    h("button", { type: "button", onClick: () => form.start(undefined) }, "nothing"),
    h("button", { type: "button", class: "play-share", onClick: () => void share() }, copied.value),
  );
}
