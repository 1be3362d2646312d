import { type Fail, refusal } from "./failure.js";

/** Refuses to work where everybody can read the credentials: in a browser, and in an app on a phone. */
export function refuseBrowser(
  { dangerouslyAllowBrowser }: { dangerouslyAllowBrowser?: boolean | undefined },
  fail: Fail,
): void {
  const { navigator } = globalThis as { navigator?: { userAgent?: string; product?: string } };
  const isBrowser = navigator?.userAgent?.startsWith("Mozilla");
  if ((isBrowser || navigator?.product === "ReactNative") && !dangerouslyAllowBrowser) {
    throw refusal(
      fail,
      "dangerouslyAllowBrowser",
      "must be true where everybody can read your credentials; mint on a server",
    );
  }
}
