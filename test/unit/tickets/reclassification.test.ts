import assert from 'node:assert/strict';
import { changesOf, classificationOf } from '../../../src/tickets/reclassification/change';
import { pendingProposal, proposalText, reasonText } from '../../../src/tickets/reclassification/noteText';
import { makeNote, makeTicket } from '../ticketPanel/makeTicket';

const terms = {
  types: {
    consultation: 'Консультация',
    setup: 'Выполнение настройки',
    development: 'Доработка',
    failure: 'Сбой',
  },
  priorities: { blocker: 'Блокирует работу', fix: 'Требует исправления', significant: 'Значимый' },
} as const;
const choice = { type: 'consultation', category: 'ЭДО', priority: 'significant' } as const;
const ticket = makeTicket();
const proposal = proposalText(classificationOf(ticket), choice, 'Это вопрос', terms);
const staff = () => true;

describe('a proposal to reclassify', () => {
  it('is read back as it was written', () => {
    const note = makeNote({ id: 7, text: proposal, isPrivate: true });
    const found = pendingProposal(makeTicket({ notes: [note] }), terms, staff);
    assert.deepEqual(found, { note, choice, reason: 'Это вопрос' });
  });

  it('names what is no longer open only while something is', () => {
    const notes = [makeNote({ id: 7, text: proposal, isPrivate: true })];
    const half = makeTicket({ notes, type: 'consultation', category: 'ЭДО' });
    assert.deepEqual(pendingProposal(half, terms, staff)?.choice, { priority: 'significant' });
    const whole = makeTicket({ notes, type: 'consultation', category: 'ЭДО', regulationPriority: 'significant' });
    assert.equal(pendingProposal(whole, terms, staff), null);
  });

  it('is settled by a reclassification after it', () => {
    const reason = reasonText(classificationOf(ticket), { type: 'setup' }, 'Иначе', terms);
    const notes = [makeNote({ id: 8, text: reason }), makeNote({ id: 7, text: proposal, isPrivate: true })];
    assert.equal(pendingProposal(makeTicket({ notes }), terms, staff), null);
  });

  it('of a customer, or a public one, is none', () => {
    const notes = [makeNote({ id: 7, text: proposal, isPrivate: true })];
    assert.equal(
      pendingProposal(makeTicket({ notes }), terms, () => false),
      null,
    );
    const open = [makeNote({ id: 7, text: proposal, isPrivate: false })];
    assert.equal(pendingProposal(makeTicket({ notes: open }), terms, staff), null);
  });

  it('cannot be given further lines by what is put into it', () => {
    const text = proposalText(classificationOf(ticket), { type: 'setup' }, 'x\nПриоритет: a → Значимый', terms);
    const notes = [makeNote({ id: 7, text, isPrivate: true })];
    assert.deepEqual(pendingProposal(makeTicket({ notes }), terms, staff)?.choice, { type: 'setup' });
  });

  it('only what differs is a change', () => {
    assert.deepEqual(changesOf(ticket, { type: 'failure', priority: 'fix' }), { priority: 'fix' });
  });
});
