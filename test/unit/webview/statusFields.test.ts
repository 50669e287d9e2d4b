import assert from 'node:assert/strict';
import type { FieldView } from '../../../src/protocol/fields';
import { initialModel, type PanelEvent, type PanelModel } from '../../../webview-ui/ticket/model';
import { reduce } from '../../../webview-ui/ticket/reducer';
import { sendBlock } from '../../../webview-ui/ticket/sendable';
import { missingFields } from '../../../webview-ui/ticket/statusFields';
import { readyState } from './readyState';

const field = (key: string, value: string): FieldView => ({
  key,
  label: key,
  value,
  kind: 'text',
  options: [],
  blocked: null,
});
const statusFields = [field('resolution', '20'), field('customField:2', '')];
const state: PanelEvent = { kind: 'host', message: { type: 'state', state: readyState({ statusFields }) } };
const draft: PanelEvent = {
  kind: 'host',
  message: { type: 'draft', draft: { text: '', isPrivate: false, statusAfter: null, rev: 1 } },
};
const after = (...events: readonly PanelEvent[]): PanelModel => events.reduce(reduce, initialModel());
const chosen: PanelEvent = { kind: 'statusChosen', statusAfter: 80 };
const filled: PanelEvent = { kind: 'statusFieldChanged', key: 'customField:2', value: '1,5' };

describe('fields that go with a status', () => {
  it('must be filled in before anything is sent', () => {
    assert.equal(sendBlock(after(state, draft)), 'nothing');
    const waiting = after(state, draft, chosen);
    assert.equal(sendBlock(waiting), 'missing');
    assert.deepEqual(
      missingFields(waiting).map(({ key }) => key),
      ['customField:2'],
    );
    assert.equal(sendBlock(after(state, draft, chosen, filled)), null);
  });

  it('are part of the draft, and leave it with the status', () => {
    const model = after(state, draft, chosen, filled);
    assert.deepEqual(model.composer.fieldsAfter, { 'customField:2': '1,5' });
    assert.equal(model.composer.rev, 3);
    const landed: PanelEvent = {
      kind: 'host',
      message: { type: 'landed', text: null, minutes: null, statusAfter: 80, rev: 4 },
    };
    const { composer } = reduce(model, landed);
    assert.deepEqual([composer.statusAfter, composer.fieldsAfter], [null, {}]);
  });

  it('a decision counts for the conflict it was made on', () => {
    const conflict = (theirs: string): PanelEvent => ({
      kind: 'host',
      message: {
        type: 'state',
        state: readyState({
          sendingConflict: {
            id: 'a',
            wasLost: false,
            rows: [
              { key: 'statusId', label: 'С', base: '1', mine: '2', theirs, theirsValue: null, isOverwritten: false },
            ],
          },
        }),
      },
    });
    const decision: PanelEvent = { kind: 'sendingDecided', key: 'statusId', choice: 'mine' };
    assert.deepEqual(after(conflict('3'), decision, conflict('3')).sendingChoices, { statusId: 'mine' });
    assert.deepEqual(after(conflict('3'), decision, conflict('4')).sendingChoices, {});
  });
});
