import { LinkTokenError } from "../../templates/runtime/src/index.js";

/** The `LinkTokenError` that a call ends with, or that making a client throws. */
export async function failureOf(work: () => unknown): Promise<LinkTokenError> {
  try {
    await work();
  } catch (error) {
    if (error instanceof LinkTokenError) {
      return error;
    }
    throw error;
  }
  throw new Error("It did not fail.");
}
