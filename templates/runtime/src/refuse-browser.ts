import type { ClientOptions } from "./client-options.js";
import { type Fail, refusal } from "./failure.js";

/** Refuses to work where everybody can read the credentials: in a browser, and in an app on a phone. */
export function refuseBrowser(
  { credentials, dangerouslyAllowBrowser }: ClientOptions,
  fail: Fail,
): void {
  const { navigator } = globalThis as { navigator?: { userAgent?: string; product?: string } };
  const isBrowser = navigator?.userAgent?.startsWith("Mozilla");
  const isSafe = credentials === "gateway" || dangerouslyAllowBrowser;
  if ((isBrowser || navigator?.product === "ReactNative") && !isSafe) {
    throw refusal(
      fail,
      "dangerouslyAllowBrowser",
      "must be true where everybody can read your credentials; mint on a server",
    );
  }
}
