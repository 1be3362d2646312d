import { dirname, resolve } from "node:path";

/** What a run hangs on, as the user wrote it. */
export interface Watched {
  /** The folder of the specs. */
  readonly specs: string;
  /** The config that was named; else any in the working folder counts. */
  readonly config?: string | undefined;
}

/**
 * The folders to watch: those above what a run hangs on, so that it may go and come back, as it does when
 * git changes branches.
 */
export function foldersOf({ specs, config }: Watched): ReadonlySet<string> {
  return new Set([dirname(resolve(specs)), dirname(resolve(config ?? "linkmint.config.json"))]);
}

/** Whether an absolute path is worth a look: it is a subject, or a folder on the way to one. */
export function concerns(watched: Watched, path: string): boolean {
  const place = resolve(path);
  return (
    foldersOf(watched).has(place) || place === resolve(watched.specs) || isSubject(watched, place)
  );
}

/** Whether a file is one that a run reads: a spec or a config. */
export function isSubject(watched: Watched, path: string): boolean {
  const place = resolve(path);
  const folder = dirname(place);
  if (folder === resolve(watched.specs)) return /\.(?:ya?ml|json)$/u.test(place);
  return watched.config === undefined
    ? folder === resolve(".") && /linkmint\.config\.\w+$/u.test(place)
    : place === resolve(watched.config);
}
