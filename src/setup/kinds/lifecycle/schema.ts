import * as z from 'zod';
import { code, flag, heading, roles, scalar, words } from '../schemaParts';

const action = z.looseObject({
  type: z.string(),
  to: z.string().optional(),
  template: z.string().optional(),
  field: z.string().optional(),
  value: scalar.optional(),
  title: words.optional(),
  for: z.string().optional(),
  due: z.string().optional(),
  channel: z.string().optional(),
  form: z.string().optional(),
  document: z.string().optional(),
  transition: code.optional(),
  when: z.string().optional(),
});

const state = z.looseObject({
  code,
  title: words,
  initial: flag.optional(),
  final: flag.optional(),
  color: z.string().optional(),
});

const transition = z.looseObject({
  code,
  title: words,
  from: code,
  to: code,
  roles: roles.optional(),
  condition: z.string().optional(),
  comment: z.string().optional(),
  actions: z.array(action).optional(),
});

const timer = z.looseObject({
  code,
  state: code,
  after: z.string().optional(),
  at: z.string().optional(),
  action,
});

export const lifecycleSchema = z.looseObject({
  kind: z.literal('lifecycle'),
  ...heading,
  object: z.looseObject({
    entity: z.string(),
    filter: z.string().optional(),
    fields: z.array(z.string()).optional(),
  }),
  roles: z.record(z.string(), roles).optional(),
  states: z.array(state),
  transitions: z.array(transition),
  timers: z.array(timer).nullable().optional(),
});
