/**
 * The files of a workspace as plans need them: by absolute path, as bytes. The host gives one over `workspace.fs`,
 * tests and the command line one over Node. What goes wrong is thrown.
 */
export interface FilePort {
  /** The content; `null` where there is no such file. */
  read(path: string): Promise<Uint8Array | null>;
  /**
   * Replaces a file as a whole and waits until that is on the disk. Missing folders are made. Where the file system
   * cannot do so in one step, a crash may leave a beginning of the new content.
   */
  replace(path: string, bytes: Uint8Array): Promise<void>;
  /** Removes a file; no error when it is not there. */
  remove(path: string): Promise<void>;
  /** Names in a folder; none when it is not there. */
  list(folder: string): Promise<readonly string[]>;
  /** Where a path leads when every link is followed; `null` when it leads nowhere. */
  realpath(path: string): Promise<string | null>;
}
