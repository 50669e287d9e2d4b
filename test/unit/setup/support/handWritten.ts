import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Written } from './writing';

const WORKSPACE = join(import.meta.dirname, '../../../../demo/workspace');

/** The scripts of the sample workspace that have a structure. */
export function sampleScripts(): Written[] {
  return readdirSync(join(WORKSPACE, 'scripts'), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(?:yaml|json)$/.test(name))
    .sort()
    .map(name => ({
      path: `scripts/${name.replaceAll('\\', '/')}`,
      text: readFileSync(join(WORKSPACE, 'scripts', name), 'utf8'),
    }));
}

const yaml: readonly string[] = [
  // Comments at every place where one may stand.
  '# до всего\n\nkind: lifecycle # вид\n# о коде\ncode: ЖЦ-1   # код\n\n# перед списком\nstates: # за ключом\n  # перед первым\n  - code: A # за первым\n    # внутри\n    title: Первый # хвост\n  # между\n  - code: B\n  # за последним\n# в конце\n',
  "kind: 'lifecycle'\ncode: \"ЖЦ-2\"\ntitle: 'д''Артаньян'\nobject: {entity: 'Сделка', \"fields\": [a, 'b', \"c\"]}\n",
  'kind: lifecycle\r\ncode: ЖЦ-3\r\nstates:\r\n- code: A\r\n  title: Первый\r\n- code: B\r\n  title: Второй\r\n',
  'kind: lifecycle\r\ncode: ЖЦ-4\nstates:\r\n  - code: A\n    title: Первый\r\n  - code: B\n    title: Второй',
  'kind: lifecycle\ncode: ЖЦ-5\nroles:\n  sales: &sales [Менеджер, Юрист]\ntransitions:\n  - { code: 0010, roles: *sales }\n  - { code: 0020, roles: *sales }\n',
  'kind: lifecycle\ncode: ЖЦ-6\nbase: &base\n  retry: 3\n  notify: Менеджер\ntimers:\n  - <<: *base\n    code: T1\n  - <<: *base\n    code: T2\n    retry: 5\n',
  'kind: lifecycle\ncode: ЖЦ-7\ndescription: |\n  Первая строка\n  вторая: с двоеточием\n\n  четвёртая\nafter: |-\n  без конца\nfolded: >\n  сложенный\n  текст\nlast: x\n',
  'kind: lifecycle\ncode: ЖЦ-8\nstates: []\ntransitions: {}\ntimers:\nobject: ~\n',
  'kind: lifecycle\ncode: ЖЦ-9\nstates: [\n  { code: A, title: Первый }, # первый\n  # второй закомментирован\n  { code: C,\n    title: Третий },\n]\n',
  'kind: lifecycle\ncode: ЖЦ-10\nmatrix:\n  - - 1\n    - 2\n  - - 3\n    - 4\n  -\n    - 5\n',
  'kind: lifecycle\ncode: ЖЦ-11\nstates:\n    -   code: A\n        title: Первый\n    -   code: B\n        title: Второй\n',
  '---\nkind: lifecycle\ncode: ЖЦ-12\n...\n---\nkind: lifecycle\ncode: ЖЦ-13\nstates:\n- {code: A}\n...\n',
  '%YAML 1.2\n---\nkind: lifecycle\ncode: ЖЦ-14\nflags: [yes, no, да, нет, on, off, y, n, true, false]\n',
  'kind: olap-report\ncode: OLAP-1\nfields:\n  - {code: a,   title: Первый,  type: money}\n  - {code: bbb, title: Второй,  type: string}\n\n\nmeasures:\n  - {code: M1, expression: "sum(a) / sum(b) * 100", format: \'#,##0.00\'}\n',
  'kind: olap-report\ncode: OLAP-2\nrows: [{field: a}, {field: b, subtotal: yes}]\nsorting: [{by: M1, direction: desc}]\naccess: {roles: [Дирекция], export: []}\n',
  'kind: olap-report\ncode: OLAP-3\n"цена, руб.": 12.50\n? сложный ключ\n: значение\nnumbers: [0010, 010, 1e3, .5, 12345678901234567890, -0, 0x1F]\n',
  "kind: delivery-schema\ncode: СП-1\nlines:\n- id: '0010'\n  validity: {from: 2025-02-01, to: 2027-01-31}\n  recipients:\n  - Север\n  - \"Юг\"   # до моста\n- id: '0020'\n  recipients: [Север]\n",
  "kind: delivery-schema\ncode: СП-2\ndefaults: &valid\n  from: 2025-01-01\n  to: 2027-12-31\nlines:\n  - { id: '0010', validity: *valid }\n  - { id: '0020', validity: { from: 2025-07-01, to: 2027-12-31 } }\n",
  'kind: delivery-schema\ncode: СП-3\nlines:   # все\n    # группа\n    - id: 1\n      note: "a # не комментарий"\n    # группа\n    - id: 2\n',
  "kind: selection-folder\ncode: ОП-1\ncondition:\n  all:\n    - { field: debt, operator: '>', value: 0 }\n    - not:\n        any:\n          - { field: state, operator: '=', value: Расторгнут }\n",
  "kind: selection-folder\ncode: ОП-2\ncondition: { all: [ { field: a, operator: '=', value: да }, { not: { field: b, operator: in, value: [1, 2] } } ] }\n",
  'kind: selection-folder\ncode: ОП-3\ncolumns:\n\n  - { field: a }\n\n  - { field: b }\n\nrefresh: { mode: manual }\n\n\n',
  'kind: system-settings\ncode: НС-1\ntasks:\n  - { code: A, cron: \'*/10 8-20 * * *\', enabled: да }\n  - code: B\n    cron: "0 3 * * *"\n    enabled: нет\n',
  "kind: system-settings\ncode: НС-2\ntelephony:\n  server: { host: pbx.example, port: 5060 }\n  numbers:\n    - { code: '0100', number: \"+7 (000) 555-01-00\" }\n  queues:\n    - code: Q\n      members: ['100', '101']\n",
  "kind: system-settings\ncode: НС-3\nempty:\nnull_word: null\ntilde: ~\nquoted_empty: ''\n",
  '  kind: system-settings\n  code: НС-4\n  a: 1\n  b:\n     c: 2\n     d:\n     - x\n     - y\n',
  'kind: system-settings\ncode: НС-5\ntext: слово слово\n  продолжение на второй строке\nquoted: "строка\n  на двух строках"\nlast: 1\n',
  'kind: own\ncode: X-1\nlist:\n- !!str 0010\n- !special значение\n- &a якорь\n- *a\n',
  'kind: own\ncode: "X-2"\n\ttab: no\n'.replace('\t', ''),
  'kind: own\ncode: X-3\na: {b: {c: {d: [1, [2, [3]]]}}}\n# хвост без конца строки',
];

const json: readonly string[] = [
  '{"kind":"lifecycle","code":"ЖЦ-20","states":[{"code":"A"},{"code":"B","final":true}],"timers":[]}',
  '{\n  "kind": "lifecycle",\n  "code": "ЖЦ-21",\n  "states": [\n    { "code": "A", "title": "Первый" },\n    { "code": "B", "title": "Второй" }\n  ]\n}\n',
  '{\r\n\t"kind": "lifecycle",\r\n\t"code": "ЖЦ-22",\r\n\t"states": [\r\n\t\t{\r\n\t\t\t"code": "A"\r\n\t\t},\r\n\t\t{\r\n\t\t\t"code": "B"\r\n\t\t}\r\n\t]\r\n}',
  '{ "kind": "olap-report", "code": "OLAP-20",\n  "fields": [ { "code": "a" }, // первый\n    /* второй */ { "code": "b" } ],\n  "access": {} }\n',
  '{\n  "kind": "delivery-schema",\n  "code": "СП-20",\n  "lines": [\n    { "id": "0010", "validity": { "from": "2025-01-01", "to": "2027-12-31" } }\n  ],\n  "n": [1, -2.5, 1e3, true, null, "\\u0041\\n"]\n}\n',
  '{\n    "kind" : "selection-folder",\n    "code" : "ОП-20",\n    "condition" : { "all" : [ ] },\n    "columns" : [\n        { "field" : "a", "width" : 90 } ,\n        { "field" : "b", "width" : 80 }\n    ]\n}',
  '{"kind":"system-settings","code":"НС-20",\n"tasks":[{"code":"A","cron":"0 3 * * *"}\n,{"code":"B","cron":"0 4 * * *"}\n]}\n',
  '\n\n  {\n  "kind": "own", "code": "X-20",\n\n  "пустой": "",\n\n  "вложенный": { "a": { "b": [ [ ], { } ] } }\n  }\n\n',
];

/** Short documents, each with an oddity of its own. */
export function handWritten(): Written[] {
  return [
    ...yaml.map((text, index) => ({ path: `scripts/odd-${index}.yaml`, text })),
    ...json.map((text, index) => ({ path: `scripts/odd-${index}.json`, text })),
  ];
}
