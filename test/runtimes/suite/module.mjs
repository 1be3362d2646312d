import * as junction from "@linkmint/junction";
import * as mock from "@linkmint/mock";
import * as plaid from "@linkmint/plaid";
import * as truto from "@linkmint/truto";
import * as described from "@linkmint/truto/describe";
import runSuite from "./suite.cjs";

await runSuite({ junction, plaid, truto, mock, described }, process.env);
