/**
 * The dotted paths of an input: `"products"`, `"user.address.country"`. A list's items are meant by the list's own path.
 *
 * It follows six levels; below a deeper member its owner's path allows the whole.
 */
export type InputPath<Input, Depth extends readonly unknown[] = []> = Depth["length"] extends 6
  ? never
  : Input extends Leaf
    ? never
    : Input extends readonly (infer Item)[]
      ? InputPath<Item, Depth>
      : {
          [Name in KnownName<Input>]:
            Name | `${Name}.${InputPath<NonNullable<Input[Name]>, [...Depth, unknown]>}`;
        }[KnownName<Input>];

/** An input with any of its members left out, at any depth; lists are whole. */
export type PartialInput<Input> = Input extends Leaf | readonly unknown[]
  ? Input
  : { [Name in keyof Input]?: PartialInput<Input[Name]> | undefined };

type Leaf = string | number | boolean | bigint | null | undefined | Date;

/** The names that a type lists, without those of an index signature and those that are forbidden. */
type KnownName<Input> = Input extends unknown
  ? keyof {
      [
        Name in keyof Input as string extends Name
          ? never
          : [NonNullable<Input[Name]>] extends [never]
            ? never
            : Name
      ]: true;
    } &
      string
  : never;
