/** Compiles where the value has this type, or a narrower one. */
export declare function expectType<T>(value: T): void;

/** Whether a type is `any`, which every other check lets through. */
export type IsAny<T> = 0 extends 1 & T ? true : false;
