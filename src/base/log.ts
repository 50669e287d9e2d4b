/** Where details for the developer go. Messages never carry tokens, ticket texts or personal data. */
export interface Log {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string, error?: unknown): void;
}

export const silentLog: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

function ignore(): void {
  // A log that keeps nothing, for tests and command-line entries.
}
