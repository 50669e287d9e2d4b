import assert from 'node:assert/strict';
import type { Dictionary } from '../../../src/mantis/dictionary';
import { allowedStatuses } from '../../../src/mantis/transitions';
import { recorded } from './httpFixture';
import { customField, dictionaryFrom } from './dictionaryFixture';

/** A server that shares nothing with the sample: own numbers, own names, own meaning. */
const foreign = {
  status_enum_string: [
    { id: 5, name: 'eingang', label: 'Eingang' },
    { id: 15, name: 'rückfrage', label: 'Rückfrage' },
    { id: 33, name: 'arbeit', label: 'In Arbeit' },
    { id: 61, name: 'fertig', label: 'Fertig' },
    { id: 77, name: 'archiv', label: 'Archiv' },
  ],
  bug_submit_status: 5,
  bug_feedback_status: 15,
  bug_assigned_status: 33,
  bug_resolved_status_threshold: 61,
  bug_closed_status_threshold: 77,
  bug_readonly_status_threshold: 77,
};

function choices(dictionary: Dictionary, from: number, filled: readonly number[] = []): Record<number, string> {
  const status = dictionary.statuses.find(({ id }) => id === from) ?? { id: from, name: '', label: '' };
  const customFields = filled.map(id => ({ id, name: String(id), value: '1' }));
  return Object.fromEntries(
    allowedStatuses(dictionary, { status, customFields }).map(choice => [
      choice.status.id,
      choice.allowed ? 'yes' : choice.reason.kind,
    ]),
  );
}

describe('allowedStatuses', () => {
  it('without a workflow everything is allowed that the level reaches', () => {
    assert.deepEqual(choices(dictionaryFrom(), 10), {
      20: 'yes',
      30: 'yes',
      40: 'yes',
      50: 'yes',
      80: 'yes',
      90: 'yes',
    });
    assert.deepEqual(choices(dictionaryFrom({}, { level: 40 }), 50), {
      10: 'yes',
      20: 'level',
      30: 'level',
      40: 'level',
      80: 'level',
      90: 'level',
    });
  });

  it('names the level that is missing', () => {
    const dictionary = dictionaryFrom({ set_status_threshold: { 90: 70 } });
    const closed = allowedStatuses(dictionary, { status: { id: 50, name: '', label: '' }, customFields: [] }).find(
      ({ status }) => status.id === 90,
    );
    assert.deepEqual(closed, {
      status: { id: 90, name: 'closed', label: 'closed' },
      allowed: false,
      reason: { kind: 'level', required: 70 },
    });
  });

  it('509-config-workflow', () => {
    const { configs } = recorded(509).response.body as { configs: { option: string; value: unknown }[] };
    const dictionary = dictionaryFrom(Object.fromEntries(configs.map(({ option, value }) => [option, value])));
    const no = 'workflow';
    assert.deepEqual(choices(dictionary, 10), { 20: 'yes', 30: no, 40: no, 50: 'yes', 80: no, 90: no });
    assert.deepEqual(choices(dictionary, 30), { 10: no, 20: no, 40: no, 50: 'yes', 80: no, 90: no });
  });

  it('a status without an entry in the workflow may go anywhere, one with an empty entry nowhere', () => {
    const dictionary = dictionaryFrom({ status_enum_workflow: { 10: '50:assigned', 20: '' } });
    assert.equal(choices(dictionary, 30)[40], 'yes');
    assert.deepEqual(new Set(Object.values(choices(dictionary, 20))), new Set(['workflow']));
  });

  it('a resolved ticket is read-only below the level, also for reopening (pitfall 5)', () => {
    const specialist = choices(dictionaryFrom({ reopen_bug_threshold: 25 }), 80);
    assert.deepEqual(new Set(Object.values(specialist)), new Set(['readOnly']));
    assert.equal(choices(dictionaryFrom({}, { level: 70 }), 80)[20], 'yes');
    assert.equal(choices(dictionaryFrom({ reopen_bug_threshold: 90 }, { level: 70 }), 80)[20], 'level');
  });

  it('a list of levels names them exactly', () => {
    const options = { update_bug_status_threshold: ['55', 90] };
    assert.equal(choices(dictionaryFrom(options, { level: 55 }), 10)[50], 'yes');
    assert.equal(choices(dictionaryFrom(options, { level: 70 }), 10)[50], 'level');
  });

  it('demands the fields that are required to resolve or to close, once and only then', () => {
    const customFields = [
      customField(2, 'Часы', { requiredOnResolve: true }),
      customField(3, 'Итог', { requiredOnClose: true }),
      customField(4, 'Тайна', { requiredOnResolve: true, readLevel: 90 }),
    ];
    const dictionary = dictionaryFrom({}, { customFields, level: 70 });
    assert.deepEqual(choices(dictionary, 50), {
      10: 'yes',
      20: 'yes',
      30: 'yes',
      40: 'yes',
      80: 'requiredField',
      90: 'requiredField',
    });
    assert.equal(choices(dictionary, 50, [2])[80], 'yes');
    assert.equal(choices(dictionary, 50, [3])[90], 'yes');
    const resolve = allowedStatuses(dictionary, { status: { id: 50, name: '', label: '' }, customFields: [] })[4];
    assert.deepEqual(resolve?.allowed === false && resolve.reason, { kind: 'requiredField', fields: ['Часы'] });
  });

  it('works on a server with numbers of its own', () => {
    const dictionary = dictionaryFrom({
      ...foreign,
      status_enum_workflow: { 5: '33:arbeit', 33: '15:rückfrage,61:fertig', 61: '33:arbeit,77:archiv' },
      set_status_threshold: { 61: [55, 70] },
    });
    assert.deepEqual(choices(dictionary, 33), { 5: 'workflow', 15: 'yes', 61: 'yes', 77: 'workflow' });
    assert.deepEqual(choices(dictionary, 61), { 5: 'workflow', 15: 'workflow', 33: 'yes', 77: 'yes' });
    assert.deepEqual(new Set(Object.values(choices(dictionary, 77))), new Set(['readOnly']));
  });
});
