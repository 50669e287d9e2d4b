import type { FieldsView, FieldView, SendingConflict } from '../../../src/protocol/fields';
import type { FilesView } from '../../../src/protocol/files';
import type { LinksView } from '../../../src/protocol/links';
import type { PanelState, SendingView } from '../../../src/protocol/ticketPanel';

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

/** A panel that shows a plain ticket, with what a test wants different. */
export function readyState(wanted: Wanted = {}): PanelState {
  const at = { text: 'пт 31.10, 16:00 МСК', hint: '' };
  return {
    phase: 'ready',
    ticket: {
      id: 1234,
      summary: 'Не формируются счета-фактуры',
      isPrivate: false,
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
      notes: [],
      history: [],
      sla: { state: 'onTrack', headline: 'В срок', milestones: [], queueReason: null, queueClause: null, remarks: [] },
      template: null,
    },
    composer: {
      blockedReason: wanted.blockedReason ?? null,
      mayWritePrivate: true,
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
    sendingConflict: wanted.sendingConflict ?? null,
    sending: wanted.sending ?? { phase: 'idle' },
    isRefreshing: wanted.isRefreshing ?? false,
    stale: null,
  };
}
