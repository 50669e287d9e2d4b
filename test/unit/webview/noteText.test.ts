import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  excessOf,
  isDoubtful,
  noteLimit,
  unseenCharacters,
  withoutDoubtful,
} from '../../../webview-ui/ticket/noteText';

describe('the text of a note before it is sent', () => {
  it('is rid of emoji and of the gaps they leave', () => {
    assert.equal(withoutDoubtful('Готово 👍 спасибо'), 'Готово спасибо');
    assert.equal(withoutDoubtful('Готово👍🏽'), 'Готово');
    assert.equal(withoutDoubtful('Семья 👨‍👩‍👧 и ❤️'), 'Семья и ❤️');
    assert.equal(withoutDoubtful('а  б\n\n- в'), 'а  б\n\n- в');
  });

  it('is rid of control characters, which are named by their codes', () => {
    assert.deepEqual(unseenCharacters('а\u0000б\u0007в\u0000\t\r\n'), ['U+0000', 'U+0007']);
    assert.equal(withoutDoubtful('а\u0000б\tв\n'), 'аб\tв\n');
    assert.deepEqual(unseenCharacters('\uD83D'), ['U+D83D']);
  });

  it('has nothing doubtful any more, and loses nothing else', function () {
    this.timeout(20_000);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const rest = withoutDoubtful(text);
        assert.equal(isDoubtful(rest), false);
        if (!isDoubtful(text)) assert.equal(rest, text);
      }),
    );
  });

  it('is cleaned quickly, whatever it is', () => {
    const joined = `👍${'\u200D'.repeat(20_000)}`.repeat(3);
    assert.equal(withoutDoubtful(` ${joined}x`), ' x');
  });

  it('may have as many characters as Mantis keeps, counted as Mantis counts', () => {
    assert.equal(excessOf('ы'.repeat(noteLimit)), 0);
    assert.equal(excessOf('ы'.repeat(noteLimit + 2)), 2);
    assert.equal(excessOf('😀'.repeat(noteLimit)), 0);
  });
});
