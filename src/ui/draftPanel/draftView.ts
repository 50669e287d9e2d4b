import * as vscode from 'vscode';
import { singleLine } from '../../base/plainText';
import { visibleText } from '../../base/visibleText';
import type { DraftSourceView, DraftView } from '../../protocol/draftPanel';
import type { Draft, Source } from '../../vellii/draft';
import type { DraftCheck } from '../../vellii/checkDraft';
import type { KeptDraft } from '../../vellii/keeping/keptDraft';
import { priorityTerm, typeTerm } from '../sla/terms';
import { localTime, moscowTime } from '../sla/timeText';
import { doubtText, piecesOf } from './draftPieces';
import { isBlocked } from './draftWork';

const mostExcerpt = 4000;
const titleLength = 160;

/** What is shown of a draft. */
export function draftView(
  { draft, standing }: KeptDraft,
  check: DraftCheck | null,
  templateTitle: (key: string) => string,
  now: number,
): DraftView {
  const doubts = check?.doubts ?? [];
  const { classification, setupChange } = draft;
  return {
    kind: { key: draft.provider.kind === 'robot' ? 'robot' : draft.kind, label: kindLabel(draft) },
    provider: providerLabel(draft),
    confidence: draft.provider.kind === 'robot' ? null : confidenceView(draft.confidence),
    createdAt: { text: moscowTime(draft.createdAt, now), hint: localTime(draft.createdAt, now) ?? '' },
    reply: piecesOf(
      draft.reply,
      doubts.filter(({ part }) => part === 'reply'),
    ),
    steps: draft.steps.map((step, index) =>
      piecesOf(
        step,
        doubts.filter(({ part }) => part === index),
      ),
    ),
    sources: draft.sources.map((source, index) => sourceView(source, index + 1, draft.citations)),
    missing: draft.missing.map(templateTitle),
    classification:
      classification === null
        ? null
        : { text: classificationText(classification), reason: visibleText(classification.reason) },
    setupChange: setupChange && { script: visibleText(setupChange.script), change: visibleText(setupChange.change) },
    blocked: check !== null && isBlocked(draft, check) ? blockedText(check) : null,
    standing,
  };
}

function kindLabel({ kind, provider }: Draft): string {
  if (provider.kind === 'robot') return vscode.l10n.t('Note of the robot');
  switch (kind) {
    case 'answer':
      return vscode.l10n.t('Ready answer');
    case 'direction':
      return vscode.l10n.t('Direction of the solution');
    case 'clarification':
      return vscode.l10n.t('Needs clarification');
  }
}

function providerLabel({ provider }: Draft): string {
  switch (provider.kind) {
    case 'builtIn':
      return vscode.l10n.t('composed without a model');
    case 'endpoint':
      return singleLine(provider.model, 60);
    case 'vscode':
      return vscode.l10n.t('{0} in VS Code', singleLine(provider.model, 60));
    case 'robot':
      return singleLine(provider.login, 60);
  }
}

/** Same bounds as the built-in composer's claims. */
function confidenceView(value: number): NonNullable<DraftView['confidence']> {
  const hint = vscode.l10n.t(
    'How far the sources speak of what is asked, and whether they agree: {0} of 100. The model has no say in it.',
    Math.round(value * 100),
  );
  if (value >= 0.62) return { level: 'high', label: vscode.l10n.t('sources fit well'), hint };
  return value >= 0.46
    ? { level: 'medium', label: vscode.l10n.t('sources fit in part'), hint }
    : { level: 'low', label: vscode.l10n.t('hardly any sources'), hint };
}

function sourceView({ title, place, text }: Source, number: number, cited: readonly number[]): DraftSourceView {
  return {
    number,
    title: singleLine(title, titleLength),
    place: placeText(place),
    isFile: place.kind === 'file',
    excerpt: visibleText(text.length > mostExcerpt ? `${text.slice(0, mostExcerpt)}…` : text),
    isCited: cited.includes(number),
  };
}

function placeText(place: Source['place']): string {
  if (place.kind === 'file') {
    const { path, fromLine, toLine } = place;
    return vscode.l10n.t('{0}, lines {1}–{2}', singleLine(path, titleLength), fromLine, toLine);
  }
  return place.noteId === null
    ? `#${place.ticketId}`
    : vscode.l10n.t('#{0}, comment {1}', place.ticketId, place.noteId);
}

function classificationText({ type, category, priority }: NonNullable<Draft['classification']>): string {
  const parts = [
    type === null ? null : vscode.l10n.t('type «{0}»', typeTerm[type]),
    category === null ? null : vscode.l10n.t('category «{0}»', singleLine(category, 80)),
    priority === null ? null : vscode.l10n.t('priority «{0}»', priorityTerm[priority]),
  ];
  return parts.filter(part => part !== null).join(', ');
}

function blockedText({ foreign, doubts }: DraftCheck): string {
  if (foreign.length > 0) {
    const what = [...new Set(foreign.map(({ text }) => `«${singleLine(text, 60)}»`))].join(', ');
    return vscode.l10n.t(
      'It cannot be inserted: {0} stands neither in the ticket nor in the knowledge base and may be another customer’s.',
      what,
    );
  }
  const reasons = [...new Set(doubts.map(({ kind }) => doubtText(kind)))].slice(0, 3).join('; ');
  return vscode.l10n.t('It cannot be inserted as it is: {0}. Parts of it can be selected and inserted.', reasons);
}
