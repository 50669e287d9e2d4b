import assert from 'node:assert/strict';
import type { FieldsView, FieldView } from '../../../src/protocol/fields';
import { withChoice } from '../../../webview-ui/ticket/fieldEdit';
import { initialModel, type PanelEvent, type PanelModel } from '../../../webview-ui/ticket/model';
import { reduce } from '../../../webview-ui/ticket/reducer';
import { readyState } from './readyState';

const field: Omit<FieldView, 'value'> = {
  key: 'handler',
  label: 'Исполнитель',
  kind: 'choice',
  options: [],
  blocked: null,
};

const state = (value: string, saving: FieldsView['saving'] = { phase: 'idle' }): PanelEvent => ({
  kind: 'host',
  message: { type: 'state', state: readyState({ fields: { fields: [{ ...field, value }], saving } }) },
});

const after = (...events: readonly PanelEvent[]): PanelModel => events.reduce(reduce, initialModel());

describe('an edit of fields', () => {
  const begun = [state('3'), { kind: 'editStarted', focus: null }] as const;
  const chosen = { kind: 'fieldChanged', key: 'handler', value: '4' } as const;

  it('begins with what the person sees', () => {
    assert.deepEqual(after(...begun).editing, {
      base: { handler: '3' },
      values: { handler: '3' },
      request: null,
      choices: {},
    });
    assert.equal(after({ kind: 'editStarted', focus: null }).editing, null);
  });

  it('is not touched by what arrives', () => {
    const { editing } = after(...begun, chosen, state('9'), { kind: 'editStarted', focus: null });
    assert.deepEqual([editing?.base, editing?.values], [{ handler: '3' }, { handler: '4' }]);
  });

  it('ends when its own saving is done, and not before', () => {
    const sent = [...begun, chosen, { kind: 'fieldsSent', id: 'mine' }] as const;
    assert.ok(after(...sent, state('3', { phase: 'saving' })).editing);
    assert.ok(after(...sent, state('4', { phase: 'saved', id: 'another' })).editing);
    assert.equal(after(...sent, state('4', { phase: 'saved', id: 'mine' })).editing, null);
    assert.equal(after(...begun, chosen, { kind: 'editClosed' }).editing, null);
  });

  it('goes on over what a colleague has written, once that was seen', () => {
    const { editing } = after(
      ...begun,
      chosen,
      { kind: 'fieldsSent', id: 'mine' },
      { kind: 'editRebased', base: { handler: '9' } },
    );
    assert.deepEqual(editing, { base: { handler: '9' }, values: { handler: '4' }, request: null, choices: {} });
  });

  it('survives a reload', () => {
    const memory = { base: { handler: '3' }, values: { handler: '4' } };
    const { editing } = [state('9')].reduce(reduce, initialModel([], memory));
    assert.deepEqual(editing, { ...memory, request: null, choices: {} });
  });
});

describe('withChoice', () => {
  const many = {
    ...field,
    kind: 'choices' as const,
    value: '',
    options: ['А', 'Б', 'В'].map(value => ({ value, label: value })),
  };

  it('puts in and takes out, in the order of the options', () => {
    assert.equal(withChoice(many, 'В', 'А', true), 'А|В');
    assert.equal(withChoice(many, 'А|В', 'А', false), 'В');
    assert.equal(withChoice(many, 'А', 'А', false), '');
  });
});
