/** How a server can be held to a format: by a schema, to JSON of any shape, or only by words. */
export type AnswerFormat = 'schema' | 'object' | 'prompt';

/** What is known of an endpoint and model. */
export interface Capability {
  readonly format: AnswerFormat;
  /** Whether it takes `temperature`. */
  readonly temperature: boolean;
}

export const untried: Capability = { format: 'schema', temperature: true };

/** Remembers capabilities between starts, by endpoint and model. */
export interface CapabilityMemory {
  read(key: string): Capability | undefined;
  write(key: string, capability: Capability): void;
}

export function capabilityKey(baseUrl: string, model: string): string {
  return `${baseUrl} ${model}`;
}

/** The next lower rung; null below the lowest. */
export function lower({ format, temperature }: Capability): Capability | null {
  if (format === 'schema') return { format: 'object', temperature };
  return format === 'object' ? { format: 'prompt', temperature } : null;
}
