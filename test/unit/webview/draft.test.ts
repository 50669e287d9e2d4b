import assert from 'node:assert/strict';
import type { DraftPanelState } from '../../../src/protocol/draftPanel';
import { initialModel as draftModel } from '../../../webview-ui/draft/model';
import { memoryOf, reduce as reduceDraft } from '../../../webview-ui/draft/reducer';
import { initialModel, type PanelModel } from '../../../webview-ui/ticket/model';
import { reduce } from '../../../webview-ui/ticket/reducer';

function composing(text: string, isPrivate = false): PanelModel {
  const model = initialModel();
  return { ...model, composer: { ...model.composer, text, isPrivate, isKnown: true } };
}

function insert(model: PanelModel, text: string, isPrivate: boolean, at = model.composer.text.length): PanelModel {
  return reduce(model, { kind: 'inserted', text, isPrivate, at });
}

describe('A draft that is inserted', () => {
  it('goes to the cursor and replaces nothing', () => {
    assert.equal(insert(composing('Начало\nконец'), 'Черновик', false, 7).composer.text, 'Начало\nЧерновикконец');
    assert.equal(insert(composing('Начало'), 'Черновик', false).composer.text, 'Начало\nЧерновик');
    assert.equal(insert(composing(''), 'Черновик', false).composer.text, 'Черновик');
  });

  it('is kept like something typed', () => {
    assert.equal(insert(composing('a'), 'b', false).composer.rev, 1);
  });

  it('never makes a private text public', () => {
    assert.equal(insert(composing('своё', true), 'Черновик', false).composer.isPrivate, true);
    assert.equal(insert(composing('', true), 'Черновик', false).composer.isPrivate, false);
    assert.equal(insert(composing('для клиента'), 'Заметка', true).composer.isPrivate, true);
  });

  it('waits while a reply is being sent', () => {
    const sending = { ...composing('a'), request: 'x' };
    assert.equal(insert(sending, 'b', false), sending);
  });
});

const state: DraftPanelState = {
  ticket: { id: 5, summary: 'x' },
  notices: [],
  working: null,
  growing: '',
  problem: null,
  draft: null,
  hasRequest: false,
  mayWritePrivate: true,
  unavailable: null,
};

describe('The draft panel', () => {
  it('what the host says leaves the wish alone', () => {
    let model = reduceDraft(draftModel(null), { kind: 'wishTyped', wish: 'короче' });
    model = reduceDraft(model, { kind: 'host', message: { type: 'state', state } });
    assert.equal(model.wish, 'короче');
    assert.equal(model.state, state);
  });

  it('remembers ticket and wish once it knows which draft it is', () => {
    const model = draftModel({ origin: 'o', ticketId: 5, wish: 'короче' });
    assert.equal(memoryOf(model), null);
    const known = reduceDraft(model, {
      kind: 'host',
      message: { type: 'init', l10n: {}, language: 'ru', origin: 'o', ticketId: 5 },
    });
    assert.deepEqual(memoryOf(known), { origin: 'o', ticketId: 5, wish: 'короче' });
  });
});
