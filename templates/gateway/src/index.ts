export { type Address, fromHeader, fromNode } from "./address.js";
export { createGateway, type Gateway } from "./create-gateway.js";
export type { GatewayEvent } from "./gateway-event.js";
export type {
  BindCall,
  Exchange,
  ExchangeCall,
  Exchanges,
  GatewayClient,
  GatewayOptions,
  GatewayProvider,
  GatewayProviders,
  GatewayUser,
  InputOf,
  Linked,
} from "./gateway-options.js";
export type { InputPath, PartialInput } from "./input-path.js";
export type { InputFault, ProblemCode } from "./refusal.js";
export type { Limits, Window } from "./limits.js";
export { toNodeHandler, type NodeRequest, type NodeResponse } from "./to-node-handler.js";
