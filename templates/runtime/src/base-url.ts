import { type Fail, refusal } from "./failure.js";

/**
 * A base URL that somebody gave, if anybody did.
 *
 * The error names where it came from and never repeats it, since it may hold a credential.
 */
export function parseBaseUrl(
  value: string | undefined,
  fail: Fail,
  from = "baseUrl",
): string | undefined {
  if (value == null) {
    return undefined;
  }
  const url = URL.canParse(value) ? new URL(value).href : "";
  if (!safe.test(url)) {
    throw refusal(
      fail,
      from,
      "must be an https URL (http is for localhost) without credentials, query or fragment",
    );
  }
  return url;
}

/** Of what `URL` writes, which has a path always, and an @ before it where there are credentials. */
const safe =
  /^(https:\/\/[^/@]+|http:\/\/(127\.[\d.]+|\[::1\]|([^/@]+\.)?localhost)(:\d+)?)\/[^?#]*$/;
