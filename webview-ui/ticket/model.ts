import type { DraftContent, RememberedDraft } from '../../src/protocol/draft';
import type { HostMessage, PanelState, SendingView } from '../../src/protocol/ticketPanel';

type Init = Extract<HostMessage, { type: 'init' }>;

/** Everything the panel shows. The host owns `panel`; the webview owns `composer`. */
export interface Model {
  readonly init: Init | null;
  readonly panel: PanelState | null;
  readonly composer: Composer;
  /** Another window has written another text to the same ticket. */
  readonly conflict: { readonly theirs: DraftContent; readonly theirsAt: string } | null;
  readonly notice: string | null;
  /** Id of a sending that the host has not answered yet. */
  readonly askedToSend: string | null;
  /** Characters that Mantis may lose: the person is asked once before they are sent. */
  readonly warnsOfEmoji: boolean;
  /** Keys of the parts that the person has opened: long texts shown whole, unfolded details. */
  readonly open: ReadonlySet<string>;
}

export interface Composer extends DraftContent {
  readonly rev: number;
  /** The last revision that the host acknowledged to be on the disk. */
  readonly savedRev: number;
  readonly saveError: string | null;
}

export type PanelEvent =
  | { readonly type: 'host'; readonly message: HostMessage }
  | { readonly type: 'remembered'; readonly draft: RememberedDraft | null; readonly open: readonly string[] }
  | { readonly type: 'composed'; readonly change: Partial<DraftContent> }
  | { readonly type: 'asksToSend'; readonly id: string }
  | { readonly type: 'warnOfEmoji' }
  | { readonly type: 'conflictDecided' }
  | { readonly type: 'noticeClosed' }
  | { readonly type: 'opened'; readonly key: string; readonly isOpen: boolean };

export const emptyModel: Model = {
  init: null,
  panel: null,
  composer: { text: '', isPrivate: false, statusAfter: null, rev: 0, savedRev: 0, saveError: null },
  conflict: null,
  notice: null,
  askedToSend: null,
  warnsOfEmoji: false,
  open: new Set(),
};

export function reduce(model: Model, event: PanelEvent): Model {
  switch (event.type) {
    case 'host':
      return reduceHost(model, event.message);
    case 'remembered': {
      const open = new Set(event.open);
      if (event.draft === null) return { ...model, open };
      const { text, isPrivate, statusAfter, rev, savedRev } = event.draft;
      return { ...model, open, composer: { text, isPrivate, statusAfter, rev, savedRev, saveError: null } };
    }
    case 'composed': {
      const composer = { ...model.composer, ...event.change, rev: model.composer.rev + 1 };
      return { ...model, composer, warnsOfEmoji: false };
    }
    case 'asksToSend':
      return { ...model, askedToSend: event.id, warnsOfEmoji: false };
    case 'warnOfEmoji':
      return { ...model, warnsOfEmoji: true };
    case 'conflictDecided':
      return { ...model, conflict: null };
    case 'noticeClosed':
      return { ...model, notice: null };
    case 'opened': {
      const others = [...model.open].filter(key => key !== event.key);
      return { ...model, open: new Set(event.isOpen ? [...others, event.key] : others) };
    }
  }
}

function reduceHost(model: Model, message: HostMessage): Model {
  switch (message.type) {
    case 'init':
      return { ...model, init: message };
    case 'state':
      return { ...model, panel: message.state, askedToSend: stillAsked(model.askedToSend, message.state) };
    case 'sendSettled':
      return model.askedToSend === message.id ? { ...model, askedToSend: null } : model;
    case 'draft':
      return takeDraft(model, message);
    case 'landed':
      return { ...model, composer: withoutLanded(model.composer, message) };
    case 'draftSaved': {
      const savedRev = Math.max(model.composer.savedRev, message.rev);
      return { ...model, composer: { ...model.composer, savedRev, saveError: null } };
    }
    case 'draftNotSaved':
      return { ...model, composer: { ...model.composer, saveError: message.message } };
    case 'draftConflict':
      return { ...model, conflict: { theirs: message.theirs, theirsAt: message.theirsAt } };
    case 'draftNotice':
      return { ...model, notice: message.message };
    case 'focusComposer':
      return model;
  }
}

/** What arrived in Mantis leaves the composer; text typed after the sending began is never taken away. */
function withoutLanded(composer: Composer, landed: Extract<HostMessage, { type: 'landed' }>): Composer {
  const text = composer.text === landed.text ? '' : composer.text;
  const statusAfter = composer.statusAfter === landed.statusAfter ? null : composer.statusAfter;
  const isAll = text === '' && statusAfter === null;
  if (isAll && landed.rev !== null) {
    return { ...composer, text, statusAfter, rev: landed.rev, savedRev: landed.rev, saveError: null };
  }
  // The disk does not have this content yet: a new revision tells the host.
  const rev = Math.max(composer.rev, landed.rev ?? 0) + 1;
  return { ...composer, text, statusAfter, rev };
}

function takeDraft(model: Model, { draft }: Extract<HostMessage, { type: 'draft' }>): Model {
  const { composer } = model;
  const isSame = composer.text === draft.text && composer.isPrivate === draft.isPrivate;
  const savedRev = isSame ? composer.savedRev : draft.rev;
  return { ...model, composer: { ...draft, savedRev, saveError: null } };
}

/** Until the host's state speaks of the sending, a second Ctrl+Enter does nothing. */
function stillAsked(asked: string | null, state: PanelState): string | null {
  if (asked === null) return null;
  if (state.phase !== 'ready' || state.composer.blockedReason !== null) return null;
  return 'id' in state.sending && state.sending.id === asked ? null : asked;
}

export function sendingOf(model: Model): SendingView {
  return model.panel?.phase === 'ready' ? model.panel.sending : { phase: 'idle' };
}

/** Whether a sending is under way or unresolved, so that nothing else may be sent. */
export function isBusy(model: Model): boolean {
  const { phase } = sendingOf(model);
  return model.askedToSend !== null || phase === 'sending' || phase === 'uncertain' || phase === 'elsewhere';
}

export function maySend(model: Model): boolean {
  if (model.panel?.phase !== 'ready' || model.panel.composer.blockedReason !== null || model.conflict) return false;
  const { text, statusAfter } = model.composer;
  return !isBusy(model) && (text.trim() !== '' || statusAfter !== null);
}

/** Characters above U+FFFF, which the database of many Mantis servers cannot keep (emoji, for instance). */
export function hasFragileCharacters(text: string): boolean {
  return /[\u{10000}-\u{10FFFF}]/u.test(text);
}
