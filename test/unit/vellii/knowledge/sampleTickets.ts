import type { Note, Person, Ticket } from '../../../../src/tickets/ticket';

export const customer: Person = { id: 1, login: 'klient', realName: 'Ольга Бухгалтерова', email: null };
export const specialist: Person = { id: 2, login: 'support', realName: 'Борис Поддержкин', email: null };
export const robot: Person = { id: 3, login: 'vellii', realName: 'ВЭллИИ', email: null };

let nextNote = 1;

export function note(author: Person, text: string, changes: Partial<Note> = {}): Note {
  const id = nextNote++;
  return {
    id,
    author,
    text,
    isPrivate: false,
    kind: 'note',
    minutes: 0,
    attachments: [],
    createdAt: id * 1000,
    updatedAt: id * 1000,
    ...changes,
  };
}

export function resolvedTicket(id: number, changes: Partial<Ticket> = {}): Ticket {
  return {
    id,
    summary: 'Отчёт пустой',
    description: 'Отчёт по продажам открывается без данных.',
    stepsToReproduce: '',
    additionalInformation: '',
    project: { id: 1, name: 'Сопровождение' },
    category: 'Отчётность',
    type: 'failure',
    customer: null,
    reporter: customer,
    handler: specialist,
    status: { id: 90, name: 'closed', label: 'закрыт' },
    resolution: null,
    priority: { id: 20, name: 'significant', label: 'Значимый' },
    regulationPriority: 'significant',
    isPrivate: false,
    createdAt: 1,
    updatedAt: 1,
    dueDate: null,
    targetVersion: null,
    customFields: [],
    regulationFields: { effort: null, paid: null, mode: null },
    tags: [],
    attachments: [],
    monitors: null,
    relationships: null,
    notes: [note(specialist, 'Сбросьте вид: правая кнопка по заголовку → «Вид» → «Сбросить».')],
    history: null,
    ...changes,
  };
}
