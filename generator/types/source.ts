/** One spec file as it lies on disk. */
export interface SpecSource {
  /** The provider's key: the file's name without its extension. */
  readonly provider: string;
  /** The path as the user would write it, with forward slashes. */
  readonly path: string;
  readonly text: string;
}
