import * as v from "valibot";

const texts = v.pipe(v.array(v.pipe(v.string(), v.nonEmpty())), v.minLength(1));

/** Ways in which a call by our package differs from the same call by the official SDK. */
export const kinds = {
  "only-ours": "Only ours sends it",
  "only-sdk": "Only the SDK sends it",
  value: "They send different values",
  "sdk-refuses": "The SDK refuses to send it",
  "ours-refuses": "Ours refuses to send it",
  "sdk-takes": "The SDK takes it as a success, ours throws",
  "ours-takes": "Ours takes it as a success, the SDK throws",
  "sdk-repeats": "The SDK sends more requests",
  "ours-repeats": "Ours sends more requests",
} as const;

export type Kind = keyof typeof kinds;

/** A difference that is meant to be, as `differences.yaml` lists it. */
export const Difference = v.strictObject({
  providers: texts,
  what: v.picklist(Object.keys(kinds) as Kind[]),
  /** Where: parts of the request, inputs, or responses. */
  at: texts,
  right: v.picklist(["ours", "sdk", "both", "unknown"]),
  why: v.pipe(v.string(), v.nonEmpty()),
  source: v.pipe(v.string(), v.nonEmpty()),
});

export type Difference = v.InferOutput<typeof Difference>;

/** A difference that was seen. */
export interface Finding {
  readonly what: Kind;
  readonly at: string;
}
