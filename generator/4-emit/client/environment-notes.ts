import type { ProviderModel } from "../../types/model.js";

/** Whether callers have to say which environment they mean. */
export function needsEnvironment({ names, servers }: ProviderModel): boolean {
  return names.environments !== undefined && servers.every((server) => !server.default);
}

/** What an environment is, be it a stage or a region. */
export const environmentPurpose = "Which environment to talk to";

/** What the option `environment` is for, and what counts where it is not given. */
export function describeEnvironment(model: ProviderModel): string {
  const { servers, environmentVariable: variable } = model;
  const fallback = servers.find((server) => server.default);
  const parts = [
    `${environmentPurpose}.`,
    fallback !== undefined && `Defaults to \`${fallback.name}\`.`,
    variable !== undefined && `Read from \`${variable}\` where it is not given.`,
    needsEnvironment(model) &&
      `There is no default: a call without an environment is refused, unless \`baseUrl\` is given.`,
  ];
  return parts.filter((part) => part !== false).join(" ");
}
