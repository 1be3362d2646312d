import type { Fail } from "./failure.js";

/** What `requestParameters` gives: it fills the path, the query and headers of a request. */
export interface RequestParameters<Places = Placed> {
  /** Each parameter with its place, as the spec lists them. */
  readonly list: readonly WritableParameter[];
  /** The body under wire names: what is given of it, without what stands elsewhere. */
  readonly withoutParameters: (
    wire: Readonly<Record<string, unknown>>,
  ) => Readonly<Record<string, unknown>>;
  readonly fill: (
    wire: Readonly<Record<string, unknown>>,
    call: { readonly trip: FilledCall; readonly publicName: PublicName },
  ) => FilledParameters;
  /** In types alone: what stands where, so that a name that the spec does not have does not compile. */
  readonly "~places"?: Places;
}

/** What parameters are filled from besides the input. */
export interface FilledCall {
  readonly operation: { readonly id?: string; readonly path: string };
  /** The options of the call and of the client. */
  readonly settings: object;
  readonly fail: Fail;
}

/** The public name of what modes know by this name. */
export type PublicName = (name: string) => string;

/** Parameters as they are sent. */
export interface FilledParameters {
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The plain values that were written, by the provider's names. */
  readonly values: Readonly<Record<string, readonly string[]>>;
}

export type Place = "path" | "query" | "header";

/** What fills the parameters of each place, by the provider's names. */
export type Placed = {
  readonly [Each in Place]?: Readonly<Record<string, ParameterSource | undefined>> | undefined;
};

/** What fills a parameter: a property of the input, an option, or a constant. */
export interface ParameterSource {
  /** The property of the input, by the name that modes know it by. */
  readonly input?: string;
  /** The option of the call, else of the client. */
  readonly option?: string;
  /** The environment variable that the option defaults to. */
  readonly variable?: string;
  readonly constant?: string;
  /** Whether there is no call without a value from the option; in a path there never is. */
  readonly required?: boolean;
  /** Sent where nothing is given. */
  readonly default?: unknown;
  /** `form` in a query and `simple` elsewhere, unless given (OpenAPI 3.1, 4.8.12.2). */
  readonly style?: "spaceDelimited" | "pipeDelimited" | "deepObject";
  /** Whether each part of a list or an object stands alone; in a query of the style `form` it does unless given. */
  readonly explode?: boolean;
}

/** A parameter, and where it stands. */
export interface WritableParameter extends ParameterSource {
  readonly place: Place;
  readonly name: string;
}

/** The places for the parameters that openapi-typescript declares of an operation; required ones have to be there. */
export type PlacesOf<Parameters> = unknown extends Parameters
  ? Placed
  : {
      readonly [Each in keyof Parameters as Exclude<Each, "cookie">]: {
        readonly [Name in keyof NonNullable<Parameters[Each]>]: ParameterSource;
      };
    };

/** The names of parameters that openapi-typescript declares of an operation, in whichever place. */
export type ParameterName<Parameters> = unknown extends Parameters
  ? never
  : { [Each in keyof Parameters]-?: NameIn<NonNullable<Parameters[Each]>> }[keyof Parameters];

type NameIn<Group> = [Group] extends [never] ? never : keyof Group & string;
