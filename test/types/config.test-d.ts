import { type Config, defineConfig } from "linkmint";
import { expectType } from "./expect-type.js";

expectType<Config>(defineConfig({}));
defineConfig({ specs: "specs", out: "generated", scope: "@acme" });
defineConfig({ providers: { acme: { out: "packages/acme" }, zeta: {} } });

// Conditional values compile: undefined means absent.
const scope: string | undefined = process.env["SCOPE"];
defineConfig({ scope, providers: { acme: { out: scope } } });

// @ts-expect-error: a key that is not there
defineConfig({ scpe: "@acme" });
// @ts-expect-error: a key that is not there, further down
defineConfig({ providers: { acme: { ot: "packages/acme" } } });
// @ts-expect-error: a value of the wrong type
defineConfig({ out: ["generated"] });
// @ts-expect-error: a package's folder is not the provider's value
defineConfig({ providers: { acme: "packages/acme" } });
// @ts-expect-error: there is no config without a value
defineConfig();
