import { isAxiosError, isCancel, type AxiosError, type AxiosResponse } from 'axios';
import type { MantisError, OfflineCause } from './errors';

const CAUSES: ReadonlyMap<string, OfflineCause> = new Map<string, OfflineCause>([
  ['ECONNREFUSED', 'refused'],
  ['ENOTFOUND', 'hostNotFound'],
  ['EAI_AGAIN', 'hostNotFound'],
  ['ENETUNREACH', 'noNetwork'],
  ['EHOSTUNREACH', 'noNetwork'],
  ['ENETDOWN', 'noNetwork'],
  ['ERR_INTERNET_DISCONNECTED', 'noNetwork'],
  ['ERR_PROXY_TUNNEL', 'proxy'],
  ['ERR_TUNNEL_CONNECTION_FAILED', 'proxy'],
  ['ERR_PROXY_CONNECTION_FAILED', 'proxy'],
  ['ECONNABORTED', 'timeout'],
  ['ETIMEDOUT', 'timeout'],
  ['ECONNRESET', 'reset'],
  ['EPIPE', 'reset'],
  ['ERR_BAD_RESPONSE', 'reset'],
  ['EPROTO', 'notTls'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'notTls'],
  ['ERR_SSL_PACKET_LENGTH_TOO_LONG', 'notTls'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificateHost'],
  ['CERT_HAS_EXPIRED', 'certificateExpired'],
  ['CERT_NOT_YET_VALID', 'certificateExpired'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'certificate'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'certificate'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
  ['INVALID_CA', 'certificate'],
  ['HOSTNAME_MISMATCH', 'certificateHost'],
]);

/** Turns what axios throws into a value that holds nothing of the request. */
export function toTransportError(fault: unknown, maxAnswerBytes: number): MantisError {
  if (isCancel(fault)) return { kind: 'cancelled' };
  if (!isAxiosError(fault)) return { kind: 'offline', cause: 'other', code: null };
  if (isTooLarge(fault)) return { kind: 'tooLarge', limit: maxAnswerBytes };
  const code = fault.code ?? null;
  return { kind: 'offline', cause: causeOf(code), code };
}

/** The complete answer inside an error with which the retry layer gave up, or null. */
export function responseOf(fault: unknown): AxiosResponse<unknown> | null {
  if (!isAxiosError<unknown>(fault) || fault.response === undefined) return null;
  return isBroken(fault) ? null : fault.response;
}

/** Worth asking again: a GET whose answer did not come, broke off, or came from a gateway instead of Mantis. */
export function isTransientFault(fault: AxiosError): boolean {
  if (isCancel(fault) || isTooLarge(fault)) return false;
  if (fault.config?.method?.toLowerCase() !== 'get') return false;
  if (responseOf(fault) !== null) return true;
  const cause = causeOf(fault.code ?? null);
  return cause === 'refused' || cause === 'reset' || fault.code === 'EAI_AGAIN';
}

function causeOf(code: string | null): OfflineCause {
  if (code === null) return 'other';
  return CAUSES.get(code) ?? (code.startsWith('CERT_') ? 'certificate' : 'other');
}

/** An answer that broke off half-way: axios attaches it to the error without a body. */
function isBroken(fault: AxiosError): boolean {
  return fault.code !== undefined && fault.response?.data === undefined;
}

function isTooLarge(fault: AxiosError): boolean {
  return fault.code === 'ERR_BAD_RESPONSE' && fault.message.startsWith('maxContentLength');
}
