import assert from 'node:assert/strict';
import fc from 'fast-check';
import { asParagraph } from '../../../webview-ui/ticket/paragraph';

describe('a text that is inserted at the cursor', () => {
  it('is a paragraph of its own and leaves everything else as it was', () => {
    const lines = fc.array(fc.constantFrom('а', 'слово', '\n', ' '), { maxLength: 8 }).map(parts => parts.join(''));
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const whole = before + asParagraph(before, 'ЗАПРОС', after) + after;
        assert.ok(whole.startsWith(before) && whole.endsWith(after));
        const [left = '', right = ''] = whole.split('ЗАПРОС');
        assert.ok(left.trim() === '' || left.endsWith('\n\n'));
        assert.ok(right.trim() === '' || right.startsWith('\n\n'));
      }),
    );
  });

  it('adds no lines to an empty reply', () => assert.equal(asParagraph('', 'запрос', ''), 'запрос'));
});
