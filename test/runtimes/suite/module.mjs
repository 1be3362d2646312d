import * as junction from "@linkmint/junction";
import * as plaid from "@linkmint/plaid";
import * as truto from "@linkmint/truto";
import runSuite from "./suite.cjs";

await runSuite({ junction, plaid, truto }, process.env);
