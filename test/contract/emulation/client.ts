import { request } from 'node:http';

export interface Sent {
  readonly method: string;
  /** Below the server's origin. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Received {
  readonly status: number;
  readonly reason: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** One request over a real socket. Node gives the reason phrase as Latin-1; it is UTF-8 on the wire. */
export function send(origin: string, sent: Sent): Promise<Received> {
  const bytes = sent.body === undefined ? undefined : Buffer.from(sent.body);
  const length = bytes === undefined ? {} : { 'Content-Length': String(bytes.length) };
  return new Promise((resolve, reject) => {
    const outgoing = request(
      new URL(sent.path, origin),
      { method: sent.method, headers: { ...sent.headers, ...length } },
      incoming => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            reason: Buffer.from(incoming.statusMessage ?? '', 'latin1').toString('utf8'),
            headers: incoming.headers as Record<string, string | undefined>,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(bytes);
  });
}
