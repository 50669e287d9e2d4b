import type { PersonalDataSpan } from '../personalData';
import { labelBefore } from '../numbers/context';

const quad = /(?<![\d.])(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?![\d]|\.\d)/g;
const ofNetwork =
  /(?<!\p{L})(?:ip|айпи|ай-пи|хост|host|сервер|адрес|ping|пинг|шлюз|dns|подсет|маршрут|узел|узла|vpn|rdp|ssh|компьютер)/u;
const ofVersion =
  /(?<!\p{L})(?:верси\p{L}*|вер\.|вер|v\.?|ver\.?|релиз\p{L}*|сборк\p{L}*|обновлени\p{L}*|обновил\p{L}*|патч\p{L}*|build|version|release|платформ\p{L}*|пункт\p{L}*|п\.|пп\.|раздел\p{L}*|стать\p{L}*|ст\.|гл\.|приложени\p{L}*|код\p{L}*|№|драйвер\p{L}*|прошивк\p{L}*)[^\p{L}\d]{0,6}(?:\p{L}{1,12}[^\p{L}\d]{1,3}){0,2}$/u;

/** Addresses of machines. Versions, sections, masks and the machine's own address are none. */
export function findIpAddresses(text: string): readonly PersonalDataSpan[] {
  return [...findQuads(text), ...findSixes(text)];
}

function* findQuads(text: string): Generator<PersonalDataSpan> {
  for (const match of text.matchAll(quad)) {
    const parts = match.slice(1, 5);
    const octets = parts.map(Number);
    if (octets.some(octet => octet > 255) || parts.some(part => part.length > 1 && part.startsWith('0'))) continue;
    const start = match.index;
    const end = start + match[0].length;
    if (/[\p{L}_-]/u.test(text[start - 1] ?? '') || /[\p{L}_]/u.test(text[end] ?? '')) continue;
    if (isAddress(octets, labelBefore(text, start), text.slice(end, end + 7))) yield { start, end, kind: 'ip' };
  }
}

function isAddress(octets: readonly number[], label: string, after: string): boolean {
  const [first = 0, second = 0] = octets;
  if (first === 0 || first === 127 || (first === 255 && second === 255)) return false;
  if (ofNetwork.test(label) && !/верси|релиз|сборк/.test(label)) return true;
  if (ofVersion.test(label)) return false;
  if (/^:\d{2,5}/.test(after) || /^\/\d{1,2}(?!\d)/.test(after)) return true;
  const isPrivate =
    first === 10 || (first === 192 && second === 168) || (first === 172 && second >= 16 && second <= 31);
  return isPrivate || (first > 20 && octets.filter(octet => octet > 20).length >= 3);
}

/** Groups of hexadecimal digits and colons, looked at one by one. */
function* findSixes(text: string): Generator<PersonalDataSpan> {
  for (const match of text.matchAll(/[0-9a-f:]{6,45}/gi)) {
    const start = match.index;
    const end = start + match[0].length;
    if (/[\p{L}\d_:]/u.test(text[start - 1] ?? '') || /[\p{L}\d_]/u.test(text[end] ?? '')) continue;
    if (isSix(match[0].replace(/:$/, ''))) yield { start, end: end - (/[^:]:$/.test(match[0]) ? 1 : 0), kind: 'ip' };
  }
}

function isSix(address: string): boolean {
  const groups = address.split(':');
  if (groups.some(group => group.length > 4)) return false;
  const gaps = groups.filter(group => group === '').length;
  if (groups.length === 8 && gaps === 0) return groups.some(group => group.length > 2);
  const isShortened =
    address.includes('::') && !address.includes(':::') && address.indexOf('::') === address.lastIndexOf('::');
  const filled = groups.filter(group => group !== '');
  return isShortened && filled.length >= 2 && filled.some(group => group.length >= 3 && /\d|fe|fd|fc/i.test(group));
}
