import * as l10n from '@vscode/l10n';
import type { DraftContent } from '../../src/protocol/draft';
import type { HostMessage, PanelState } from '../../src/protocol/ticketPanel';
import { editAfter, reduceEdit } from './fieldEdit';
import { arrivalsAfter } from './arrivals';
import type { ArrivingFile, ComposerModel, FieldChoices, LinkInputs, PanelEvent, PanelModel } from './model';
import { minutesIn } from './minutes';
import { noteEditAfter, reduceNoteEdit } from './noteEdit';
import { withoutDoubtful } from './noteText';
import { press, pressResolve } from './press';
import { isLocked } from './sendable';
import { hearWriting, reduceWriting } from './writing';

/** The next state. Nothing that the host says of the ticket touches what is typed. */
export function reduce(model: PanelModel, event: PanelEvent): PanelModel {
  switch (event.kind) {
    case 'host':
      return withoutImpossibleStatus(hear(model, event.message));
    case 'typed':
      return change(model, { text: event.text });
    case 'privacyChosen':
      return change(model, { isPrivate: event.isPrivate });
    case 'statusChosen':
      return change(model, { statusAfter: event.statusAfter });
    case 'statusFieldChanged':
      return change(model, { fieldsAfter: { ...model.composer.fieldsAfter, [event.key]: event.value } });
    case 'sendingDecided':
      return { ...model, sendingChoices: { ...model.sendingChoices, [event.key]: event.choice } };
    case 'sendPressed':
      return press(model, event);
    case 'resolvePressed':
      return pressResolve(model, event.id, change);
    case 'doubtDeclined':
      return { ...model, doubt: null };
    case 'arrivalsSeen':
      return { ...model, arrivals: [], doubt: model.doubt === 'arrivals' ? null : model.doubt };
    case 'helpToggled':
      return model.isHelpOpen === event.isOpen ? model : { ...model, isHelpOpen: event.isOpen };
    case 'timeTyped':
      return withTime(model, event.text);
    case 'privateQuoted':
      return quotedPrivately(model);
    case 'caretMoved':
    case 'choiceMoved':
    case 'listClosed':
    case 'worked':
    case 'previewToggled': {
      const writing = reduceWriting(model.writing, event);
      return writing === model.writing ? model : { ...model, writing };
    }
    case 'noteEditStarted':
    case 'noteEditTyped':
    case 'noteEditClosed':
    case 'noteDeleteAsked':
      return reduceNoteEdit(model, event);
    case 'doubtfulRemoved':
      return change(model, { text: withoutDoubtful(model.composer.text) });
    case 'conflictDecided':
      return model.conflict === null ? model : { ...model, conflict: { ...model.conflict, isDecided: true } };
    case 'noticeClosed':
      return { ...model, notice: null };
    case 'fileOffered':
      return { ...model, arriving: [...model.arriving, event.file] };
    case 'fileNotRead':
      return refuse(model, event.token, event.name, event.message);
    case 'refusalClosed':
      return { ...model, refused: model.refused.filter(({ key }) => key !== event.key) };
    case 'dropping':
      return model.isDropping === event.isDropping ? model : { ...model, isDropping: event.isDropping };
    case 'imageClosed':
      return { ...model, image: null };
    case 'linkTyped':
      return { ...model, inputs: { ...model.inputs, ...event.inputs } };
    case 'editStarted':
    case 'fieldChanged':
    case 'fieldsSent':
    case 'fieldDecided':
    case 'editRebased':
    case 'editClosed':
      return reduceEdit(model, event);
    case 'toggled':
      return { ...model, open: toggled(model.open, event.key, event.isOpen) };
  }
}

function hear(model: PanelModel, message: HostMessage): PanelModel {
  switch (message.type) {
    case 'init':
      return {
        ...model,
        identity: { origin: message.origin, ticketId: message.ticketId, writer: message.writer },
        request: null,
        delay: null,
        // What was on its way belonged to a host that knows nothing of it now.
        arriving: [],
      };
    case 'state':
      return {
        ...model,
        panel: message.state,
        request: isOver(model.request, message.state) ? null : model.request,
        inputs: inputsAfter(model, message.state),
        editing: editAfter(model.editing, message.state),
        sendingChoices: choicesAfter(model, message.state),
        arrivals: arrivalsAfter(model, message.state),
        ...noteEditAfter(model, message.state),
      };
    case 'draft': {
      const { rev } = message.draft;
      const composer = { ...message.draft, savedRev: rev, saveProblem: null, isKnown: true };
      return {
        ...model,
        composer,
        conflict: null,
        doubt: null,
        accepted: [],
        writing: { ...model.writing, timeText: null },
      };
    }
    case 'landed':
      return afterLanding(model, message);
    case 'draftSaved': {
      const savedRev = Math.max(model.composer.savedRev, message.rev);
      const isAll = savedRev >= model.composer.rev;
      const saveProblem = isAll ? null : model.composer.saveProblem;
      return {
        ...model,
        composer: { ...model.composer, savedRev, saveProblem },
        conflict: isAll ? null : model.conflict,
      };
    }
    case 'draftNotSaved':
      return message.rev < model.composer.savedRev
        ? model
        : { ...model, composer: { ...model.composer, saveProblem: message.message } };
    case 'draftConflict':
      return { ...model, conflict: { theirs: message.theirs, theirsAt: message.theirsAt, isDecided: false } };
    case 'draftNotice':
      return { ...model, notice: message.message };
    case 'sendSettled':
      return model.request === message.id ? { ...model, request: null } : model;
    case 'sendingIn': {
      const { id, seconds } = message;
      return { ...model, delay: seconds === null ? null : { id, seconds } };
    }
    case 'macros':
    case 'completions':
      return { ...model, writing: hearWriting(model.writing, message) };
    case 'walkWanted':
    case 'focusComposer':
    case 'insertText':
    case 'showNote':
    case 'fileWanted':
      return model;
    case 'fileKept':
      return { ...model, arriving: withoutToken(model.arriving, message.token) };
    case 'fileRefused':
      return refuse(model, message.token, message.name, message.message);
    case 'imagePreview': {
      const { id, name, imageType, bytes } = message;
      return { ...model, image: { id, name, imageType, bytes } };
    }
  }
}

/** Whoever sees how it ended may send again at once. */
function isOver(request: string | null, next: PanelState): boolean {
  if (request === null || next.phase !== 'ready') return false;
  const { sending } = next;
  return (sending.phase === 'done' || sending.phase === 'failed') && sending.id === request;
}

/** A decision is about one conflict and about no other. */
function choicesAfter({ panel, sendingChoices }: PanelModel, next: PanelState): FieldChoices {
  const before = panel?.phase === 'ready' ? panel.sendingConflict : null;
  const now = next.phase === 'ready' ? next.sendingConflict : null;
  return JSON.stringify(before) === JSON.stringify(now) ? sendingChoices : {};
}

function refuse(model: PanelModel, token: string | null, name: string, message: string): PanelModel {
  const arriving = token === null ? model.arriving : withoutToken(model.arriving, token);
  const key = token ?? `${name} ${message}`;
  const refused = [...model.refused.filter(file => file.key !== key), { key, name, message }];
  return { ...model, arriving, refused };
}

function withoutToken(files: readonly ArrivingFile[], token: string): readonly ArrivingFile[] {
  return files.filter(file => file.token !== token);
}

/** A tag or relation that has been added is no longer to be typed; one that was refused is. */
function inputsAfter({ panel, inputs }: PanelModel, next: PanelState): LinkInputs {
  if (panel?.phase !== 'ready' || next.phase !== 'ready') return inputs;
  const wasBusy = panel.links.busy;
  if (wasBusy === null || next.links.busy !== null || next.links.problem !== null) return inputs;
  if (wasBusy === 'tags') return { ...inputs, tag: '' };
  return wasBusy === 'relations' ? { ...inputs, relatedTo: '' } : inputs;
}

function change(model: PanelModel, content: Partial<DraftContent>): PanelModel {
  if (isLocked(model)) return model;
  const { composer } = model;
  return { ...model, composer: { ...composer, ...content, rev: composer.rev + 1 }, doubt: null, accepted: [] };
}

/** What cannot be read as a time stands in the way of sending, and books nothing. */
function withTime(model: PanelModel, text: string): PanelModel {
  const changed = change(model, { minutes: minutesIn(text) ?? 0 });
  return changed === model ? model : { ...changed, writing: { ...changed.writing, timeText: text } };
}

function quotedPrivately(model: PanelModel): PanelModel {
  const { panel, composer } = model;
  if (composer.isPrivate || panel?.phase !== 'ready' || !panel.composer.mayWritePrivate) return model;
  const notice = l10n.t('The reply is private now: it quotes a private comment.');
  return { ...change(model, { isPrivate: true }), notice };
}

function afterLanding(model: PanelModel, landed: Extract<HostMessage, { type: 'landed' }>): PanelModel {
  const composer = withoutLanded(model.composer, landed);
  const isBooked = (model.composer.minutes ?? 0) > 0 && (composer.minutes ?? 0) === 0;
  const writing = isBooked ? { ...model.writing, timeText: null } : model.writing;
  return { ...model, composer, writing, arrivals: landed.text === null ? model.arrivals : [] };
}

/** Takes out what is in Mantis now; what was changed since it was sent stays, and is kept again. */
function withoutLanded(composer: ComposerModel, landed: Extract<HostMessage, { type: 'landed' }>): ComposerModel {
  const isText = landed.text !== null && composer.text === landed.text;
  const isBooked = landed.minutes !== null && composer.minutes === landed.minutes;
  const isStatus = landed.statusAfter !== null && composer.statusAfter === landed.statusAfter;
  const rest = {
    text: isText ? '' : composer.text,
    isPrivate: composer.isPrivate && !isText,
    statusAfter: isStatus ? null : composer.statusAfter,
    ...(isBooked ? { minutes: 0 } : {}),
    ...(isStatus ? { fieldsAfter: {} } : {}),
  };
  const isUnsaved = landed.rev === null || composer.rev > composer.savedRev;
  const rev = Math.max(composer.rev, landed.rev ?? 0);
  return isUnsaved
    ? { ...composer, ...rest, rev: rev + 1 }
    : { ...composer, ...rest, rev, savedRev: rev, saveProblem: null };
}

/** A status that cannot be set from here any more, or is there already, is no choice. */
function withoutImpossibleStatus(model: PanelModel): PanelModel {
  const { panel, composer } = model;
  if (panel?.phase !== 'ready' || composer.statusAfter === null || isLocked(model)) return model;
  if (panel.composer.statuses.some(({ id }) => id === composer.statusAfter)) return model;
  return { ...model, composer: { ...composer, statusAfter: null, rev: composer.rev + 1 } };
}

function toggled(open: ReadonlySet<string>, key: string, isOpen: boolean): ReadonlySet<string> {
  const next = new Set(open);
  if (isOpen) next.add(key);
  else next.delete(key);
  return next;
}
