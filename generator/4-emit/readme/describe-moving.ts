import { methodsOf } from "../client/methods.js";
import { fenced, markdownCode, markdownText } from "../print/escape.js";
import { callSample, type SampleContext } from "./code-samples.js";
import { samplesFor } from "./sample-input.js";

/** The section for those who come from the official SDK: its call, ours, what differs; empty where there is no SDK. */
export function describeMoving(context: SampleContext): string {
  const { model } = context;
  const method = methodsOf(model).find(({ mints }) => !mints);
  if (model.sdk === undefined || method === undefined) return "";
  const { package: name, version, call, differences } = model.sdk;
  const { modes } = method.operation;
  const mode = modes.find(({ name: each }) => each === method.mode) ?? modes[0];
  const [sample] = samplesFor(model, method.operation, mode);
  return [
    `## Moving from ${markdownCode(name)}`,
    `With the official SDK, ${version}:`,
    // Another name of the language: no test runs it as code of this package.
    fenced(call.trimEnd(), "typescript"),
    "With this package:",
    fenced(callSample(context, method, sample?.input ?? {})),
    ...(differences.length === 0
      ? []
      : ["What differs:", differences.map((text) => `- ${markdownText(text)}`).join("\n")]),
  ].join("\n\n");
}
