import assert from 'node:assert/strict';
import type { HostMessage } from '../../../src/protocol/ticketPanel';
import type { NoteView } from '../../../src/protocol/ticketView';
import { clockText, minutesIn } from '../../../webview-ui/ticket/minutes';
import { initialModel, type PanelEvent, type PanelModel } from '../../../webview-ui/ticket/model';
import { openPlaces, placeAfter } from '../../../webview-ui/ticket/places';
import { quoted } from '../../../webview-ui/ticket/quote';
import { reduce } from '../../../webview-ui/ticket/reducer';
import { isLocked, sendBlock } from '../../../webview-ui/ticket/sendable';
import { noteView, readyState } from './readyState';

const host = (message: HostMessage): PanelEvent => ({ kind: 'host', message });
const typed = (text: string): PanelEvent => ({ kind: 'typed', text });
const press: PanelEvent = { kind: 'sendPressed', id: 'a', then: null };
const state = (...notes: readonly NoteView[]): PanelEvent =>
  host({ type: 'state', state: readyState({ notes: [...notes] }) });
const known = host({ type: 'draft', draft: { text: '', isPrivate: false, statusAfter: null, rev: 0 } });
const open: readonly PanelEvent[] = [known, state()];
const after = (...events: readonly PanelEvent[]): PanelModel => events.reduce(reduce, initialModel());

describe('what comes while somebody writes', () => {
  const theirs = noteView({ id: 9 });
  const mine = noteView({ id: 10, author: { name: 'Я', login: 'support1', isMe: true } });

  it('is told, and asked about before it is sent', () => {
    const model = after(...open, typed('ответ'), state(theirs, mine));
    assert.deepEqual(model.arrivals, [9]);
    const asked = reduce(model, press);
    assert.deepEqual([asked.request, asked.doubt], [null, 'arrivals']);
    const sent = reduce(asked, { kind: 'sendPressed', id: 'b', then: null, accept: 'arrivals' });
    assert.deepEqual([sent.request, sent.doubt], ['b', null]);
  });

  it('is no question once it was seen, nor while nothing is written', () => {
    const seen = after(...open, typed('ответ'), state(theirs), { kind: 'arrivalsSeen' });
    assert.equal(reduce(seen, press).request, 'a');
    assert.deepEqual(after(...open, state(theirs)).arrivals, []);
  });

  it('stays told over the next states, until it is gone or the reply is in Mantis', () => {
    const model = after(...open, typed('ответ'), state(theirs), state(theirs));
    assert.deepEqual(model.arrivals, [9]);
    assert.deepEqual(reduce(model, state()).arrivals, []);
    const landed = host({ type: 'landed', text: 'ответ', minutes: null, statusAfter: null, rev: 9 });
    assert.deepEqual(reduce(model, landed).arrivals, []);
  });
});

describe('places that a macro left open', () => {
  it('stop the sending until they are filled in or accepted', () => {
    const model = after(...open, typed('Причина: {{причина}}'), press);
    assert.deepEqual([model.request, model.doubt], [null, 'variables']);
    assert.equal(reduce(reduce(model, typed('Причина: диск')), press).request, 'a');
    const accepted = reduce(model, { kind: 'sendPressed', id: 'b', then: null, accept: 'variables' });
    assert.equal(accepted.request, 'b');
  });

  it('are asked about before emoji, and what was accepted is not asked again', () => {
    const first = after(...open, typed('{{x}} 😀'), press);
    assert.equal(first.doubt, 'variables');
    const second = reduce(first, { kind: 'sendPressed', id: 'b', then: null, accept: 'variables' });
    assert.deepEqual([second.request, second.doubt], [null, 'characters']);
    const third = reduce(second, { kind: 'sendPressed', id: 'c', then: null, accept: 'characters' });
    assert.equal(third.request, 'c');
    assert.deepEqual(reduce(second, typed('{{x}}')).accepted, []);
  });

  it('are found one after another', () => {
    const text = 'а {{б}} в {{г}} {{б}} {{}} {не}';
    assert.deepEqual(openPlaces(text), ['{{б}}', '{{г}}']);
    assert.deepEqual(placeAfter(text, 0), [2, 7]);
    assert.deepEqual(placeAfter(text, 3), [10, 15]);
    assert.equal(placeAfter(text, 99), null);
  });
});

describe('a sending that waits', () => {
  const waits = host({ type: 'sendingIn', id: 'a', seconds: 5 });

  it('holds the text still, and lets it go when it is cancelled', () => {
    const model = after(...open, typed('ответ'), press, waits);
    assert.deepEqual([model.delay?.seconds, isLocked(model), sendBlock(model)], [5, true, 'busy']);
    const cancelled = [
      host({ type: 'sendingIn', id: 'a', seconds: null }),
      host({ type: 'sendSettled', id: 'a' }),
    ].reduce(reduce, model);
    assert.deepEqual([cancelled.delay, isLocked(cancelled), cancelled.composer.text], [null, false, 'ответ']);
  });

  it('is known to a page that has come up anew', () => {
    const model = after(...open, waits);
    assert.ok(isLocked(model));
  });

  it('remembers what is to come after it, also through questions', () => {
    const model = after(...open, typed('ответ 😀'), { kind: 'sendPressed', id: 'a', then: 'next' });
    const sent = reduce(model, { kind: 'sendPressed', id: 'b', then: null, accept: 'characters' });
    assert.deepEqual([sent.request, sent.then], ['b', 'next']);
    assert.equal(reduce(model, { kind: 'sendPressed', id: 'b', then: 'stay' }).then, 'stay');
  });
});

describe('a sending that has ended', () => {
  const ended = (id: string): PanelEvent =>
    host({ type: 'state', state: readyState({ sending: { phase: 'done', id, message: 'Готово' } }) });

  it('lets the next one go as soon as its end is shown', () => {
    const model = after(...open, typed('ответ'), press);
    assert.equal(reduce(model, ended('b')).request, 'a');
    assert.equal(reduce(model, ended('a')).request, null);
  });
});

describe('sending and resolving', () => {
  it('chooses the status and sends, with or without a text', () => {
    const model = after(...open, { kind: 'resolvePressed', id: 'a' });
    assert.deepEqual([model.composer.statusAfter, model.request], [80, 'a']);
  });

  it('asks for what the status demands before anything is sent', () => {
    const demanded = {
      key: 'customField:2',
      label: 'Часы',
      value: '',
      kind: 'number',
      options: [],
      blocked: null,
    } as const;
    const model = after(
      known,
      host({ type: 'state', state: readyState({ statusFields: [{ ...demanded, options: [] }] }) }),
      typed('Готово'),
      { kind: 'resolvePressed', id: 'a' },
    );
    assert.deepEqual([model.composer.statusAfter, model.request, sendBlock(model)], [80, null, 'missing']);
  });

  it('does nothing where the ticket cannot be resolved from here', () => {
    const before = after(known, host({ type: 'state', state: readyState({ resolveId: null }) }));
    assert.equal(reduce(before, { kind: 'resolvePressed', id: 'a' }), before);
  });
});

describe('the time spent', () => {
  for (const [text, minutes] of [
    ['', 0],
    ['15', 15],
    ['15 мин', 15],
    ['0:15', 15],
    ['1:30', 90],
    ['1,5 ч', 90],
    ['2 ч 10 мин', 130],
    ['1.25h', 75],
    ['3 часа', 180],
    ['завтра', null],
    ['1:75', null],
    ['-5', null],
    ['9999', null],
    ['100 ч', null],
  ] as const) {
    it(`«${text}» is ${minutes ?? 'none'}`, () => assert.equal(minutesIn(text), minutes));
  }

  it('is written as it is read', () => {
    for (let minutes = 1; minutes < 2000; minutes += 7) assert.equal(minutesIn(clockText(minutes)), minutes);
  });

  it('goes with the note, alone as well; what is none stands in the way', () => {
    const model = after(...open, { kind: 'timeTyped', text: '0:20' });
    assert.deepEqual([model.composer.minutes, sendBlock(model)], [20, null]);
    const wrong = reduce(model, { kind: 'timeTyped', text: '0:2x' });
    assert.deepEqual([wrong.composer.minutes, sendBlock(wrong)], [0, 'time']);
  });

  it('leaves the composer with the note it was booked on, and only then', () => {
    const model = after(...open, typed('ответ'), { kind: 'timeTyped', text: '20' }, press);
    const landed = reduce(model, host({ type: 'landed', text: 'ответ', minutes: 20, statusAfter: null, rev: 9 }));
    assert.deepEqual([landed.composer.minutes, landed.writing.timeText, landed.composer.text], [0, null, '']);
    const status = reduce(model, host({ type: 'landed', text: null, minutes: null, statusAfter: 80, rev: 9 }));
    assert.equal(status.composer.minutes, 20);
  });
});

describe('a quotation', () => {
  it('has every line marked, and whose it is', () => {
    assert.equal(quoted('Раз\n\nдва ', 'Иванов, пт'), '> Иванов, пт:\n> Раз\n>\n> два\n\n');
  });

  it('of a private comment makes the reply private, and says so', () => {
    const model = after(...open, typed('> тайна'), { kind: 'privateQuoted' });
    assert.equal(model.composer.isPrivate, true);
    assert.ok(model.notice !== null);
    assert.equal(reduce(model, { kind: 'privateQuoted' }), model);
  });
});

describe('a comment being changed', () => {
  const editing = after(
    ...open,
    { kind: 'noteEditStarted', noteId: 5, text: 'было' },
    { kind: 'noteEditTyped', text: 'стало' },
  );

  it('is not dropped for another one', () => {
    assert.equal(reduce(editing, { kind: 'noteEditStarted', noteId: 6, text: 'иное' }), editing);
  });

  it('stays open when Mantis refuses it, and closes when Mantis has it', () => {
    const changing = (noteChange: Parameters<typeof readyState>[0]): PanelEvent =>
      host({ type: 'state', state: readyState(noteChange) });
    const saving = reduce(editing, changing({ noteChange: { phase: 'saving', noteId: 5 } }));
    const problem = { message: 'нет', detail: null, actions: [] };
    const failed = reduce(saving, changing({ noteChange: { phase: 'failed', noteId: 5, problem } }));
    assert.equal(failed.noteEdit?.text, 'стало');
    const saved = reduce(saving, changing({ noteChange: { phase: 'saved', noteId: 5 } }));
    assert.equal(saved.noteEdit, null);
  });
});
