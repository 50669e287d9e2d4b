import { readCondition, selectsEverything } from '../../conditions/conditionTree';
import type { Difference } from '../../diff/difference';
import { flagOf } from '../../diff/rules';
import { get } from '../../documents/value';
import { finding, type Finding, type PartName } from '../../risks/finding';
import { text, type Script } from '../../workspace/script';
import { cronFindings } from '../cronFindings';
import { duplicates, itemsOf, nameOf } from '../reading';
import type { AssessedDifference, SetupKind } from '../setupKind';
import { validateWith } from '../validate';
import { systemSettingsSchema } from './schema';

export const systemSettings: SetupKind = {
  name: 'system-settings',
  title: null,
  labels: {},
  rules: {
    identities: {
      tasks: 'code',
      rules: 'code',
      mailboxes: 'code',
      'telephony.numbers': 'code',
      'telephony.queues': 'code',
    },
    flags: ['enabled', 'announce', 'createTask', 'byThread'],
    together: ['rules.*.match'],
  },
  parts: {
    tasks: 'task',
    rules: 'registrationRule',
    mailboxes: 'mailbox',
    'telephony.numbers': 'number',
    'telephony.queues': 'queue',
  },
  schema: systemSettingsSchema,
  validate: script => validateWith(systemSettingsSchema, script),
  inspect: inspectSettings,
  assess: change => change.differences.flatMap(assessDifference),
  template: (code, title) =>
    `kind: system-settings
code: ${code}
title: ${title}
version: '0001'
section: scheduler

# мин час день месяц день-недели
tasks:
  - { code: REF_UPDATE, title: Обновление справочников, cron: '0 3 * * *', command: ref.update, enabled: да, timeoutMinutes: 60, notify: Администратор }
`,
};

const LISTS: readonly (readonly [readonly string[], PartName])[] = [
  [['tasks'], 'task'],
  [['rules'], 'registrationRule'],
  [['mailboxes'], 'mailbox'],
  [['telephony', 'numbers'], 'number'],
  [['telephony', 'queues'], 'queue'],
];

function inspectSettings({ value, document }: Script): readonly Finding[] {
  const telephony = get(value, 'telephony');
  const queues = new Set(itemsOf(telephony, 'queues').map(queue => queue.code));
  const mailboxes = new Set(itemsOf(value, 'mailboxes').map(mailbox => mailbox.code));
  return [
    ...LISTS.flatMap(([path, part]) => {
      const [key = '', inner] = path;
      const items = inner === undefined ? itemsOf(value, key) : itemsOf(get(value, key), inner);
      return duplicates(items.map(item => item.code)).map(code =>
        finding('duplicateCode', path, { part, code }, document),
      );
    }),
    ...itemsOf(value, 'tasks').flatMap(task =>
      cronFindings(text(task.value, 'cron'), task.title || task.code, ['tasks', task.index, 'cron'], document),
    ),
    ...itemsOf(telephony, 'queues').flatMap(queue => {
      const overflow = text(queue.value, 'overflow');
      if (overflow === '' || overflow === 'voicemail' || queues.has(overflow)) return [];
      const path = ['telephony', 'queues', queue.index, 'overflow'];
      return [finding('unknownQueue', path, { queue: queue.title || queue.code, overflow }, document)];
    }),
    ...itemsOf(telephony, 'numbers').flatMap(number => {
      const queue = text(number.value, 'queue');
      if (queue === '' || queues.has(queue)) return [];
      const path = ['telephony', 'numbers', number.index, 'queue'];
      return [finding('unknownQueue', path, { queue: number.title || number.code, overflow: queue }, document)];
    }),
    ...itemsOf(value, 'rules').flatMap(rule => {
      const mailbox = text(rule.value, 'mailbox');
      const found: Finding[] = [];
      if (mailbox !== '' && !mailboxes.has(mailbox)) {
        const path = ['rules', rule.index, 'mailbox'];
        found.push(finding('unknownMailbox', path, { rule: rule.title || rule.code, mailbox }, document));
      }
      if (selectsEverything(readCondition(get(rule.value, 'match')))) {
        found.push(finding('selectsEverything', ['rules', rule.index, 'match'], {}, document));
      }
      return found;
    }),
  ];
}

function assessDifference(difference: Difference): readonly AssessedDifference[] {
  const { pattern, path, before, after, trail } = difference;
  const document = difference.operation.document;
  if (pattern.endsWith('keepDays') && typeof before === 'number' && typeof after === 'number' && after < before) {
    const values = { place: 'keepDays', before, after };
    return [{ difference, finding: finding('retentionShortened', path, values, document) }];
  }
  if (pattern === 'tasks.*.enabled' && flagOf(before) === true && flagOf(after) === false) {
    const task = nameOf(trail.at(-1)?.after);
    return [{ difference, finding: finding('taskSwitchedOff', path, { task }, document) }];
  }
  return [];
}
