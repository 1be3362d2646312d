import * as junction from "@linkmint/junction";
import * as plaid from "@linkmint/plaid";
import * as truto from "@linkmint/truto";
import runSuite from "./suite.cjs";

/** What `workerd test` runs; the suite's settings are the worker's bindings. */
export default {
  test: (controller, bindings) => runSuite({ junction, plaid, truto }, bindings),
};
