import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mentionAt, ticketMentions } from '../../../src/ui/scripts/mentions';

const idsIn = (text: string): number[] => ticketMentions(text).map(({ ticketId }) => ticketId);

describe('numbers of tickets in a text', () => {
  for (const [text, ids] of [
    ['# по #12, см. #0001234.', [12, 1234]],
    ['(#7)\n«#8»; #9—#10', [7, 8, 9, 10]],
    ['обращение#12 a#12 _#12', []],
    ['https://wiki.example/page#12 https://wiki.example/#12', []],
    ['&#12; &#1071;', []],
    ['##12 #12а #12_x #1a', []],
    ['#0 #00 #12345678', []],
    ['#12-доработка #12/1', [12, 12]],
    ['color: "#336699", fill="#123"', []],
    ["'#12345678'", []],
    ['background: #123456; цвет = #112233', []],
    ['"#1234" и "#12"', [1234, 12]],
    ['закрывает #123456', [123456]],
  ] as const) {
    it(`are read: ${JSON.stringify(text)}`, () => assert.deepEqual(idsIn(text), ids));
  }

  it('stand where they are said to stand, whatever is around them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('#12', '#0', '"', '/', ' '))),
        parts => {
          const text = parts.join('');
          let before = 0;
          for (const { ticketId, start, end } of ticketMentions(text)) {
            assert.ok(start >= before && end > start);
            assert.match(text.slice(start, end), /^#0*[1-9]\d*$/);
            assert.equal(Number(text.slice(start + 1, end)), ticketId);
            before = end;
          }
        },
      ),
    );
  });

  it('are bounded in number', () => assert.equal(ticketMentions('#1 '.repeat(5000), 10).length, 10));

  it('are found under the cursor', () => {
    assert.equal(mentionAt('см. #12!', 4)?.ticketId, 12);
    assert.equal(mentionAt('см. #12!', 7)?.ticketId, 12);
    assert.equal(mentionAt('см. #12!', 3), undefined);
    assert.equal(mentionAt('см. #12!', 8), undefined);
  });
});
