import { parseUrl } from '../../../base/url';
import { err, ok, type Result } from '../../../base/result';
import type { ModelError } from '../modelError';

/** Which addresses texts may go to. */
export type EndpointPolicy = 'any' | 'internal' | 'none';

/** A model server as the settings of this machine describe it. The key is not among them. */
export interface EndpointSettings {
  /** Up to and with the version: `http://127.0.0.1:8080/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds without a byte. */
  readonly timeout: number;
  readonly policy: EndpointPolicy;
}

/** An address that may be used: http or https, without name and password, without query. */
export function checkedEndpoint(settings: EndpointSettings): Result<URL, ModelError> {
  if (settings.baseUrl.trim() === '') return err({ kind: 'notSetUp', missing: 'address' });
  const url = parseUrl(settings.baseUrl.trim());
  const isPlain = url !== null && url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (url === null || !isPlain || !/^https?:$/.test(url.protocol)) return err({ kind: 'badAddress' });
  if (settings.model.trim() === '') return err({ kind: 'notSetUp', missing: 'model' });
  const bad = Object.entries(settings.headers).find(([name, value]) => !isHeader(name, value));
  return bad === undefined ? ok(url) : err({ kind: 'badHeader', name: bad[0] });
}

/** Headers that the protocol itself sets. */
const reserved =
  /^(?:authorization|content-type|content-length|host|connection|transfer-encoding|cookie|accept|expect|te|upgrade)$/i;

function isHeader(name: string, value: string): boolean {
  return (
    /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/.test(name) && !reserved.test(name) && /^[\t\x20-\x7e]{0,2000}$/.test(value)
  );
}
