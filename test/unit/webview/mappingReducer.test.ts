import assert from 'node:assert/strict';
import type { MappingState } from '../../../src/protocol/mappingPanel';
import { initialModel, type MappingEvent, type MappingModel } from '../../../webview-ui/mapping/model';
import { memoryOf, reduce, shownValue } from '../../../webview-ui/mapping/reducer';

const said = (rev: number): MappingEvent => ({
  kind: 'host',
  message: { type: 'state', state: { rev } as MappingState },
});
const entered = (slot: string, value: string): MappingEvent => ({ kind: 'entered', slot, value });
const after = (...events: readonly MappingEvent[]): MappingModel => events.reduce(reduce, initialModel);

describe('the mapping panel’s model', () => {
  it('shows what was entered until the host has it', () => {
    const model = after(said(0), entered('tagPrefix', 'р'), entered('tagPrefix', 'ри'));
    assert.equal(shownValue(model, 'tagPrefix', ''), 'ри');
    assert.equal(shownValue(model, 'robots', 'vellii'), 'vellii');
    assert.equal(shownValue(reduce(model, said(1)), 'tagPrefix', 'р'), 'ри');
    assert.equal(shownValue(reduce(model, said(2)), 'tagPrefix', 'host'), 'host');
  });

  it('numbers every change', () => {
    const model = after(entered('a', '1'), entered('b', '2'), { kind: 'proposalTaken' });
    assert.equal(model.rev, 3);
    assert.equal(model.entered.size, 0);
  });

  it('takes what the host says whole', () => {
    assert.equal(after(said(0)).state?.rev, 0);
    assert.equal(after(said(0), said(3)).state?.rev, 3);
  });

  it('remembers over a reload whose it is, and what stands at each place once something was changed', () => {
    const state = {
      rev: 0,
      isChanged: false,
      sections: [{ rows: [{ slot: 'tagPrefix', control: { kind: 'text', value: 'риц:' } }] }],
    } as unknown as MappingState;
    const known = after(
      { kind: 'host', message: { type: 'init', l10n: {}, language: 'ru', key: 'https://t.example' } },
      { kind: 'host', message: { type: 'state', state } },
    );
    assert.equal(memoryOf(initialModel), null);
    assert.deepEqual(memoryOf(known), { key: 'https://t.example', values: [] });
    assert.deepEqual(memoryOf(reduce(known, entered('tagPrefix', 'клиент:')))?.values, [['tagPrefix', 'клиент:']]);
  });
});
