import * as z from 'zod';
import { draftContent, draftRevision, rememberedDraft } from './draft';
import { fieldsView, fieldWebviewMessages, sendingConflict } from './fields';
import { fileHostMessages, filesView, fileWebviewMessages } from './files';
import { linksView, linkWebviewMessages } from './links';
import { actionKey, problemView } from './problem';
import { readingView, readingWebviewMessages } from './reading';
import { similarView, similarWebviewMessages } from './similar';
import { scriptsView, scriptWebviewMessages } from './scripts';
import { composerView, ticketView } from './ticketView';
import { walkHostMessages, walkWebviewMessages } from './walk';
import { noteChangeView, writingHostMessages, writingWebviewMessages } from './writing';

/**
 * The messages between the host and the ticket panel. The host owns what is shown of the ticket and sends it whole;
 * the webview owns the text being typed, which the host only keeps. Each side validates what arrives.
 */

/** How the sending of a reply goes (`src/ui/ticketPanel/sending/sendReply.ts`). `id` is the webview's id of the sending. */
const sendingView = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('idle') }),
  z.object({
    phase: z.literal('sending'),
    id: z.string(),
    step: z.enum(['note', 'file', 'status', 'looking']),
    file: z.string().nullable(),
  }),
  z.object({ phase: z.literal('done'), id: z.string(), message: z.string() }),
  /** Nothing of the failed step is in Mantis; sending again is safe. */
  z.object({
    phase: z.literal('failed'),
    id: z.string(),
    step: z.enum(['note', 'file', 'status']),
    problem: problemView,
  }),
  /** Nobody knows yet whether the note or a file is in Mantis; it is looked up before anything is sent again. */
  z.object({ phase: z.literal('uncertain'), id: z.string(), problem: problemView }),
  /** Another window of this machine is sending a reply to the same ticket. */
  z.object({ phase: z.literal('elsewhere'), message: z.string() }),
]);

/** What stands in the panel, apart from the composer's text. */
const panelState = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('waiting'), message: z.string() }),
  z.object({ phase: z.literal('unavailable'), problem: problemView }),
  z.object({
    phase: z.literal('ready'),
    ticket: ticketView,
    composer: composerView,
    fields: fieldsView,
    files: filesView,
    links: linksView,
    reading: readingView,
    noteChange: noteChangeView,
    scripts: scriptsView,
    similar: similarView,
    sending: sendingView,
    sendingConflict: sendingConflict.nullable(),
    isRefreshing: z.boolean(),
    /** The last refresh failed: what is shown may be out of date. */
    stale: problemView.nullable(),
  }),
]);

export const hostMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('init'),
    /** The texts of `l10n/bundle.l10n.<language>.json`. */
    l10n: z.record(z.string(), z.string()),
    language: z.string(),
    origin: z.string(),
    ticketId: z.int(),
    /** Identifies this window among those that may write the same draft. */
    writer: z.string(),
  }),
  z.object({ type: z.literal('state'), state: panelState }),
  /** Replaces what is in the composer. */
  z.object({ type: z.literal('draft'), draft: draftRevision }),
  /** What has landed in Mantis leaves the composer; a text that was changed since it was sent stays. */
  z.object({
    type: z.literal('landed'),
    text: z.string().nullable(),
    /** Minutes booked with the note. */
    minutes: z.int().nullable(),
    statusAfter: z.int().nullable(),
    /** Revision of the draft without it; `null` when the host could not take it out of the file. */
    rev: z.int().nullable(),
  }),
  z.object({ type: z.literal('draftSaved'), rev: z.int() }),
  z.object({ type: z.literal('draftNotSaved'), rev: z.int(), message: z.string() }),
  /** Another window has written another text; the person decides. */
  z.object({ type: z.literal('draftConflict'), theirs: draftContent, theirsAt: z.string() }),
  /** Something about the draft that the person must know, e.g. an unreadable file that was kept aside. */
  z.object({ type: z.literal('draftNotice'), message: z.string() }),
  /** The `send` with this id has been dealt with, whatever came of it. */
  z.object({ type: z.literal('sendSettled'), id: z.string() }),
  /** The sending waits so long, in case the person thinks better of it; `null` when it waits no more. */
  z.object({ type: z.literal('sendingIn'), id: z.string(), seconds: z.int().nonnegative().nullable() }),
  z.object({ type: z.literal('focusComposer') }),
  /** Goes into the composer at its cursor; answered with `inserted`. */
  z.object({ type: z.literal('insertText'), id: z.string(), text: z.string(), isPrivate: z.boolean() }),
  /** Brings a comment into view and sets it off; `null` for the ticket's own texts. */
  z.object({ type: z.literal('showNote'), noteId: z.int().nullable() }),
  ...fileHostMessages,
  ...walkHostMessages,
  ...writingHostMessages,
]);

export const webviewMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), remembered: rememberedDraft.nullable() }),
  z.object({ type: z.literal('draftChanged'), draft: draftRevision }),
  z.object({
    type: z.literal('resolveDraftConflict'),
    choice: z.enum(['mine', 'theirs', 'both']),
    mine: draftRevision,
  }),
  z.object({
    type: z.literal('send'),
    id: z.string().min(1).max(64),
    draft: draftRevision,
    fileIds: z.array(z.string()),
    /** What is to come after it. */
    then: z.enum(['stay', 'next']),
  }),
  /** A sending that waits is not to go, or to go at once. */
  z.object({ type: z.literal('cancelSending'), id: z.string() }),
  z.object({ type: z.literal('hurrySending'), id: z.string() }),
  z.object({ type: z.literal('action'), action: actionKey }),
  z.object({ type: z.literal('openLink'), url: z.string().max(8192) }),
  /** Whether the text of `insertText` is in the composer now. */
  z.object({ type: z.literal('inserted'), id: z.string().max(64), isDone: z.boolean() }),
  /** The draft for the ticket is to be put into the composer. */
  z.object({ type: z.literal('insertDraft') }),
  /** The ticket asks to change a setup script. */
  z.object({ type: z.literal('changeSetup') }),
  z.object({ type: z.literal('showClause'), clause: z.string().max(100) }),
  ...fieldWebviewMessages,
  ...fileWebviewMessages,
  ...linkWebviewMessages,
  ...readingWebviewMessages,
  ...walkWebviewMessages,
  ...writingWebviewMessages,
  ...scriptWebviewMessages,
  ...similarWebviewMessages,
]);

export type SendingView = z.infer<typeof sendingView>;
export type PanelState = z.infer<typeof panelState>;
export type HostMessage = z.infer<typeof hostMessage>;
export type WebviewMessage = z.infer<typeof webviewMessage>;
