import { createHash } from 'node:crypto';
import type { Received } from './client';
import type { Recording } from './recordings';

/** The headers that the recorder kept; whatever else the server sends says nothing. */
const KEPT = [
  'etag',
  'content-type',
  'x-mantis-version',
  'x-mantis-username',
  'x-mantis-loginmethod',
  'cache-control',
  'content-length',
  'retry-after',
  'allow',
  'location',
  'content-disposition',
  'access-control-allow-origin',
] as const;

type Kept = (typeof KEPT)[number];

/** What cannot be equal in a single recording, and how it is compared instead. */
interface Exception {
  /** Applied to the body that came, before it is compared. */
  readonly received?: (body: string, origin: string) => string;
  readonly recorded?: (body: string) => string;
  readonly ignoredHeaders?: readonly Kept[];
}

const RECORDED_ORIGIN = 'http://127.0.0.1:8989';
const maskToken: Exception = {
  received: body => body.replace(/"token":"[\w-]{32}"/, '"token":"<new token, 32 chars>"'),
};
const ownAddress: Exception = {
  received: (body, origin) => body.replaceAll(origin, RECORDED_ORIGIN),
  ignoredHeaders: ['content-length'],
};

const EXCEPTIONS: Readonly<Record<string, Exception>> = {
  '019': maskToken,
  '020': maskToken,
  // The file's bytes are other ones than those recorded; the suite compares them with those that it sent.
  '341': {
    received: body => body.replace(/"content":"[^"]*"/, '"content":"<sent>"'),
    recorded: body => body.replace(/"content":"[^"]*"/, '"content":"<sent>"'),
    ignoredHeaders: ['content-length'],
  },
  '708': ownAddress,
  '709': ownAddress,
  // The recorder cut the description; the ETag agrees only when it is complete.
  '819': {
    received: body => body.replace(/"description":"[^"]*"/, '"description":"<long>"'),
    recorded: body => body.replace(/"description":"[^"]*"/, '"description":"<long>"'),
  },
};

/** JSON without spaces and with its keys in order; other text as it is. */
function compact(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body));
  } catch {
    return body;
  }
}

function recordedBody(recording: Recording): string {
  const { body } = recording.response;
  return typeof body === 'string' ? body : JSON.stringify(body);
}

function firstDifference(expected: string, actual: string): string {
  let at = 0;
  while (at < expected.length && expected[at] === actual[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 120), at + 120);
  return `body differs at ${at}\n    recorded …${around(expected)}…\n    answered …${around(actual)}…`;
}

function headerDifferences(recording: Recording, received: Received, ignored: readonly Kept[]): string[] {
  const recorded = new Map(
    Object.entries(recording.response.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  return KEPT.filter(name => !ignored.includes(name)).flatMap(name => {
    const [expected, actual] = [recorded.get(name), received.headers[name]];
    return expected === actual ? [] : [`${name}: recorded ${expected ?? '–'}, answered ${actual ?? '–'}`];
  });
}

/** How an answer differs from the recorded one; empty when they are equal. */
export function differences(recording: Recording, received: Received, origin: string): string[] {
  const exception = EXCEPTIONS[recording.name.slice(0, 3)] ?? {};
  const expected = (exception.recorded ?? String)(recordedBody(recording));
  const actual = (exception.received ?? String)(compact(received.body), origin);
  const { status, reason } = recording.response;
  return [
    ...(status === received.status ? [] : [`status: recorded ${status}, answered ${received.status}`]),
    ...(reason === received.reason ? [] : [`reason: recorded ${reason}, answered ${received.reason}`]),
    ...headerDifferences(recording, received, exception.ignoredHeaders ?? []),
    ...(expected === actual ? [] : [firstDifference(expected, actual)]),
  ];
}

/** The ETag that an answer's own bytes give, by the formula of the real server. */
export function etagOf(userId: number, issueId: number, wire: string): string {
  return createHash('sha256').update(`v1_${userId}_${issueId}_${wire}`).digest('hex');
}
