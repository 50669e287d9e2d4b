import { stringsOf } from '../lang';
import { Code } from '../model/faults';
import { encode } from './wire';
import type { Fault, FaultParameter } from '../model/faults';
import type { Language } from '../model/types';

/** The status of a numbered error; those that are not here are 400. */
const STATUS: Readonly<Record<number, number>> = {
  [Code.accessDenied]: 403,
  [Code.issueReadOnly]: 403,
  [Code.noteNotFound]: 404,
  [Code.projectNotFound]: 404,
  [Code.userByIdNotFound]: 404,
  [Code.userByNameNotFound]: 404,
  [Code.issueNotFound]: 404,
  [Code.customFieldNotFound]: 404,
  [Code.categoryNotFound]: 404,
  [Code.versionNotFound]: 404,
  [Code.relationshipNotFound]: 404,
  [Code.filterNotFound]: 404,
  [Code.tagNotFound]: 404,
  [Code.tokenNotFound]: 404,
};

function localized(code: number, params: readonly FaultParameter[], language: Language): string {
  const strings = stringsOf(language);
  const texts = params.map(each => (typeof each === 'string' ? each : strings.words[each.word]));
  return (strings.errors[code] ?? '').replace(/%(\d)/g, (_, index: string) => texts[Number(index) - 1] ?? '');
}

/** A refusal on its way out: `isCrash` ones are HTML and empty. */
export interface Refusal {
  readonly status: number;
  readonly reason: string;
  readonly body: Buffer | undefined;
  readonly isCrash: boolean;
}

/** The framework's own 500 is the only body that is indented. */
const SLIM_BODY = Buffer.from('{\n    "message": "Slim Application Error"\n}');

export const CRASH: Refusal = { status: 500, reason: 'Internal Server Error', body: undefined, isCrash: true };

export function refusalOf(fault: Fault, language: Language): Refusal {
  const { detail, message } = fault;
  switch (detail.kind) {
    case 'client': {
      const { code, params } = detail;
      const body = encode({ message, code, localized: localized(code, params, language) });
      return { status: STATUS[code] ?? 400, reason: message, body, isCrash: false };
    }
    case 'legacy':
      return { status: detail.status, reason: message, body: encode({ message }), isCrash: false };
    case 'slim':
      return { status: 500, reason: 'Internal Server Error', body: SLIM_BODY, isCrash: false };
    case 'crash':
      return CRASH;
  }
}
