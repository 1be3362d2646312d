import { useSignal } from "@preact/signals";
import { h, type ComponentChild } from "preact";
import { copyText } from "../page/copy-text.js";
import { type SampleRequest, sampleLanguages, textOf } from "../samples/index.js";

/** The request in the chosen language, drawn again with each keystroke. */
export function Snippets({
  build,
}: {
  readonly build: () => SampleRequest | string;
}): ComponentChild {
  const language = useSignal(sampleLanguages[0]?.id ?? "");
  const copied = useSignal(false);
  const request = build();
  const { write } = sampleLanguages.find(({ id }) => id === language.value) ?? {};
  if (typeof request === "string" || write === undefined) {
    return h("p", { class: "play-wrong" }, String(request));
  }
  const code = write(request);
  const copy = async (): Promise<void> => {
    copied.value = await copyText(textOf(code));
    setTimeout(() => (copied.value = false), 2000);
  };
  return h(
    "div",
    { class: "play-snippet" },
    h("label", { for: "play--language" }, "Code "),
    h(
      "select",
      {
        id: "play--language",
        value: language.value,
        onChange: ({ currentTarget }: { currentTarget: HTMLSelectElement }) => {
          language.value = currentTarget.value;
        },
      },
      ...sampleLanguages.map(({ id, title }) => h("option", { value: id }, title)),
    ),
    h("button", { type: "button", onClick: () => void copy() }, copied.value ? "Copied" : "Copy"),
    h(
      "pre",
      { tabIndex: 0 },
      h(
        "code",
        null,
        ...code.map(({ kind, text }) =>
          kind === "plain" ? text : h("span", { class: `code-${kind}` }, text),
        ),
      ),
    ),
  );
}
