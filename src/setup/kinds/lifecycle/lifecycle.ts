import { validateWith } from '../validate';
import type { SetupKind } from '../setupKind';
import { assessLifecycle } from './assess';
import { inspectLifecycle } from './inspect';
import { lifecycleSchema } from './schema';

export const lifecycle: SetupKind = {
  name: 'lifecycle',
  title: null,
  labels: {},
  rules: {
    identities: { states: 'code', transitions: 'code', timers: 'code' },
    flags: ['initial', 'final'],
    together: [],
  },
  parts: {
    states: 'state',
    transitions: 'transition',
    timers: 'timer',
    'transitions.*.actions': 'action',
    'transitions.*.roles': 'role',
    'object.fields': 'field',
  },
  schema: lifecycleSchema,
  validate: script => validateWith(lifecycleSchema, script),
  inspect: inspectLifecycle,
  assess: assessLifecycle,
  template: (code, title) =>
    `kind: lifecycle
code: ${code}
title: ${title}
version: '0001'

object:
  entity: Сделка
  fields: [amount]

states:
  - { code: NEW, title: Новая, initial: true }
  - { code: DONE, title: Завершена, final: true }

transitions:
  - code: '0010'
    title: Завершить
    from: NEW
    to: DONE
    roles: [Менеджер]

timers: []
`,
};
