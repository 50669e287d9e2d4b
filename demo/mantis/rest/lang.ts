import { stringsOf } from '../lang';
import { labels } from '../view/context';
import { ok } from './call';
import { route } from './routes';
import type { EnumName, Word } from '../lang/strings';
import type { Answer, Call } from './call';
import type { Route } from './routes';

function localized(call: Call, name: string): string | undefined {
  const strings = stringsOf(call.viewer.language);
  if (Object.hasOwn(strings.words, name)) return strings.words[name as Word];
  if (!name.endsWith('_enum_string')) return undefined;
  return labels(call.viewer, name.replace(/_enum_string$/, '') as EnumName);
}

/** GET /lang?string[]=…: unknown strings are left out. */
function getStrings(call: Call): Answer {
  const strings = call.request.query.all('string').flatMap(name => {
    const text = localized(call, name);
    return text === undefined ? [] : [{ name, localized: text }];
  });
  return ok({ strings, language: call.viewer.language });
}

export const langRoutes: readonly Route[] = [route('GET', 'lang', getStrings)];
