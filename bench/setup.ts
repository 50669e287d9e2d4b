import { compareDocuments } from '../src/setup/diff/compare';
import { applyOperation } from '../src/setup/documents/edit';
import { readFile, type SetupFile } from '../src/setup/documents/setupFile';
import { Kinds } from '../src/setup/kinds/kinds';
import { lifecycleGraph } from '../src/setup/preview/lifecycleGraph';
import { findDivergences } from '../src/setup/preview/simulation';
import { reviewFile } from '../src/setup/review/reviewFile';
import { scriptsOf } from '../src/setup/workspace/script';
import { Workspace } from '../src/setup/workspace/workspace';
import { measureFirstPaint } from './setupPaint';
import { median, printTable } from './table';

const kinds = new Kinds();

/**
 * How long setup changes take to be read, compared and judged; medians of several rounds in one process, in
 * processor time, which other programs on the machine do not lengthen. Then how soon the editor is seen.
 */
async function main(): Promise<void> {
  const before = lifecycle();
  const after = changed(before);
  const states = after.documents[0]?.value ?? null;
  printTable(
    'A lifecycle of 200 states and 600 transitions, 22 changes (ms of processor time, target: differences and risks under 30)',
    ['step', 'median', 'min', 'max'],
    [
      timed('read', 15, () => lifecycle()),
      timed('differences', 15, () =>
        compareDocuments(before.documents[0]?.value ?? null, states, kinds.of('lifecycle').rules),
      ),
      timed('differences and risks', 15, () => review(before, after)),
      timed('graph', 15, () => lifecycleGraph(before.documents[0]?.value ?? null, states)),
      timed('divergences', 15, () => findDivergences(before.documents[0]?.value ?? null, states)),
      timed('one operation in the text', 7, () => rename(before)),
    ],
  );
  for (const format of ['json', 'yaml'] as const) {
    const schema = delivery(format);
    const edited = readFile(schema.path, schema.text.replaceAll('"tuesday"', '"friday"'), 'utf-8');
    printTable(
      `A delivery schema of ${(Buffer.byteLength(schema.text) / 1024 / 1024).toFixed(1)} MB, ${format.toUpperCase()} (ms of processor time, target: differences and risks under 1000)`,
      ['step', 'median', 'min', 'max'],
      [
        timed('read', 3, () => readFile(schema.path, schema.text, 'utf-8')),
        timed('differences and risks', 5, () => review(schema, edited)),
        timed('one operation in the text, read again', 3, () => rename(schema)),
      ],
    );
  }
  await measureFirstPaint();
}

function review(before: SetupFile, after: SetupFile): void {
  const context = {
    kinds,
    former: new Workspace(scriptsOf(before)),
    workspace: new Workspace(scriptsOf(after)),
    today: '2026-11-24',
  };
  const { scripts } = reviewFile(before, after, context);
  if (scripts.length === 0) throw new Error('nothing was compared');
}

function rename(file: SetupFile): void {
  const edited = applyOperation(file, { op: 'set', document: 0, path: ['title'], value: 'Другое название' });
  if (!edited.ok) throw new Error(edited.error.kind);
}

function lifecycle(): SetupFile {
  const lines = [
    'kind: lifecycle',
    'code: ЖЦ-БОЛЬШОЙ',
    'title: Большой',
    'object: { entity: Сделка, fields: [amount] }',
    'states:',
  ];
  for (let state = 0; state < 200; state++) {
    const mark = state === 0 ? ', initial: true' : state === 199 ? ', final: yes' : '';
    lines.push(`  - { code: S${state}, title: Состояние ${state}${mark} }`);
  }
  lines.push('transitions:');
  for (let transition = 0; transition < 600; transition++) {
    const from = transition % 199;
    const to = (from + 1 + (transition % 3)) % 200;
    lines.push(
      `  - code: '${String(transition).padStart(4, '0')}'`,
      `    title: Переход ${transition}`,
      `    from: S${from}`,
      `    to: S${to === 0 ? 1 : to}`,
      '    roles: [Менеджер, Руководитель]',
      '    condition: amount > 0 and amount <= 300000',
    );
  }
  return readFile('scripts/large.yaml', `${lines.join('\n')}\n`, 'utf-8');
}

/** Twenty transitions for one more role, a state less and another title. */
function changed(file: SetupFile): SetupFile {
  let left = 20;
  const text = file.text
    .replace(/roles: \[Менеджер, Руководитель\]/g, roles =>
      left-- > 0 ? 'roles: [Менеджер, Руководитель, Юрист]' : roles,
    )
    .replace('title: Большой', 'title: Очень большой')
    .replace('  - { code: S198, title: Состояние 198 }\n', '');
  return readFile(file.path, text, 'utf-8');
}

function delivery(format: 'json' | 'yaml'): SetupFile {
  const segments = Array.from(
    { length: 40 },
    (_, index) => `{ "code": "${1000 + index}", "title": "Сегмент ${index}" }`,
  );
  const lines = Array.from({ length: 20_500 }, (_, index) => {
    const recipients = `["ОД-${index % 9}", "Курьеры"]`;
    const validity = '{ "from": "2025-01-01", "to": "2027-12-31" }';
    const day = index % 50 === 0 ? 'tuesday' : 'monday';
    return `{ "id": "${index}", "segment": "${1000 + (index % 40)}", "product": "СПС-${index}", "channel": "Интернет", "period": "week", "day": "${day}", "recipients": ${recipients}, "validity": ${validity} }`;
  });
  const head = { kind: 'delivery-schema', code: 'СП-БОЛЬШАЯ', title: 'Большая', channels: ['Интернет'] };
  if (format === 'json') {
    const text = JSON.stringify(head).slice(0, -1);
    return readFile(
      'scripts/large.json',
      `${text},\n"segments": [${segments.join(', ')}],\n"lines": [\n${lines.join(',\n')}\n]}\n`,
      'utf-8',
    );
  }
  const text = Object.entries(head).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  const list = lines.map(line => `  - ${line}`);
  return readFile(
    'scripts/large.yaml',
    [...text, `segments: [${segments.join(', ')}]`, 'lines:', ...list, ''].join('\n'),
    'utf-8',
  );
}

function timed(step: string, rounds: number, run: () => unknown): readonly (string | number)[] {
  run();
  const times = Array.from({ length: rounds }, () => {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return [step, median(times), Math.min(...times), Math.max(...times)];
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
