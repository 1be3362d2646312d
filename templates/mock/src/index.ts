export { createMock, type Mock, type MockClientOptions } from "./create-mock.js";
export { Reset } from "./apply-fault.js";
export { hostnameOf, isLoopback } from "./hostname.js";
export { MockOptionError } from "./mock-option-error.js";
export type { Clock, MockOptions } from "./mock-options.js";
export { maskBody, type RecordedRequest } from "./record.js";
