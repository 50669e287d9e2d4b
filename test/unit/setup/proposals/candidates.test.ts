import assert from 'node:assert/strict';
import { buildStory } from '../../../../demo/sample/index';
import { candidateScripts } from '../../../../src/setup/proposals/candidates';
import { scriptsOf } from '../../../../src/setup/workspace/script';
import { sampleScripts } from '../support/handWritten';
import { opened } from '../support/reviewing';

const scripts = sampleScripts().flatMap(({ path, text }) => scriptsOf(opened(path, text)));
const codes = scripts.map(script => script.code);

const setups = buildStory(Date.parse('2026-11-24T12:00:00+03:00')).actions.flatMap(action =>
  action.kind === 'create' && action.customFields['Тип обращения'] === 'Выполнение настройки'
    ? [{ key: action.ticket, summary: action.summary, text: action.description }]
    : [],
);

describe('the scripts that a ticket may be about', () => {
  it('are found by their code whichever dash, case, Е or Ё it is written with', () => {
    for (const summary of ['Поправьте жц–допродажи', 'ЖЦ‑ДОПРОДАЖИ: новый переход', 'скрипт Жц—Допродажи.']) {
      const [first] = candidateScripts({ summary, text: '' }, scripts);
      assert.equal(first?.script.code, 'ЖЦ-ДОПРОДАЖИ', summary);
      assert.equal(first.reasons[0]?.reason, 'code', summary);
    }
    for (const summary of ['ЖЦ-ДОПРОДАЖИ-2', 'НЕЖЦ-ДОПРОДАЖИ']) {
      const [first] = candidateScripts({ summary, text: '' }, scripts);
      assert.notEqual(first?.reasons[0]?.reason, 'code', summary);
    }
  });

  it('begin with those that the ticket names by code, for every setup ticket of the sample', () => {
    const named = setups.filter(({ summary, text }) => codes.some(code => `${summary}\n${text}`.includes(code)));
    assert.ok(named.length >= 12);
    const kinds = new Set<string>();
    for (const ticket of named) {
      const first = candidateScripts(ticket, scripts).at(0);
      assert.ok(first !== undefined, ticket.key);
      assert.equal(first.reasons[0]?.reason, 'code', ticket.key);
      assert.ok(`${ticket.summary}\n${ticket.text}`.includes(first.script.code), ticket.key);
      kinds.add(first.script.kind);
    }
    assert.equal(kinds.size, 5);
  });

  it('are found by their title and by words when no code is named', () => {
    const find = (summary: string, text = '') => candidateScripts({ summary, text }, scripts)[0]?.script.code;
    assert.equal(find('Изменить время: Резервная копия должна идти в планировщике позже'), 'НС-ПЛАНИРОВЩИК');
    assert.equal(find('В отчёте «Полнота сбора» не хватает показателя'), 'OLAP-ПОЛНОТА-СБОРА');
    assert.equal(find('Нужна роль юриста в жизненном цикле допродаж действующим клиентам'), 'ЖЦ-ДОПРОДАЖИ');
  });

  it('are none for a ticket about something else, and a code inside of a longer one does not count', () => {
    assert.deepEqual(candidateScripts({ summary: 'Не печатает принтер', text: 'Мигает красная лампа.' }, scripts), []);
    const [first] = candidateScripts({ summary: 'ОП-ДОЛЖНИКИ-2', text: '' }, scripts);
    assert.ok(first?.reasons.every(({ reason }) => reason !== 'code') ?? true);
  });
});
