import * as v from "valibot";
import { DifferenceExtension } from "../types/extensions.js";
import type { DifferenceModel } from "../types/model.js";
import type { OpenApi } from "../types/openapi.js";
import { toPointer } from "../openapi/pointer.js";

/** Where a spec departs from the provider's document on purpose. */
export function buildDifferences({ info }: OpenApi): DifferenceModel[] {
  return (info["x-link-differences"] ?? []).map((entry, index) => {
    const { names, ...difference } = v.parse(DifferenceExtension, entry);
    const pointer = toPointer(["info", "x-link-differences", index]);
    return { ...difference, ...(names !== undefined && { names }), pointer };
  });
}
