import type { Note, Ticket } from '../../../src/tickets/ticket';

/** A plain ticket with what a test wants different. */
export function makeTicket(parts: Partial<Ticket> = {}): Ticket {
  return {
    id: 1234,
    summary: 'Не формируются счета-фактуры',
    description: 'С утра не формируются счета-фактуры.',
    stepsToReproduce: '',
    additionalInformation: '',
    project: { id: 1, name: 'Восточный Экспресс' },
    category: 'Биллинг',
    type: 'failure',
    customer: 'РИЦ «Северный»',
    reporter: { id: 5, login: 'customer', realName: 'Григорий Заказчиков', email: null },
    handler: null,
    status: { id: 10, name: 'new', label: 'новое' },
    resolution: null,
    priority: { id: 60, name: 'blocker', label: 'Блокирует работу' },
    regulationPriority: 'blocker',
    isPrivate: false,
    createdAt: Date.UTC(2026, 10, 24, 6),
    updatedAt: Date.UTC(2026, 10, 24, 7),
    dueDate: null,
    targetVersion: null,
    customFields: [],
    regulationFields: { effort: null, paid: null, mode: null },
    tags: [],
    attachments: [],
    monitors: [],
    relationships: [],
    notes: [],
    history: [],
    ...parts,
  };
}

export function makeNote(parts: Partial<Note> = {}): Note {
  return {
    id: 1,
    author: { id: 3, login: 'support1', realName: 'Борис Поддержкин', email: null },
    text: 'Разбираемся.',
    isPrivate: false,
    kind: 'note',
    minutes: 0,
    attachments: [],
    createdAt: Date.UTC(2026, 10, 24, 6, 30),
    updatedAt: Date.UTC(2026, 10, 24, 6, 30),
    ...parts,
  };
}
