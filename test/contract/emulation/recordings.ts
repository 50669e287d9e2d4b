import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export type Marker = 'adm' | 'lea' | 'su1' | 'su2' | 'cus';

export interface Recording {
  /** `117-issue-create-full` */
  readonly name: string;
  readonly note: string;
  readonly user: Marker | null;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
  readonly response: {
    readonly status: number;
    readonly reason: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
}

const FILE = new URL('../recordings/mantis-2.28.4.ndjson.gz', import.meta.url);

/** All recordings in the order of their numbers. */
export function loadRecordings(): Recording[] {
  return gunzipSync(readFileSync(FILE))
    .toString('utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Recording);
}

export function numberOf(recording: Recording): number {
  return Number(recording.name.slice(0, 3));
}
