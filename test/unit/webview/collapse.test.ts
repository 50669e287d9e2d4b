import assert from 'node:assert/strict';
import { collapsed } from '../../../webview-ui/ticket/collapse';

describe('a long text', () => {
  it('is shown whole when it is not so long', () => {
    assert.equal(collapsed(''), null);
    assert.equal(collapsed('слово '.repeat(400)), null);
    assert.equal(collapsed('строка\n'.repeat(30)), null);
  });

  it('is cut between words', () => {
    const short = collapsed('слово '.repeat(10_000));
    assert.match(short ?? '', /^(слово )+слово…$/);
    assert.ok((short ?? '').length <= 1_600);
  });

  it('is cut at the end of a line when it has many', () => {
    assert.equal(collapsed('строка\n'.repeat(1_000)), `${'строка\n'.repeat(20)}…`);
  });

  it('is cut somewhere when it is one word, but in no surrogate pair', () => {
    const short = collapsed(`a${'😀'.repeat(30_000)}`) ?? '';
    assert.ok(short.length < 1_600);
    assert.doesNotMatch(short, /[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
  });
});
