import assert from 'node:assert/strict';
import { articleUnits } from '../../../../src/vellii/knowledge/units/article';

const unitsOf = (text: string): ReturnType<typeof articleUnits> =>
  articleUnits({ folder: 'kb', file: 'sub/a.md', text, changedAt: null }, body => body);

describe('Sections of an article', () => {
  it('are units with their lines, and so is what stands above the first heading', () => {
    const units = unitsOf('Вводный текст.\n\n# Тема\n\n## Раздел ##\n\nТекст\nещё\n\n## Пустой\n\n# Конец\nтак\n');
    assert.deepEqual(
      units.map(({ id, context, passages: [passage] }) => [id, context, passage?.fromLine, passage?.toLine]),
      [
        ['kb/sub/a.md#', 'a', 1, 1],
        ['kb/sub/a.md#Раздел', 'Тема', 7, 8],
        ['kb/sub/a.md#Конец', '', 13, 13],
      ],
    );
  });

  it('are not begun by a hash inside a code block, and front matter is none of them', () => {
    const units = unitsOf('---\ntitle: x\n---\n# А\n```sh\n# не заголовок\n```\nтекст\r\n');
    assert.deepEqual(units.map(({ id }) => id), ['kb/sub/a.md#А']);
    assert.match(units[0]?.passages[0]?.text ?? '', /не заголовок/);
  });

  it('with the same heading keep apart', () => {
    assert.deepEqual(unitsOf('# А\nодин\n# А\nдва').map(({ id }) => id), ['kb/sub/a.md#А', 'kb/sub/a.md#А (2)']);
  });

  it('of an empty file are none', () => {
    assert.deepEqual(unitsOf(''), []);
    assert.deepEqual(unitsOf('\n\n# Только заголовок\n'), []);
  });
});
