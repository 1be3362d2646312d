/** How far a change moves the version of a package (semver.org). */
export type Severity = "major" | "minor" | "patch";

/** What a code of a change means for callers: how far it moves the version, as a title, and what a caller must do. */
export type ChangeText = `${Severity}: ${string}. ${string}.`;
