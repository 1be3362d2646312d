import { packageFolder } from "../../../pipeline.js";
import type { ProviderModel } from "../../../types/model.js";
import type { Command, Options } from "../../command.js";
import { exitCodeOf } from "../../exit-code.js";
import { config, out, scope, specs } from "../../flags.js";
import { alignColumns } from "../../report/phrases.js";

/** `linkmint list`: shows what the specs give. */
export const list: Command = {
  name: "list",
  summary: "show the packages that the specs give",
  usage: "list [provider…]",
  details:
    "Shows for each provider the package, its folder, its client class, the spec's version, the\n" +
    "environments and the methods. With --quiet it prints the providers alone.\n\n" +
    "--json: { packages: [{ provider, name, package, folder, client, specVersion, environments,\n" +
    "methods }], diagnostics }",
  sparesOut: true,
  flags: { specs, out, scope, config },
  async run(options, report) {
    const { modelSpecs } = await import("../../../pipeline/model-specs.js");
    const {
      sources,
      diagnostics,
      specs: found,
    } = await modelSpecs({ ...options, onStep: report.step });
    const packages = found.map(({ model }) => summarizePackage(model, options));
    report.diagnostics(diagnostics, sources);
    for (const entry of packages) {
      report.print(entry.provider, "strong");
      const rows = [
        ["package", entry.package],
        ["folder", entry.folder],
        ["client", entry.client],
        ["spec version", entry.specVersion],
        ["environments", entry.environments.join(", ")],
        ["methods", entry.methods.join(", ")],
      ];
      for (const line of alignColumns(rows)) report.detail(`  ${line}`);
    }
    return { exitCode: exitCodeOf(diagnostics), document: { packages, diagnostics } };
  },
};

/** A package in the JSON that `list` prints, its methods as they are called on the client. */
function summarizePackage(model: ProviderModel, options: Options) {
  const methods = model.operations.flatMap(({ primary, result, nativeMethod, modes }) => [
    ...(primary && result !== undefined ? [["createLinkToken"]] : []),
    ...(nativeMethod === undefined ? [] : [nativeMethod]),
    ...modes.flatMap(({ method }) => (method === undefined ? [] : [method])),
  ]);
  return {
    provider: model.id,
    name: model.name,
    package: `${options.scope}/${model.id}`,
    folder: packageFolder(options, model.id),
    client: model.names.client,
    specVersion: model.specVersion,
    environments: model.servers.map(({ name }) => name),
    methods: [...new Set(methods.map((method) => method.join(".")))],
  };
}
