const junction = require("@linkmint/junction");
const plaid = require("@linkmint/plaid");
const truto = require("@linkmint/truto");
const runSuite = require("./suite.cjs");

void runSuite({ junction, plaid, truto }, process.env);
