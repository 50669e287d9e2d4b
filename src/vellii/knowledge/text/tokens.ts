import { fold, foldScripts } from './fold';

/** A piece of a text that can be searched for. Offsets are UTF-16 units in the original text, half-open. */
export interface Token {
  /** Folded text; a code without its separators («ора01555»). */
  readonly text: string;
  /** A code is one name: it is never stemmed and never corrected. */
  readonly kind: 'word' | 'code' | 'number';
  readonly start: number;
  readonly end: number;
  /** A part of the code or compound before it: helps to find it, but says less. */
  readonly isPart: boolean;
}

const chunks = /[\p{L}\p{N}]+(?:[-‐‑–_./\\:№@+'’][\p{L}\p{N}]+)*/gu;
const pieces = /[\p{L}\p{N}]+/gu;
const fileName = /\.(?:ini|exe|dll|log|xml|xlsx?|docx?|sql|csv|json|ya?ml|txt|pdf|md|cfg|conf|bat|zip|dbf|ru|com|org|net)$/i;
const hasLetter = /\p{L}/u;
const hasDigit = /\p{N}/u;

/** The words, codes and numbers of a text in their order. Linear in its length. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(chunks)) addChunk(tokens, match[0], match.index);
  return tokens;
}

function addChunk(tokens: Token[], chunk: string, start: number): void {
  const end = start + chunk.length;
  if (chunk.length > 80) return addPieces(tokens, chunk, start, false);
  if (!/[^\p{L}\p{N}]/u.test(chunk)) return addPiece(tokens, chunk, start, false);
  if (isCode(chunk)) {
    tokens.push({ text: codeKey(chunk), kind: 'code', start, end, isPart: false });
    addPieces(tokens, chunk, start, true);
    return;
  }
  if (/^[\p{N}.,:/-]+$/u.test(chunk)) {
    tokens.push({ text: chunk.replace(/[^\p{N}]+/gu, '.'), kind: 'number', start, end, isPart: false });
    return;
  }
  const isCompound = /^[\p{L}]+(?:[-‐‑][\p{L}]+)+$/u.test(chunk);
  if (isCompound) tokens.push({ text: compoundKey(chunk), kind: 'word', start, end, isPart: false });
  addPieces(tokens, chunk, start, isCompound);
}

function addPieces(tokens: Token[], chunk: string, start: number, isPart: boolean): void {
  for (const { 0: piece, index } of chunk.matchAll(pieces)) addPiece(tokens, piece, start + index, isPart);
}

function addPiece(tokens: Token[], piece: string, start: number, isPart: boolean): void {
  const end = start + piece.length;
  const letters = hasLetter.test(piece);
  if (letters && hasDigit.test(piece)) {
    tokens.push({ text: codeKey(piece), kind: 'code', start, end, isPart });
    return;
  }
  const text = foldScripts(fold(piece)).slice(0, 60);
  tokens.push({ text, kind: letters ? 'word' : 'number', start, end, isPart });
}

/** «ORA-01555», «ОП-ВЫПИСКА-ОСН», «OLAP_REBUILD», «ve_license.ini», «12-07», «6.3.4». */
function isCode(chunk: string): boolean {
  if (chunk.includes('_') || fileName.test(chunk)) return true;
  const letters = hasLetter.test(chunk);
  const digits = hasDigit.test(chunk);
  if (letters && digits && /\.\p{L}|\p{L}\./u.test(chunk)) return false;
  if (letters && digits) return /^[\p{L}\p{N}]+(?:[-‐‑–.\\:№][\p{L}\p{N}]+)+$/u.test(chunk);
  if (letters) return /^[\p{Lu}\p{N}]{1,12}(?:[-‐‑–][\p{Lu}\p{N}]{2,})+$/u.test(chunk);
  return /^\p{N}+(?:[-.]\p{N}+)+$/u.test(chunk) && !/^\d{1,2}\.\d{1,2}\.\d{2,4}$/.test(chunk);
}

/** A code by which its spellings are one: no separators, one script where it can be. */
export function codeKey(code: string): string {
  return foldScripts(fold(code).replace(/[^\p{L}\p{N}]+/gu, ''));
}

function compoundKey(chunk: string): string {
  return fold(chunk).replace(/[-‐‑]/g, '-');
}
