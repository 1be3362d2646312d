/**
 * The part of a `Request` that openapi-fetch touches; making a native one is most of what a call costs.
 *
 * It serves the runtime's own transport alone: middleware would need the native one.
 */
export class LightRequest {
  readonly url: string;
  readonly init: RequestInit;

  constructor(url: string, init: RequestInit) {
    this.url = url;
    this.init = init;
  }
}
