import * as junction from "@linkmint/junction";
import * as mock from "@linkmint/mock";
import * as plaid from "@linkmint/plaid";
import * as truto from "@linkmint/truto";
import * as described from "@linkmint/truto/describe";
import runSuite from "./suite.cjs";

/** What `workerd test` runs; the suite's settings are the worker's bindings. */
export default {
  test: (controller, bindings) => runSuite({ junction, plaid, truto, mock, described }, bindings),
};
