import '../ticketPanel/fakeVscode';
import assert from 'node:assert/strict';
import { err, ok } from '../../../src/base/result';
import type { BriefTicket } from '../../../src/mantis/newestIssues';
import { propose } from '../../../src/mantis/proposal';
import { vocabularyOf } from '../../../src/mantis/vocabulary';
import { mappingHostMessage, type MappingState } from '../../../src/protocol/mappingPanel';
import { changeForm, formOf } from '../../../src/ui/mappingPanel/form';
import { mappingState, type MappingEditing } from '../../../src/ui/mappingPanel/mappingState';
import { customField, dictionaryFrom } from '../mantis/dictionaryFixture';

const hostile = '<img src=x onerror=alert(1)>\u202E\nчто';
const vocabulary = vocabularyOf([
  dictionaryFrom(
    {
      priority_enum_string: [
        { id: 40, name: 'p2', label: 'Требует исправления' },
        { id: 60, name: 'p1', label: 'Блокирует работу' },
        { id: 70, name: 'p0', label: hostile },
      ],
    },
    { customFields: [customField(1, 'Вид', { possibleValues: ['Консультация', 'Сбой'] }), customField(2, hostile)] },
  ),
]);
const proposal = propose(vocabulary);
const inUse = formOf(proposal.mapping, ['support1']);
const tickets: readonly BriefTicket[] = [60, 40, 70].map((priorityId, index) => ({
  id: index + 1,
  summary: hostile,
  priorityLabel: String(priorityId),
  projectName: 'Проект',
  traces: {
    projectId: 1,
    priorityId,
    category: null,
    customFields: [{ id: 1, name: 'Вид', value: index === 0 ? 'Сбой' : 'Прочее' }],
    tags: [],
    reporter: { id: 9, login: 'client', realName: null, email: 'c@north.example' },
  },
}));
const editing: MappingEditing = {
  serverTitle: 'tracker.example',
  vocabulary,
  proposal,
  inUse,
  isUnsavedProposal: true,
  form: inUse,
  rev: 0,
  tickets: ok(tickets),
  isSaving: false,
  problem: null,
};
const after = (...changes: readonly (readonly [string, string])[]): MappingState =>
  mappingState({
    ...editing,
    form: changes.reduce((form, [slot, value]) => changeForm(form, slot, value, vocabulary), inUse),
  });
const counts = ({ preview }: MappingState): Record<string, number> => {
  assert.ok(preview.phase === 'ready');
  return Object.fromEntries(
    preview.counts.flatMap(group => group.counts.map(({ key, count }) => [`${group.key}.${key}`, count] as const)),
  );
};
const rowAt = ({ sections }: MappingState, slot: string) =>
  sections.flatMap(({ rows }) => rows).find(row => row.slot === slot);

describe('what the mapping panel shows', () => {
  it('is a message that the webview accepts', () => {
    for (const state of [after(), after(['typeSource', 'category'], ['mailDomains', 'x'])]) {
      assert.equal(mappingHostMessage.safeParse({ type: 'state', state }).success, true);
    }
  });

  it('counts the tickets by class, and follows what is edited', () => {
    const before = counts(after());
    assert.deepEqual(
      [before['priority.blocker'], before['priority.fix'], before['priority.significant'], before['priority.outside']],
      [1, 1, 0, 1],
    );
    assert.deepEqual([before['type.failure'], before['type.none'], before['customer.unknown']], [1, 2, 3]);
    const edited = counts(after(['priority:70', 'significant'], ['mailDomains', 'north.example = РИЦ 1']));
    assert.deepEqual([edited['priority.significant'], edited['priority.outside'], edited['customer.known']], [1, 0, 3]);
  });

  it('says what a place was guessed by, and what the person has chosen', () => {
    assert.deepEqual(
      [rowAt(after(), 'priority:60')?.origin, rowAt(after(), 'priority:70')?.origin],
      ['guessed by its name', ''],
    );
    const edited = rowAt(after(['priority:60', 'fix']), 'priority:60');
    assert.deepEqual([edited?.origin, edited?.isProposed], ['chosen by you', false]);
  });

  it('knows whether anything would change by saving', () => {
    assert.deepEqual([after().isChanged, after().isEdited], [false, false]);
    const there = after(['effort', hostile]);
    assert.deepEqual([there.isChanged, there.isEdited], [true, true]);
    const andBack = after(['effort', hostile], ['effort', '']);
    assert.deepEqual([andBack.isChanged, andBack.isEdited], [false, false]);
  });

  it('does not save lines that mean nothing, and says which', () => {
    const state = after(['mailDomains', 'north.example = РИЦ 1\nюг']);
    assert.match(String(state.saveBlock), /2/);
    assert.equal(rowAt(state, 'mailDomains')?.findings.length, 1);
  });

  it('says that a priority of the regulation would never occur', () => {
    const [priorities] = after().sections;
    assert.match(String(priorities?.findings[0]?.text), /Значимый/);
    assert.equal(after().findings.wrong, 1);
    assert.equal(after(['priority:70', 'significant']).findings.wrong, 0);
  });

  it('shows names of the server as harmless lines', () => {
    const label = rowAt(after(), 'priority:70')?.label ?? '';
    assert.equal(/[\u202E\n]/.test(label), false);
    const preview = after().preview;
    assert.ok(preview.phase === 'ready');
    assert.equal(/[\u202E\n]/.test(preview.rows[0]?.summary ?? '\n'), false);
  });

  it('stays useful while the tickets are read or cannot be', () => {
    assert.equal(mappingState({ ...editing, tickets: null }).preview.phase, 'reading');
    const failed = mappingState({ ...editing, tickets: err({ kind: 'offline', cause: 'timeout', code: null }) });
    assert.equal(failed.preview.phase, 'failed');
    assert.ok(failed.sections.length > 3);
  });
});
