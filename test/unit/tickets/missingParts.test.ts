import assert from 'node:assert/strict';
import { defaultTemplate } from '../../../src/regulation/policy/defaultTemplate';
import { formOfAddress } from '../../../src/tickets/formOfAddress';
import { missingParts } from '../../../src/tickets/missingParts';
import type { Note, Ticket } from '../../../src/tickets/ticket';
import { makeNote, makeTicket } from '../ticketPanel/makeTicket';

const customer = { id: 5, login: 'customer', realName: null, email: null };
const isCustomers = ({ author }: Note): boolean => author?.id === customer.id;
const missing = (ticket: Ticket): string[] => missingParts(ticket, defaultTemplate, isCustomers).map(({ key }) => key);

describe('F: the parts that nobody has told yet', () => {
  const bare = { summary: 'Счета', description: 'Помогите', notes: [] };

  it('are those that neither the ticket nor a public comment of the customer tells', () => {
    const all = missing(makeTicket(bare));
    assert.deepEqual(all, ['whatFails', 'since', 'steps', 'errorText', 'whoIsAffected', 'workaround', 'contact']);
    const answered = makeTicket({
      ...bare,
      notes: [
        makeNote({ author: customer, text: 'Контакт: +7 900 000-00-00\nОбходной путь: нет' }),
        makeNote({ id: 2, author: customer, text: 'Когда началось: вчера в 16:00' }),
      ],
    });
    assert.deepEqual(missing(answered), ['whatFails', 'steps', 'errorText', 'whoIsAffected']);
  });

  it('stay missing when only staff or a private comment speaks of them', () => {
    const text = 'Контакт: +7 900 000-00-00';
    const notes = [makeNote({ text }), makeNote({ id: 2, author: customer, isPrivate: true, text })];
    assert.ok(missing(makeTicket({ ...bare, notes })).includes('contact'));
    assert.ok(missing(makeTicket({ ...bare, notes: null })).includes('contact'));
  });
});

describe('the form of address', () => {
  for (const [name, expected] of [
    ['Воробьёва Мария Сергеевна', 'Мария Сергеевна'],
    ['Мария Сергеевна', 'Мария Сергеевна'],
    ['Петрова-Водкина  Анна  Ильинична ', 'Анна Ильинична'],
    ['Соколов Пётр Ильич', 'Пётр Ильич'],
    ['Роман Аркадьевич Вуйкович', null],
    ['Вуйкович Роман Аркадьевич', null],
    ['Григорий Заказчиков', null],
    ['ООО Ромашка Сергеевич', null],
    ['Мария', null],
    ['customer', null],
    ['<b>Мария</b> Сергеевна', null],
    ['', null],
    [null, null],
  ] as const) {
    it(`of «${name ?? ''}» is ${expected ?? 'not known'}`, () => assert.equal(formOfAddress(name), expected));
  }
});
