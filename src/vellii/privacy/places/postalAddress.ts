import type { PersonalDataSpan } from '../personalData';
import { isCapitalised, type Token } from '../tokens';

const streets = new Set(
  'ул улица улице улицы улицу пр пр-т пр-кт просп проспект проспекте проспекта пр-д проезд проезде пер переулок переулке переулка ш шоссе наб набережная набережной б-р бульвар бульваре пл площадь площади тупик туп аллея мкр мкрн микрорайон микрорайоне микр-н кв-л квартал тракт'.split(
    ' ',
  ),
);
const houses = new Set('д дом доме дома вл владение зд здание стр строение корп корпус уч участок'.split(' '));
const details = new Set(
  'корп корпус к стр строение кв квартира кварт оф офис офисе офиса пом помещение под подъезд подъезде эт этаж этаже лит литер литера комн комната ком код домофон вл'.split(
    ' ',
  ),
);
const regions = new Set(
  'г гор город городе пос поселок пгт п с село д дер деревня ст-ца станица обл область области край края респ республика р-н район ао снт тер индекс россия рф'.split(
    ' ',
  ),
);

const mostName = 4;
const mostDetails = 8;

/** Postal addresses: a street with a house, with the town before it and the flat behind it. */
export function findPostalAddresses(text: string, tokens: readonly Token[]): readonly PersonalDataSpan[] {
  const spans: PersonalDataSpan[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const found = streetAt(tokens, at) ?? flatAt(tokens, at);
    if (found === null) continue;
    const last = extendRight(tokens, found.last);
    const first = extendLeft(tokens, found.first, spans.at(-1)?.end ?? 0);
    spans.push({ start: tokens[first]?.start ?? 0, end: tokens[last]?.end ?? text.length, kind: 'address' });
    at = last;
  }
  return spans;
}

interface Range {
  readonly first: number;
  readonly last: number;
}

function streetAt(tokens: readonly Token[], at: number): Range | null {
  const marker = tokens[at];
  if (marker?.kind !== 'word' || !streets.has(marker.folded)) return null;
  const afterMarker = tokens[at + 1]?.text === '.' ? at + 2 : at + 1;
  const named = nameFrom(tokens, afterMarker);
  if (named !== null) {
    const house = houseFrom(tokens, named);
    if (house !== null) return { first: at, last: house };
  }
  const before = tokens[at - 1];
  if (before?.kind !== 'word' || !isCapitalised(before.text) || marker.folded.length < 2) return null;
  const house = houseFrom(tokens, afterMarker);
  return house === null ? null : { first: at - 1, last: house };
}

/** «д. 5, кв. 12» without a street, as in settlements. */
function flatAt(tokens: readonly Token[], at: number): Range | null {
  const marker = tokens[at];
  if (marker?.kind !== 'word' || (marker.folded !== 'д' && marker.folded !== 'дом')) return null;
  const number = tokens[at + 1]?.text === '.' ? at + 2 : at + 1;
  if (tokens[number]?.kind !== 'number') return null;
  const next = tokens[number + 1]?.text === ',' ? number + 2 : number + 1;
  const isFlat = /^(?:кв|квартира|корп|корпус)$/.test(tokens[next]?.folded ?? '');
  return isFlat ? { first: at, last: number } : null;
}

/** The place behind a street's name: words with a capital, «8 Марта», «1-я Парковая», «50 лет Октября». */
function nameFrom(tokens: readonly Token[], from: number): number | null {
  let at = from;
  let hasCapital = false;
  if (tokens[at]?.kind === 'number' && (tokens[at]?.end ?? 0) - (tokens[at]?.start ?? 0) <= 3) {
    const next = tokens[at + 1];
    at += next?.text === '-' ? 3 : 1;
    if (tokens[at]?.folded === 'лет') at++;
  }
  while (at - from < mostName) {
    const token = tokens[at];
    if (token === undefined) break;
    const isInitial = token.kind === 'word' && token.text.length === 1 && tokens[at + 1]?.text === '.';
    if (isInitial && token.text !== token.folded) {
      at += 2;
      continue;
    }
    if (token.kind !== 'word' || !isCapitalised(token.text)) break;
    hasCapital = true;
    at++;
  }
  return hasCapital ? at : null;
}

/** The token that holds the house's number, or its letter. */
function houseFrom(tokens: readonly Token[], from: number): number | null {
  let at = from;
  if (tokens[at]?.text === '.') at++;
  if (tokens[at]?.text === ',') at++;
  if (houses.has(tokens[at]?.folded ?? '')) {
    at++;
    if (tokens[at]?.text === '.') at++;
  }
  if (tokens[at]?.text === '№') at++;
  const number = tokens[at];
  if (number?.kind !== 'number' || number.text.length > 4) return null;
  const unit = tokens[at + 1]?.folded ?? '';
  return /^(?:м|км|га|шт|руб|кв|%|человек|заказов|заказа|лет)$/.test(unit) &&
    tokens[at + 2]?.kind !== 'number' &&
    !/^\.$/.test(tokens[at + 2]?.text ?? '')
    ? null
    : at;
}

function extendRight(tokens: readonly Token[], from: number): number {
  let last = from;
  last = withSuffix(tokens, last);
  for (let taken = 0; taken < mostDetails; taken++) {
    let at = last + 1;
    if (tokens[at]?.text === ',') at++;
    const word = tokens[at];
    if (word?.kind !== 'word' || !details.has(word.folded)) break;
    at++;
    if (tokens[at]?.text === '.') at++;
    if (tokens[at]?.text === '№') at++;
    const value = tokens[at];
    if (value === undefined || !(value.kind === 'number' || (value.kind === 'word' && value.text.length === 1))) break;
    last = withSuffix(tokens, at);
  }
  return last;
}

/** «5а», «12/3», «7-б». */
function withSuffix(tokens: readonly Token[], at: number): number {
  const [here, next, third] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (here === undefined || next === undefined) return at;
  if (next.kind === 'word' && next.text.length === 1 && next.start === here.end) return at + 1;
  const joins = (next.text === '/' || next.text === '-') && next.start === here.end && third?.start === next.end;
  return joins && (third.kind === 'number' || third.text.length === 1) ? at + 2 : at;
}

const mostParts = 5;

/** Takes «140000, Московская обл., г. Люберцы,» before the street; parts end with commas. */
function extendLeft(tokens: readonly Token[], from: number, after: number): number {
  let first = from;
  for (let parts = 0; parts < mostParts; parts++) {
    const comma = tokens[first - 1];
    const hasComma = comma?.text === ',';
    const part = partBefore(tokens, hasComma ? first - 2 : first - 1, hasComma);
    if (part === null || (tokens[part]?.start ?? 0) < after) break;
    first = part;
  }
  return first;
}

/** Where the part that ends at `last` begins; null where it names no place. */
function partBefore(tokens: readonly Token[], last: number, hasComma: boolean): number | null {
  const end = tokens[last];
  if (end?.kind === 'number') return end.text.length === 6 ? last : null;
  let first = last;
  let hasRegion = false;
  let hasName = false;
  while (first >= 0 && last - first < 5) {
    const token = tokens[first];
    if (token === undefined) break;
    if (token.kind === 'word' && regions.has(token.folded)) hasRegion = true;
    else if (token.kind === 'word' && isCapitalised(token.text)) hasName = true;
    else if (token.text !== '.') break;
    first--;
  }
  const begins = first + 1;
  const isBounded = /^[,:;(]$/.test(tokens[first]?.text ?? ',') || tokens[first]?.kind !== 'mark';
  if (begins > last || !hasName || !isBounded) return null;
  return hasRegion || (hasComma && last - begins === 0) ? begins : null;
}
