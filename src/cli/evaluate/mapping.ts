import type { Mapping } from '../../mantis/mapping';

/** What a usual installation means by its numbers and names; the evaluation needs no more of it than the type. */
export const usualMapping: Mapping = {
  priorities: { '60': 'blocker', '40': 'fix', '20': 'significant' },
  typeFrom: 'field',
  types: {
    Консультация: 'consultation',
    'Выполнение настройки': 'setup',
    Доработка: 'development',
    Сбой: 'failure',
  },
  fields: { type: 'Тип обращения', effort: null, paid: null, mode: null },
  customer: { projects: {}, field: null, tagPrefix: null, mailDomains: {} },
  statuses: { feedback: 20, acknowledged: 30, confirmed: 40, assigned: 50 },
};
