/** One entry of the documentation. */
export interface CatalogEntry {
  readonly title: string;
  readonly cause: string;
  readonly fix: string;
}
