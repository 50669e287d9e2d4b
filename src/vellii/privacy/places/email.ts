import type { PersonalDataSpan } from '../personalData';

const local = /[\p{L}\d._%+-]/u;
const domain = /[\p{L}\d.-]/u;
const mostLocal = 64;
const mostDomain = 255;
/** «screen@2x.png» is a picture. */
const fileEnding = /\.(?:png|jpe?g|gif|svg|webp|bmp|ico|css|js|ts)$/i;

/** E-mail addresses, also in Cyrillic, and those written with «(собака)» or «[at]». */
export function findEmails(text: string): readonly PersonalDataSpan[] {
  const spans: PersonalDataSpan[] = [];
  let after = 0;
  for (const sign of text.matchAll(/@|[ \u00a0]?[([](?:at|собака|sobaka)[)\]][ \u00a0]?|[ \u00a0]собака[ \u00a0]/giu)) {
    const from = sign.index;
    const to = from + sign[0].length;
    const start = walk(text, from - 1, -1, Math.max(after, from - mostLocal), local) + 1;
    let end = walk(text, to, 1, Math.min(text.length - 1, to + mostDomain), domain);
    while (end > to && /[.-]/.test(text[end - 1] ?? '')) end--;
    const begin = trimStart(text, start, from);
    if (begin < from && isDomain(text.slice(to, end)) && !/^[\d.]*$/.test(text.slice(begin, from) + 'x')) {
      spans.push({ start: begin, end, kind: 'email' });
      after = end;
    }
  }
  return spans;
}

/** Steps on while the characters fit; gives the first place that does not. */
function walk(text: string, from: number, step: 1 | -1, last: number, fits: RegExp): number {
  let place = from;
  while (step > 0 ? place <= last : place >= last) {
    if (!fits.test(text[place] ?? '')) break;
    place += step;
  }
  return place;
}

function trimStart(text: string, start: number, end: number): number {
  let place = start;
  while (place < end && /[.+%-]/.test(text[place] ?? '')) place++;
  return place;
}

function isDomain(name: string): boolean {
  const labels = name.split('.');
  const top = labels.at(-1) ?? '';
  return (
    labels.length >= 2 &&
    labels.every(label => label !== '') &&
    /^\p{L}[\p{L}\d-]+$/u.test(top) &&
    !fileEnding.test(name)
  );
}
