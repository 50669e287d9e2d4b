import assert from 'node:assert/strict';
import { fieldText } from '../../../webview-ui/ticket/fieldText';

describe('a field’s value in words', () => {
  const field = { key: 'k', label: 'Поле', blocked: null };

  it('is what a person reads', () => {
    const options = [
      { value: '', label: 'никто' },
      { value: '3', label: 'Борис' },
    ];
    assert.equal(fieldText({ ...field, kind: 'choice', options, value: '3' }, 'ru'), 'Борис');
    assert.equal(fieldText({ ...field, kind: 'choice', options, value: '' }, 'ru'), 'никто');
    assert.equal(fieldText({ ...field, kind: 'choice', options, value: '9' }, 'ru'), '9');
    assert.equal(fieldText({ ...field, kind: 'choices', options: [], value: 'А|Б' }, 'ru'), 'А, Б');
    assert.equal(fieldText({ ...field, kind: 'date', options: [], value: '2026-12-01' }, 'ru'), '1 декабря 2026 г.');
    assert.equal(fieldText({ ...field, kind: 'date', options: [], value: 'когда-нибудь' }, 'ru'), 'когда-нибудь');
    assert.equal(fieldText({ ...field, kind: 'text', options: [], value: '' }, 'ru'), null);
  });
});
