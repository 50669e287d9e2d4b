import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findLanded, hasLostCharacters, noteDifferences } from '../../../src/mantis/noteMatch';
import { issueSchema } from '../../../src/mantis/schema/issue';
import { noteSchema, type NotePayload } from '../../../src/mantis/schema/note';
import { recorded } from './httpFixture';

function note(text: string, changes: Readonly<Record<string, unknown>> = {}): NotePayload {
  const { note: made } = recorded(301).response.body as { note: object };
  return noteSchema.parse({ ...made, text, ...changes });
}

const sent = (text: string) => ({ text, isPrivate: false });
const me = 3;
const isSame = (made: string, text: string) => noteDifferences(note(made), sent(text), me).length === 0;

describe('whether a note is the one that was sent', () => {
  it('line ends and blanks around it do not count', () => {
    assert.ok(isSame('а\nб', '\r\n а\r\nб  \n'));
    assert.ok(isSame('а\r\nб', 'а\nб'));
    assert.ok(!isSame('а б', 'а\nб'));
  });

  it('characters that the database could not keep do not count, and are told', () => {
    assert.ok(isSame('Готово \uFFFD, спасибо', 'Готово 😀, спасибо'));
    assert.ok(isSame('Готово ????, спасибо', 'Готово 😀, спасибо'));
    assert.ok(hasLostCharacters(note('Готово \uFFFD'), sent('Готово 😀')));
    assert.ok(!hasLostCharacters(note('Готово 😀'), sent('Готово 😀')));
  });

  it('a text cut at such a character, or changed elsewhere, is another text', () => {
    assert.ok(!isSame('Готово ', 'Готово 😀, спасибо'));
    assert.ok(!isSame('Гатово \uFFFD', 'Готово 😀'));
    assert.ok(!isSame('Готово?', 'Готово!'));
    assert.ok(!isSame('Готово \uFFFD', 'Готово ?'));
  });

  it('names what differs', () => {
    const other = note('б', {
      view_state: { id: 50, name: 'private' },
      reporter: { id: 9, name: 'x' },
      time_tracking: { duration: '00:15' },
    });
    assert.deepEqual(noteDifferences(other, sent('а'), me), ['text', 'privacy', 'minutes', 'author']);
    assert.deepEqual(noteDifferences(other, { text: 'б', isPrivate: true, minutes: 15 }, 9), []);
  });

  it('holds for any text that Mantis stores as it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), text => isSame(text, text)));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text =>
        isSame(text.replace(/[\u{10000}-\u{10FFFF}]/gu, '\uFFFD'), text),
      ),
    );
  });
});

describe('finding a landed note', () => {
  const { issues } = recorded(706).response.body as { issues: object[] };
  const issueWith = (...notes: readonly NotePayload[]) => ({ ...issueSchema.parse(issues[0]), notes: [...notes] });

  it('takes the first that equals and was not known', () => {
    const issue = issueWith(note('а', { id: 7 }), note('а', { id: 5 }), note('а', { id: 2 }));
    assert.equal(findLanded(issue, sent('а'), me, new Set([2]))?.id, 5);
    assert.equal(findLanded(issue, sent('а'), me, new Set([2, 5, 7])), null);
  });

  it('does not take another person’s or a note of other privacy', () => {
    const issue = issueWith(
      note('а', { id: 5, reporter: { id: 4, name: 'x' } }),
      note('а', { id: 6, view_state: { id: 50, name: 'private' } }),
    );
    assert.equal(findLanded(issue, sent('а'), me, new Set()), null);
    assert.equal(findLanded({ ...issue, notes: undefined }, sent('а'), me, new Set()), null);
  });
});
