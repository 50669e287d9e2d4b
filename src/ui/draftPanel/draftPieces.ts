import * as vscode from 'vscode';
import { visibleText } from '../../base/visibleText';
import type { DraftPiece } from '../../protocol/draftPanel';
import type { Doubt } from '../../vellii/checkDraft';

const marker = /\[(\d{1,4})\]/g;

/** A part of a draft cut into plain and doubtful stretches and numbers of sources. Of doubts that overlap the first counts. */
export function piecesOf(text: string, doubts: readonly Doubt[]): DraftPiece[] {
  const pieces: DraftPiece[] = [];
  let at = 0;
  for (const { start, end, kind } of inOrder(doubts)) {
    if (start < at || end > text.length || end <= start) continue;
    pieces.push(...plainPieces(text.slice(at, start)));
    pieces.push(...doubtPieces(text.slice(start, end), doubtText(kind)));
    at = end;
  }
  return [...pieces, ...plainPieces(text.slice(at))];
}

function inOrder(doubts: readonly Doubt[]): readonly Doubt[] {
  // Short stretches say more than whole sentences: an invented number inside an unsupported sentence is marked itself.
  const shown = doubts.filter(one => !doubts.some(other => other !== one && isInside(other, one)));
  return shown.toSorted((a, b) => a.start - b.start);
}

function isInside(inner: Doubt, outer: Doubt): boolean {
  return inner.start >= outer.start && inner.end <= outer.end && inner.end - inner.start < outer.end - outer.start;
}

function plainPieces(text: string): DraftPiece[] {
  return withMarkers(text, part => ({ kind: 'text', text: part }));
}

function doubtPieces(text: string, reason: string): DraftPiece[] {
  return withMarkers(text, part => ({ kind: 'doubt', text: part, reason }));
}

function withMarkers(text: string, made: (part: string) => DraftPiece): DraftPiece[] {
  const pieces: DraftPiece[] = [];
  let at = 0;
  for (const match of text.matchAll(marker)) {
    // The blank before a number is the number's own margin.
    const before = text.slice(at, match.index).replace(/ $/, '');
    if (before !== '') pieces.push(made(visibleText(before)));
    pieces.push({ kind: 'cite', number: Number(match[1]) });
    at = match.index + match[0].length;
  }
  if (at < text.length) pieces.push(made(visibleText(text.slice(at))));
  return pieces;
}

export function doubtText(kind: Doubt['kind']): string {
  switch (kind) {
    case 'foreign':
      return vscode.l10n.t('Stands neither in the ticket nor in the knowledge base: perhaps another customer’s data');
    case 'unknownCitation':
      return vscode.l10n.t('Refers to a source that is not there');
    case 'unsupported':
      return vscode.l10n.t('The source does not say this');
    case 'uncited':
      return vscode.l10n.t('Said without a source');
    case 'placeholder':
      return vscode.l10n.t('A gap that was not filled');
    case 'inventedNumber':
      return vscode.l10n.t('This number stands in no source');
    case 'inventedDate':
      return vscode.l10n.t('This date stands in no source');
    case 'inventedTicket':
      return vscode.l10n.t('This ticket stands in no source');
    case 'inventedCode':
      return vscode.l10n.t('This code stands in no source');
    case 'inventedPath':
      return vscode.l10n.t('This menu path stands in no source');
    case 'promise':
      return vscode.l10n.t('A promise of a date: the regulation allows none');
    case 'notRussian':
      return vscode.l10n.t('Not in Russian');
    case 'order':
      return vscode.l10n.t('Repeats an order that somebody wrote into a text');
    case 'link':
      return vscode.l10n.t('A link that the draft must not have');
  }
}
