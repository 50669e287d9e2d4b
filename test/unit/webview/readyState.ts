import type { FieldsView, FieldView, SendingConflict } from '../../../src/protocol/fields';
import type { FilesView } from '../../../src/protocol/files';
import type { LinksView } from '../../../src/protocol/links';
import type { ReadingView } from '../../../src/protocol/reading';
import type { SimilarView } from '../../../src/protocol/similar';
import type { ScriptsView } from '../../../src/protocol/scripts';
import type { PanelState, SendingView } from '../../../src/protocol/ticketPanel';
import type { NoteView } from '../../../src/protocol/ticketView';
import type { NoteChangeView } from '../../../src/protocol/writing';

interface Wanted {
  readonly sendingConflict?: SendingConflict;
  readonly statusFields?: FieldView[];
  readonly sending?: SendingView;
  readonly statusIds?: readonly number[];
  readonly blockedReason?: string;
  readonly isRefreshing?: boolean;
  readonly fields?: Partial<FieldsView>;
  readonly files?: Partial<FilesView>;
  readonly links?: Partial<LinksView>;
  readonly notes?: NoteView[];
  readonly reading?: ReadingView;
  readonly noteChange?: NoteChangeView;
  readonly resolveId?: number | null;
  readonly scripts?: Partial<ScriptsView>;
  readonly similar?: Partial<SimilarView>;
}

export const plainFields: FieldsView = { fields: [], saving: { phase: 'idle' } };

export const plainFiles: FilesView = {
  pending: [],
  attachBlocked: null,
  downloadBlocked: null,
  limit: 'не больше 5 МБ',
};

export const plainLinks: LinksView = {
  tags: [],
  knownTags: [],
  addTagBlocked: null,
  removeTagBlocked: null,
  followers: [],
  isFollowing: false,
  followBlocked: null,
  relations: [],
  relationTypes: [{ name: 'related-to', label: 'связано с' }],
  relateBlocked: null,
  busy: null,
  problem: null,
};

export const plainReading: ReadingView = { news: null, upTo: { noteId: 0, at: 0, lines: 0 } };

/** A comment with what a test wants different. */
export function noteView(parts: Partial<NoteView> = {}): NoteView {
  return {
    id: 1,
    author: { name: 'Григорий Заказчиков', login: 'customer', isMe: false },
    side: 'customer',
    isPrivate: false,
    isReminder: false,
    text: 'Не помогло',
    editable: null,
    mayDelete: false,
    timeBooked: null,
    createdAt: { text: 'пт 31.10, 16:00 МСК', hint: '' },
    editedAt: null,
    attachments: [],
    ...parts,
  };
}
export const plainSimilar: SimilarView = {
  phase: 'closed',
  similar: [],
  ofCustomer: [],
  hidden: 0,
  linked: [],
  closeBlocked: null,
};

export const plainScripts: ScriptsView = { phase: 'ready', files: [], hidden: 0 };

/** A panel that shows a plain ticket, with what a test wants different. */
export function readyState(wanted: Wanted = {}): PanelState {
  const at = { text: 'пт 31.10, 16:00 МСК', hint: '' };
  return {
    phase: 'ready',
    ticket: {
      id: 1234,
      summary: 'Не формируются счета-фактуры',
      isPrivate: false,
      isResolved: false,
      status: { id: 50, label: 'назначено', color: '#c2dfff' },
      resolution: null,
      priority: { label: 'Блокирует работу', kind: 'blocker' },
      type: 'Сбой',
      category: 'Биллинг',
      customer: null,
      handler: null,
      reporter: null,
      createdAt: at,
      updatedAt: at,
      fields: [],
      description: 'Описание',
      stepsToReproduce: '',
      additionalInformation: '',
      attachments: [],
      notes: wanted.notes ?? [],
      history: [],
      sla: { state: 'onTrack', headline: 'В срок', milestones: [], queueReason: null, queueClause: null, remarks: [] },
      template: null,
      largeEffort: null,
      mentions: { tickets: [], notes: [], people: [] },
    },
    composer: {
      blockedReason: wanted.blockedReason ?? null,
      mayWritePrivate: true,
      mayBookTime: true,
      resolveId: wanted.resolveId === undefined ? 80 : wanted.resolveId,
      statuses: (wanted.statusIds ?? [20, 80]).map(id => ({
        id,
        label: String(id),
        color: null,
        fields: wanted.statusFields ?? [],
      })),
      denied: [],
    },
    fields: { ...plainFields, ...wanted.fields },
    files: { ...plainFiles, ...wanted.files },
    links: { ...plainLinks, ...wanted.links },
    reading: wanted.reading ?? plainReading,
    noteChange: wanted.noteChange ?? { phase: 'idle' },
    scripts: { ...plainScripts, ...wanted.scripts },
    similar: { ...plainSimilar, ...wanted.similar },
    sendingConflict: wanted.sendingConflict ?? null,
    sending: wanted.sending ?? { phase: 'idle' },
    isRefreshing: wanted.isRefreshing ?? false,
    stale: null,
  };
}
