import type { DraftContent } from '../../src/protocol/draft';
import type { FieldValuesText } from '../../src/protocol/fields';
import type { HostMessage, PanelState } from '../../src/protocol/ticketPanel';
import type { CompletionItem, CompletionTrigger, MacroView } from '../../src/protocol/writing';

/** What the webview owns: the text being typed, and what the person has opened. The rest is the host's. */
export interface PanelModel {
  readonly identity: Identity | null;
  readonly panel: PanelState | null;
  readonly composer: ComposerModel;
  /** Another window has another text; the person has not decided yet. */
  readonly conflict: Conflict | null;
  /** Something the host wants known about the draft. */
  readonly notice: string | null;
  /** Id of a sending that the host has not dealt with yet. */
  readonly request: string | null;
  /** What is to come after that sending, or came after the one before. */
  readonly then: Then;
  /** The sending waits so many seconds, in case the person thinks better of it. */
  readonly delay: { readonly id: string; readonly seconds: number } | null;
  /** Something speaks against sending; the person was asked. */
  readonly doubt: Doubt | null;
  /** What the person wants sent all the same; forgotten with every change of the text. */
  readonly accepted: readonly Doubt[];
  /** Ids of notes of others that came while something was being written. */
  readonly arrivals: readonly number[];
  readonly writing: WritingModel;
  /** An own note being changed. */
  readonly noteEdit: NoteEdit | null;
  /** The own note that is to be deleted, once the person confirms it. */
  readonly noteToDelete: number | null;
  /** The list of the keys is shown. */
  readonly isHelpOpen: boolean;
  /** Files on their way to the host, which has not kept them yet. */
  readonly arriving: readonly ArrivingFile[];
  /** Files that were not taken, and why. */
  readonly refused: readonly RefusedFile[];
  /** Something is being dragged over the panel that could be attached. */
  readonly isDropping: boolean;
  /** The attachment that is being looked at. */
  readonly image: ShownImage | null;
  readonly inputs: LinkInputs;
  /** Fields being edited; nothing that arrives touches them. */
  readonly editing: FieldEdit | null;
  /** Decisions on what a colleague changed while the status was to be set. */
  readonly sendingChoices: FieldChoices;
  /** Keys of the parts that the person has opened. */
  readonly open: ReadonlySet<string>;
}

/** What is to come after a sending. */
export type Then = 'stay' | 'next';

/** Places that a macro left open; a reply of the customer that came meanwhile; characters that Mantis may lose. */
export const doubts = ['variables', 'arrivals', 'characters'] as const;
export type Doubt = (typeof doubts)[number];

/** What helps in writing, and is not the text itself. */
export interface WritingModel {
  /** Where the cursor stands in the text; `null` when it is elsewhere or something is selected. */
  readonly caret: number | null;
  /** Which entry of the list beside the cursor is chosen. */
  readonly choice: number;
  /** The list was closed for what begins at this place. */
  readonly closedAt: number | null;
  /** `null` until the host has told. */
  readonly macros: readonly MacroView[] | null;
  readonly macrosProblem: string | null;
  readonly completions: {
    readonly trigger: CompletionTrigger;
    readonly query: string;
    readonly items: readonly CompletionItem[];
  } | null;
  /** The time to book as typed; `null` when nobody has typed here since the draft came. */
  readonly timeText: string | null;
  /** Minutes for which the panel has been before the person. */
  readonly workedMinutes: number;
  /** The text is shown as it will look. */
  readonly isPreview: boolean;
}

export interface NoteEdit {
  readonly noteId: number;
  /** The text that the edit began with. */
  readonly base: string;
  readonly text: string;
}

export interface ArrivingFile {
  readonly token: string;
  readonly name: string;
}

export interface RefusedFile {
  readonly key: string;
  readonly name: string;
  readonly message: string;
}

export type ShownImage = Omit<Extract<HostMessage, { type: 'imagePreview' }>, 'type'>;

export interface FieldEdit {
  /** What they were when the edit began. */
  readonly base: FieldValuesText;
  readonly values: FieldValuesText;
  /** Of the saving that was asked for last. */
  readonly request: string | null;
  /** Decisions on fields that a colleague changed as well. */
  readonly choices: FieldChoices;
}

/** By the field's key. */
export type FieldChoices = Readonly<Record<string, 'mine' | 'theirs'>>;

/** What is being typed beside the ticket; gone once it is in Mantis. */
export interface LinkInputs {
  readonly tag: string;
  /** Number of the other ticket, as typed. */
  readonly relatedTo: string;
  readonly relation: string;
}

export interface Identity {
  readonly origin: string;
  readonly ticketId: number;
  /** The window that keeps the draft. */
  readonly writer: string;
}

export interface ComposerModel extends DraftContent {
  /** Rises with every change. */
  readonly rev: number;
  /** The last revision that is on the disk. */
  readonly savedRev: number;
  /** Why the last one could not be kept. */
  readonly saveProblem: string | null;
  /** False until the host has said what the draft is: what is typed before would be overwritten. */
  readonly isKnown: boolean;
}

export interface Conflict {
  readonly theirs: DraftContent;
  readonly theirsAt: string;
  /** The person has decided, and the host is carrying it out. */
  readonly isDecided: boolean;
}

export type PanelEvent =
  | { readonly kind: 'host'; readonly message: HostMessage }
  | { readonly kind: 'typed'; readonly text: string }
  | { readonly kind: 'privacyChosen'; readonly isPrivate: boolean }
  | { readonly kind: 'statusChosen'; readonly statusAfter: number | null }
  /** A field that goes with the chosen status. */
  | { readonly kind: 'statusFieldChanged'; readonly key: string; readonly value: string }
  /** Of the sending whose status met a colleague's change. */
  | { readonly kind: 'sendingDecided'; readonly key: string; readonly choice: 'mine' | 'theirs' }
  /** `id` identifies the sending, should it come to one; `then` `null`: as at the press before. */
  | { readonly kind: 'sendPressed'; readonly id: string; readonly then: Then | null; readonly accept?: Doubt }
  /** The ticket is to be resolved along with it. */
  | { readonly kind: 'resolvePressed'; readonly id: string }
  | { readonly kind: 'doubtDeclined' }
  | { readonly kind: 'arrivalsSeen' }
  | { readonly kind: 'caretMoved'; readonly at: number | null }
  | { readonly kind: 'choiceMoved'; readonly by: 1 | -1; readonly of: number }
  | { readonly kind: 'listClosed'; readonly at: number }
  | { readonly kind: 'timeTyped'; readonly text: string }
  | { readonly kind: 'worked'; readonly minutes: number }
  | { readonly kind: 'previewToggled' }
  | { readonly kind: 'helpToggled'; readonly isOpen: boolean }
  /** A private note is quoted: what follows must not become public by it. */
  | { readonly kind: 'privateQuoted' }
  | { readonly kind: 'noteEditStarted'; readonly noteId: number; readonly text: string }
  | { readonly kind: 'noteEditTyped'; readonly text: string }
  | { readonly kind: 'noteEditClosed' }
  | { readonly kind: 'noteDeleteAsked'; readonly noteId: number | null }
  /** Emoji and control characters are taken out of the text. */
  | { readonly kind: 'doubtfulRemoved' }
  | { readonly kind: 'conflictDecided' }
  | { readonly kind: 'noticeClosed' }
  | { readonly kind: 'fileOffered'; readonly file: ArrivingFile }
  | { readonly kind: 'fileNotRead'; readonly token: string; readonly name: string; readonly message: string }
  | { readonly kind: 'refusalClosed'; readonly key: string }
  | { readonly kind: 'dropping'; readonly isDropping: boolean }
  | { readonly kind: 'imageClosed' }
  | { readonly kind: 'linkTyped'; readonly inputs: Partial<LinkInputs> }
  /** `focus`: key of the field to begin with. */
  | { readonly kind: 'editStarted'; readonly focus: string | null }
  | { readonly kind: 'fieldChanged'; readonly key: string; readonly value: string }
  | { readonly kind: 'fieldsSent'; readonly id: string }
  | { readonly kind: 'fieldDecided'; readonly key: string; readonly choice: 'mine' | 'theirs' }
  /** Back to the form: what a colleague has written is what the person has seen. */
  | { readonly kind: 'editRebased'; readonly base: FieldValuesText }
  | { readonly kind: 'editClosed' }
  | { readonly kind: 'toggled'; readonly key: string; readonly isOpen: boolean };

export type Dispatch = (event: PanelEvent) => void;

export function initialModel(
  open: Iterable<string> = [],
  editing: Pick<FieldEdit, 'base' | 'values'> | null = null,
  noteEdit: NoteEdit | null = null,
): PanelModel {
  return {
    identity: null,
    panel: null,
    composer: {
      text: '',
      isPrivate: false,
      statusAfter: null,
      rev: 0,
      savedRev: 0,
      saveProblem: null,
      isKnown: false,
    },
    conflict: null,
    notice: null,
    request: null,
    then: 'stay',
    delay: null,
    doubt: null,
    accepted: [],
    arrivals: [],
    writing: {
      caret: null,
      choice: 0,
      closedAt: null,
      macros: null,
      macrosProblem: null,
      completions: null,
      timeText: null,
      workedMinutes: 0,
      isPreview: false,
    },
    noteEdit,
    noteToDelete: null,
    isHelpOpen: false,
    arriving: [],
    refused: [],
    isDropping: false,
    image: null,
    inputs: { tag: '', relatedTo: '', relation: 'related-to' },
    editing: editing === null ? null : { ...editing, request: null, choices: {} },
    sendingChoices: {},
    open: new Set(open),
  };
}
