import type { Span } from "./diagnostic.js";

/** A package that a config gives a folder of its own. */
export interface Placement {
  readonly provider: string;
  /** The folder of that one package, as the user would write it. */
  readonly folder: string;
  /** The config that says so, as the user would write it. */
  readonly path: string;
  /** Where in the config, if that is known. */
  readonly span?: Span;
}

/** Where the reference pages go, and the gateways that they may send to: addresses by name. */
export interface SitePlacement extends Placement {
  readonly gateways: Readonly<Record<string, string>>;
}
