/** Writes a path as people do: `user.address[0].city`. A stranger's names are cut, and signs that break lines are left out. */
export function formatPath(path: readonly (string | number)[]): string {
  return path.map((step, index) => formatStep(step, index === 0)).join("");
}

function formatStep(step: string | number, isFirst: boolean): string {
  if (typeof step === "number") return `[${step}]`;
  const name = step.slice(0, mostCharacters).replaceAll(/[^\x20-\x7e]/gu, "?");
  return isFirst ? name : `.${name}`;
}

const mostCharacters = 100;
