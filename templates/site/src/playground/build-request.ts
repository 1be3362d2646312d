import { buildSampleRequest, type SampleRequest } from "../samples/index.js";
import type { Form } from "./form.js";

/** The samples' request, or why there is none. */
export function buildRequest(form: Form, baseUrl?: string): SampleRequest | string {
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
