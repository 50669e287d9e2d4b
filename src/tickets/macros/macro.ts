/** A prepared text: a Markdown file with its title and tags. */
export interface Macro {
  /** Path below the folder, with slashes. */
  readonly id: string;
  readonly title: string;
  readonly tags: readonly string[];
  /** With variables still in it: `{{customer}}`. */
  readonly body: string;
}

/** The folder is not there, or may not be read. */
export interface MacrosError {
  readonly reason: string;
}

/** What a folder has. `skipped` are files that could not be understood, by their paths. */
export interface MacroFolder {
  readonly macros: readonly Macro[];
  readonly skipped: readonly string[];
}
