import { type Mistake, mistake } from "./command.js";

/** Reads `--port`, or another flag of that kind. */
export function readPort(text: string, flag = "--port"): number | Mistake {
  const port = Number(text);
  const isPort = text !== "" && Number.isInteger(port) && port >= 0 && port <= 65_535;
  const help = "write a number from 0 to 65535; 0 takes a free one";
  return isPort ? port : mistake(`${flag} ${text} is no port.`, help);
}

/** Why nothing can listen there; anything else is our own fault. */
export function explainListening(
  error: unknown,
  { port, host, flag = "--port" }: { port: number; host: string; flag?: string },
): Mistake {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "EADDRINUSE")
    return mistake(`Port ${port} is in use.`, `write another with ${flag}; 0 takes a free one`);
  if (code === "EACCES")
    return mistake(`Port ${port} is not allowed.`, `write one above 1023 with ${flag}`);
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
    return mistake(`${host} is no address of this machine.`, "leave out --host, or write 0.0.0.0");
  }
  throw error;
}

/** Waits for Ctrl-C, or for what ends a service. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}
