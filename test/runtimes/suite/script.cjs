const junction = require("@linkmint/junction");
const mock = require("@linkmint/mock");
const plaid = require("@linkmint/plaid");
const truto = require("@linkmint/truto");
const described = require("@linkmint/truto/describe");
const runSuite = require("./suite.cjs");

void runSuite({ junction, plaid, truto, mock, described }, process.env);
