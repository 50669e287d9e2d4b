import assert from 'node:assert/strict';
import type { DraftPanelState } from '../../../src/protocol/draftPanel';
import { initialModel as draftModel } from '../../../webview-ui/draft/model';
import { memoryOf, reduce as reduceDraft } from '../../../webview-ui/draft/reducer';
import { privacyWith, withGap } from '../../../webview-ui/ticket/draftInsertion';

describe('A draft that is inserted', () => {
  it('begins a line of its own and leaves everything else as it was', () => {
    assert.equal(withGap('Черновик', 'Начало'), '\nЧерновик');
    assert.equal(withGap('Черновик', 'Начало\n'), 'Черновик');
    assert.equal(withGap('Черновик', ''), 'Черновик');
  });

  it('never makes a private text public', () => {
    assert.equal(privacyWith({ text: 'своё', isPrivate: true }, false), true);
    assert.equal(privacyWith({ text: ' ', isPrivate: true }, false), false);
    assert.equal(privacyWith({ text: 'для клиента', isPrivate: false }, true), true);
    assert.equal(privacyWith({ text: 'для клиента', isPrivate: false }, false), false);
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
