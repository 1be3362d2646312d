import type { BodyModel } from "../types/model.js";
import { type FunctionCall, functionCall } from "./literal.js";

/** The function of the runtime that writes a form; a bundle without forms does not contain it. */
export const encodingFunction = "formBody";

/** How the body is written, where it is no JSON. */
export function describeEncoding(body: BodyModel | undefined): FunctionCall | undefined {
  if (body?.form === undefined) return undefined;
  const styles = body.form.map(({ wireName, style }) => [wireName, style] as const);
  const { unlistedFormStyle: unlisted } = body;
  return functionCall(
    encodingFunction,
    ...(styles.length > 0 ? [Object.fromEntries(styles)] : []),
    ...(unlisted === undefined ? [] : [unlisted]),
  );
}
