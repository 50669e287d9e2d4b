import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { MacroView } from '../../../src/protocol/writing';
import { begunAt, completionList, searchMacros } from '../../../webview-ui/ticket/completion';
import { initialModel, type PanelEvent, type PanelModel } from '../../../webview-ui/ticket/model';
import { reduce } from '../../../webview-ui/ticket/reducer';
import { noteView, readyState } from './readyState';

const macro = (title: string, parts: Partial<MacroView> = {}): MacroView => ({
  id: `${title}.md`,
  title,
  tags: [],
  text: title,
  unfilled: [],
  ...parts,
});

const at = (marked: string): ReturnType<typeof begunAt> => begunAt(marked.replace('|', ''), marked.indexOf('|'));

function written(text: string, ...events: readonly PanelEvent[]): PanelModel {
  const notes = [noteView({ id: 55, text: 'Первый' }), noteView({ id: 56, text: 'Ещё раз' })];
  const all: readonly PanelEvent[] = [
    { kind: 'host', message: { type: 'draft', draft: { text: '', isPrivate: false, statusAfter: null, rev: 0 } } },
    { kind: 'host', message: { type: 'state', state: readyState({ notes }) } },
    { kind: 'typed', text },
    { kind: 'caretMoved', at: text.length },
    ...events,
  ];
  return all.reduce(reduce, initialModel());
}

describe('what is being begun at the cursor', () => {
  it('is a macro at the beginning of a line only', () => {
    assert.deepEqual(at('/при|'), { trigger: '/', from: 0, to: 4, query: 'при' });
    assert.deepEqual(at('Да\n/|'), { trigger: '/', from: 3, to: 4, query: '' });
    assert.equal(at('и/или|'), null);
    assert.equal(at('см. /etc|'), null);
    assert.equal(at('/etc/hosts|'), null);
    assert.equal(at('//|'), null);
  });

  it('is a ticket, a comment or a person at the beginning of a word', () => {
    assert.deepEqual(at('см. #12|'), { trigger: '#', from: 4, to: 7, query: '12' });
    assert.deepEqual(at('(~5|'), { trigger: '~', from: 1, to: 3, query: '5' });
    assert.deepEqual(at('@|'), { trigger: '@', from: 0, to: 1, query: '' });
    for (const text of ['a@b|', 'x#1|', '# Заголовок|', '#|', 'https://a.example/#1|', '@имя |']) {
      assert.equal(at(text), null, text);
    }
  });

  it('lies within the text, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('/', '#', '~', '@', ' ', '\n', 'а', '1') }),
        fc.nat(20),
        (text, n) => {
          const caret = Math.min(n, text.length);
          const begun = begunAt(text, caret);
          if (begun === null) return;
          assert.equal(begun.to, caret);
          assert.equal(text.slice(begun.from, begun.to), begun.trigger + begun.query);
        },
      ),
    );
  });
});

describe('the list beside the cursor', () => {
  const macros: PanelEvent = {
    kind: 'host',
    message: { type: 'macros', macros: [macro('Принято'), macro('Исправлено')], problem: null },
  };

  it('has the macros that the words find, and what each says', () => {
    const list = completionList(written('/исп', macros));
    assert.deepEqual(
      list?.items.map(({ label, insert }) => [label, insert]),
      [['Исправлено', 'Исправлено']],
    );
  });

  it('has the comments of the ticket, the latest first', () => {
    const list = completionList(written('~'));
    assert.deepEqual(
      list?.items.map(({ insert }) => insert),
      ['~56 ', '~55 '],
    );
    assert.equal(completionList(written('~еще'))?.items.length, 1);
  });

  it('shows nothing of another question', () => {
    const tickets: PanelEvent = {
      kind: 'host',
      message: {
        type: 'completions',
        trigger: '#',
        query: '1',
        items: [{ insert: '#12', label: '#12 Сбой', detail: 'новое' }],
      },
    };
    assert.deepEqual(completionList(written('#1', tickets))?.items[0]?.insert, '#12 ');
    assert.equal(completionList(written('@б', tickets)), null);
  });

  it('goes round with the arrows, closes for what was closed, and opens for the next', () => {
    const model = written('/', macros, { kind: 'choiceMoved', by: -1, of: 2 });
    assert.equal(completionList(model)?.choice, 1);
    assert.equal(completionList(reduce(model, { kind: 'choiceMoved', by: 1, of: 2 }))?.choice, 0);
    const closed = reduce(model, { kind: 'listClosed', at: 0 });
    assert.equal(completionList(closed), null);
    const further = [
      { kind: 'typed', text: '/\n/' },
      { kind: 'caretMoved', at: 3 },
    ] as const;
    assert.equal(completionList(further.reduce<PanelModel>(reduce, closed))?.items.length, 2);
  });

  it('says why there are no macros, and is not there without a cursor', () => {
    const none: PanelEvent = { kind: 'host', message: { type: 'macros', macros: [], problem: 'нет папки' } };
    assert.equal(completionList(written('/', none))?.problem, 'нет папки');
    assert.equal(completionList(written('/', macros, { kind: 'caretMoved', at: null })), null);
  });
});

describe('the search for macros', () => {
  it('wants all words, and puts those with them in the title first', () => {
    const found = searchMacros(
      [
        macro('Прочее', { text: 'срок по обращению' }),
        macro('Метка', { tags: ['сроки'] }),
        macro('Сроки по обращению'),
        macro('Иное'),
      ],
      'срок',
    );
    assert.deepEqual(
      found.map(({ title }) => title),
      ['Сроки по обращению', 'Метка', 'Прочее'],
    );
    assert.equal(searchMacros([macro('Учёт')], 'учет').length, 1);
  });
});
