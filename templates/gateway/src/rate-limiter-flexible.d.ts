// The package has types for its entry alone.
declare module "rate-limiter-flexible/lib/RateLimiterMemory.js" {
  const RateLimiterMemory: new (options: object) => {
    readonly consume: (key: string) => Promise<unknown>;
  };
  export default RateLimiterMemory;
}
declare module "rate-limiter-flexible/lib/RateLimiterRedis.js" {
  const RateLimiterRedis: new (options: object) => {
    readonly consume: (key: string) => Promise<unknown>;
  };
  export default RateLimiterRedis;
}
