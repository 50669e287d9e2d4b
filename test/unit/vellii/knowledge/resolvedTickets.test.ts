import assert from 'node:assert/strict';
import { depersonalise } from '../../../../src/vellii/privacy/depersonalise';
import { ticketUnit } from '../../../../src/vellii/knowledge/units/resolvedTicket';
import { looksLikeRobot } from '../../../../src/vellii/knowledge/units/robots';
import type { Ticket } from '../../../../src/tickets/ticket';
import { customer, note, resolvedTicket, robot, specialist } from './sampleTickets';

const unitOf = (ticket: Ticket): ReturnType<typeof ticketUnit> =>
  ticketUnit(ticket, { resolvedThreshold: 80, isRobot: looksLikeRobot }, (text, names) => depersonalise(text, { names }));
const answers = (notes: Ticket['notes']): string[] | undefined =>
  unitOf(resolvedTicket(7, { notes }))?.passages.map(({ text }) => text);

describe('What a resolved ticket teaches', () => {
  it('is nothing while it is open, private, or without a public answer', () => {
    assert.equal(unitOf(resolvedTicket(1, { status: { id: 50, name: 'assigned', label: 'назначен' } })), null);
    assert.equal(unitOf(resolvedTicket(1, { isPrivate: true })), null);
    assert.equal(unitOf(resolvedTicket(1, { notes: [] })), null);
    assert.equal(unitOf(resolvedTicket(1, { notes: null })), null);
    const aside = note(specialist, 'Клиент ошибся сам, ничего не делал.', { isPrivate: true });
    assert.equal(unitOf(resolvedTicket(1, { notes: [aside] })), null);
  });

  it('is what people answered, not the robot, not the customer, not a question back', () => {
    const solution = 'Поставьте «Точность цены» = 2: Справочники → Виды договоров.';
    assert.deepEqual(
      answers([
        note(robot, 'Обращение принято, дождитесь специалиста, он скоро ответит.'),
        note(specialist, 'Пришлите, пожалуйста, снимок экрана с настройкой вида договора.'),
        note(customer, 'Прикладываю снимок, там стоит ноль.'),
        note(specialist, solution),
        note(customer, 'Спасибо, помогло!'),
        note(specialist, 'Рад, что помогло.'),
      ]),
      [solution],
    );
  });

  it('is the robot’s answer where nobody else answered', () => {
    assert.equal(answers([note(robot, 'Откройте Сервис → Параметры и снимите «По части слова».')])?.length, 1);
  });

  it('leaves out what the customer said did not help', () => {
    assert.deepEqual(
      answers([
        note(specialist, 'Перезайдите в программу, права читаются при входе.'),
        note(customer, 'Не помогло, всё то же самое.'),
        note(specialist, 'Снимите личный запрет: Пользователи → «Личные права».'),
      ]),
      ['Снимите личный запрет: Пользователи → «Личные права».'],
    );
  });

  it('names nobody', () => {
    const unit = unitOf(
      resolvedTicket(7, {
        summary: 'Ольга Бухгалтерова не может войти',
        notes: [note(specialist, 'Ольга, добрый день! Позвонил Борису Поддержкину, +7 495 123-45-67: разблокируйте учётную запись.')],
      }),
    );
    const text = JSON.stringify(unit);
    for (const secret of ['Ольг', 'Бухгалтеров', 'Борис', 'Поддержкин', '123-45-67']) assert.ok(!text.includes(secret), secret);
  });

  it('overturns the solution of an earlier ticket that it says not to hold', () => {
    const notes = [note(specialist, 'Решение из #2066 больше не применяйте, причина в другом: откройте порт 80.')];
    assert.deepEqual(unitOf(resolvedTicket(2067, { notes }))?.overturns, [2066]);
    assert.deepEqual(unitOf(resolvedTicket(2067, { notes: [note(specialist, 'То же, что в #2066: выключите проверку.')] }))?.overturns, []);
  });
});
