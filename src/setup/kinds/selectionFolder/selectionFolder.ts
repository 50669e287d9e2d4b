import { comparisonsOf, readCondition, selectsEverything, selectsNothing } from '../../conditions/conditionTree';
import { get, type Value } from '../../documents/value';
import { finding, type Finding } from '../../risks/finding';
import { text, type Script } from '../../workspace/script';
import type { Workspace } from '../../workspace/workspace';
import { assessAccess, inspectAccess } from '../access';
import { cronFindings } from '../cronFindings';
import { readLifecycle } from '../lifecycle/model';
import { itemsOf } from '../reading';
import { similarTo } from '../similar';
import type { InspectionContext, SetupKind } from '../setupKind';
import { validateWith } from '../validate';
import { selectionFolderSchema } from './schema';

export const selectionFolder: SetupKind = {
  name: 'selection-folder',
  title: null,
  labels: {},
  rules: { identities: { columns: 'field', sorting: 'field' }, flags: [], together: ['condition'] },
  parts: {
    columns: 'folderColumn',
    sorting: 'sorting',
    'access.roles': 'role',
    'access.export': 'role',
  },
  schema: selectionFolderSchema,
  validate: script => validateWith(selectionFolderSchema, script),
  inspect: (script, context) => [...inspectFolder(script, context), ...inspectAccess(script)],
  assess: change => change.differences.flatMap(assessAccess),
  template: (code, title) =>
    `kind: selection-folder
code: ${code}
title: ${title}
version: '0001'
entity: Договор
condition:
  all:
    - { field: state, operator: '=', value: Действующий }
columns:
  - { field: contract_no, title: Договор, width: 90 }
sorting:
  - { field: contract_no, direction: asc }
refresh: { mode: manual }
access:
  roles: [Менеджер]
`,
};

function inspectFolder({ value, document, code }: Script, { workspace }: InspectionContext): readonly Finding[] {
  const condition = readCondition(get(value, 'condition'), ['condition']);
  const refresh = get(value, 'refresh');
  const cron = text(refresh, 'cron');
  const known = fieldsOfEntity(text(value, 'entity'), code, workspace);
  const own = new Set(itemsOf(value, 'columns', 'field').map(column => column.code));
  const needsCron = text(refresh, 'mode') === 'schedule';
  return [
    ...(selectsEverything(condition) ? [finding('selectsEverything', ['condition'], {}, document)] : []),
    ...(selectsNothing(condition) ? [finding('selectsNothing', ['condition'], {}, document)] : []),
    ...(needsCron || cron !== '' ? cronFindings(cron, 'refresh', ['refresh', 'cron'], document) : []),
    // No script declares all that an entity has; a field that is almost a known one is a slip of the pen.
    ...comparisonsOf(condition).flatMap(({ field, path }) => {
      const similar = known.has(field) || own.has(field) ? undefined : similarTo(field, [...known, ...own]);
      return similar === undefined ? [] : [finding('misspeltField', path, { field, similar }, document)];
    }),
  ];
}

/** Fields that other scripts of the workspace use of an entity. */
function fieldsOfEntity(entity: string, code: string, workspace: Workspace): ReadonlySet<string> {
  const fields = new Set<string>();
  const add = (value: Value) => {
    for (const column of itemsOf(value, 'columns', 'field')) fields.add(column.code);
    for (const { field } of comparisonsOf(readCondition(get(value, 'condition')))) fields.add(field);
  };
  for (const script of workspace.scripts) {
    if (script.code === code) continue;
    if (script.kind === 'selection-folder' && text(script.value, 'entity') === entity) add(script.value);
    if (script.kind !== 'lifecycle') continue;
    const lifecycle = readLifecycle(script.value);
    if (lifecycle.entity === entity) for (const field of [...lifecycle.fields, 'state']) fields.add(field);
  }
  return fields;
}
