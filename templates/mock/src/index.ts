export { createMock, type Mock, type MockClientOptions } from "./create-mock.js";
export { Reset } from "./apply-fault.js";
export { hostnameOf, isLoopback } from "./hostname.js";
export { type Fault, type FaultName, faultNames, parseFault, type RatedFault } from "./fault.js";
export type { Clock, MockOptions } from "./mock-options.js";
export type { RecordedRequest } from "./record.js";
