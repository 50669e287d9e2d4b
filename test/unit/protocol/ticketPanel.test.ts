import assert from 'node:assert/strict';
import type * as z from 'zod';
import { panelMemory } from '../../../src/protocol/panelMemory';
import { hostMessage, webviewMessage, type HostMessage, type WebviewMessage } from '../../../src/protocol/ticketPanel';

const draft = { text: 'Ответ \u0000 😀', isPrivate: true, statusAfter: 80, rev: 3 };
const problem = { message: 'Не вышло', detail: null, actions: [{ key: 'retry', label: 'Повторить' } as const] };
const instant = { text: 'пт 31.10, 16:00 МСК', hint: '' };
const person = { name: 'Борис Поддержкин', login: 'support1', isMe: true };
const file = { id: 1, fileName: '<img>.txt', size: '1 КБ', author: '', at: instant, hint: '', isShowable: true };

const ready: HostMessage = {
  type: 'state',
  state: {
    phase: 'ready',
    ticket: {
      id: 1234,
      summary: '<b>тема</b>',
      isPrivate: false,
      isResolved: false,
      status: { id: 50, label: 'назначено', color: '#C2dfff' },
      resolution: null,
      priority: { label: 'Блокирует работу', kind: 'blocker' },
      type: null,
      category: null,
      customer: null,
      handler: person,
      reporter: null,
      createdAt: instant,
      updatedAt: instant,
      fields: [{ name: 'Платная', value: 'Да' }],
      description: '',
      stepsToReproduce: '',
      additionalInformation: '',
      attachments: [file],
      notes: [
        {
          id: 1,
          author: person,
          side: 'staff',
          isPrivate: true,
          isReminder: false,
          text: '',
          editable: '',
          mayDelete: true,
          timeBooked: '15 мин',
          createdAt: instant,
          editedAt: null,
          attachments: [file],
        },
      ],
      history: [{ at: instant, who: '', what: 'Создано', change: null }],
      mentions: {
        tickets: [{ id: 2, summary: 'Другое' }],
        notes: [{ id: 5, ticketId: 2 }],
        people: [{ login: 'support1', name: 'Борис' }],
      },
      sla: {
        state: 'breached',
        headline: 'Срок нарушен',
        milestones: [
          {
            key: 'assign',
            state: 'met',
            late: true,
            title: 'Назначение',
            due: null,
            dueHint: null,
            progress: null,
            explanation: ['потому'],
            clause: null,
          },
        ],
        queueReason: null,
        queueClause: 'E1',
        remarks: [],
      },
      largeEffort: null,
      template: { missing: ['Контакт'], request: 'Здравствуйте!' },
    },
    composer: {
      blockedReason: null,
      mayWritePrivate: true,
      mayBookTime: true,
      resolveId: 80,
      statuses: [
        {
          id: 80,
          label: 'решена',
          color: null,
          fields: [{ key: 'customField:2', label: 'Часы', value: '', kind: 'number', options: [], blocked: null }],
        },
      ],
      denied: [{ label: 'новая', reason: 'нельзя' }],
    },
    fields: {
      fields: [{ key: 'handler', label: 'Исполнитель', value: '3', kind: 'choice', options: [], blocked: null }],
      saving: {
        phase: 'conflict',
        rows: [
          {
            key: 'handler',
            label: 'Исполнитель',
            base: 'никто',
            mine: 'Борис',
            theirs: 'Вера',
            theirsValue: '4',
            isOverwritten: false,
          },
        ],
        wasLost: false,
      },
    },
    files: {
      pending: [{ id: 'f', name: 'а.txt', size: '1 КБ', objection: null }],
      attachBlocked: null,
      downloadBlocked: 'нельзя',
      limit: 'не больше 5 МБ',
    },
    scripts: { phase: 'ready', files: [{ key: 'a', name: '<b>', folder: '', reason: '' }], hidden: 0 },
    similar: {
      phase: 'ready',
      similar: [{ ticketId: 5, summary: '<b>', status: '', isResolved: true, facts: '', answer: '<img>' }],
      ofCustomer: [],
      hidden: 0,
      linked: [],
      closeBlocked: null,
    },
    links: {
      tags: [{ id: 1, name: 'метка' }],
      knownTags: ['другая'],
      addTagBlocked: null,
      removeTagBlocked: null,
      followers: [person],
      isFollowing: true,
      followBlocked: null,
      relations: [{ type: 'связано с', items: [{ id: 1, ticketId: 2, summary: '', status: null }] }],
      relationTypes: [{ name: 'related-to', label: 'связано с' }],
      relateBlocked: null,
      busy: 'tags',
      problem: { part: 'relations', message: 'нет' },
    },
    reading: {
      news: { what: 'клиент ответил', since: '14:05 МСК', noteId: 1, isReply: true, isRead: false },
      upTo: { noteId: 1, at: 5, lines: 1 },
    },
    noteChange: { phase: 'failed', noteId: 1, problem },
    sendingConflict: null,
    sending: { phase: 'uncertain', id: 'a', problem },
    isRefreshing: false,
    stale: problem,
  },
};

const fromHost: readonly HostMessage[] = [
  { type: 'init', l10n: { Send: 'Отправить' }, language: 'ru', origin: 'https://a.example', ticketId: 1, writer: 'w' },
  { type: 'state', state: { phase: 'waiting', message: '…' } },
  { type: 'state', state: { phase: 'unavailable', problem } },
  ready,
  { type: 'draft', draft },
  { type: 'landed', text: null, minutes: null, statusAfter: 80, rev: null },
  { type: 'sendingIn', id: 'a', seconds: 5 },
  { type: 'walkWanted', to: 'next' },
  { type: 'macros', macros: [{ id: 'а.md', title: 'А', tags: [], text: 'текст', unfilled: [] }], problem: null },
  { type: 'completions', trigger: '#', query: '1', items: [{ insert: '#12', label: '#12 Сбой', detail: 'новое' }] },
  { type: 'insertText', id: 'a', text: 'черновик', isPrivate: false },
  { type: 'showNote', noteId: 7 },
  { type: 'draftSaved', rev: 3 },
  { type: 'draftNotSaved', rev: 3, message: 'диск полон' },
  { type: 'draftConflict', theirs: { text: 'их', isPrivate: false, statusAfter: null }, theirsAt: 'пт' },
  { type: 'draftNotice', message: '…' },
  { type: 'sendSettled', id: 'a' },
  { type: 'focusComposer' },
  { type: 'fileWanted', token: 't' },
  { type: 'fileKept', token: 't' },
  { type: 'fileRefused', token: null, name: 'а.txt', message: 'велик' },
  { type: 'imagePreview', id: 3, name: 'а.png', imageType: 'image/png', bytes: new Uint8Array(3) },
];

const fromWebview: readonly WebviewMessage[] = [
  { type: 'ready', remembered: null },
  { type: 'ready', remembered: { ...draft, savedRev: 2, writer: 'w' } },
  { type: 'draftChanged', draft },
  { type: 'resolveDraftConflict', choice: 'both', mine: draft },
  { type: 'send', id: 'a', draft, fileIds: ['f'], then: 'next' },
  { type: 'cancelSending', id: 'a' },
  { type: 'hurrySending', id: 'a' },
  { type: 'seen', upTo: { noteId: 1, at: 5, lines: 1 } },
  { type: 'markUnread' },
  { type: 'walk', to: 'queue', isClean: true },
  { type: 'wantMacros' },
  { type: 'chooseMacrosFolder' },
  { type: 'complete', trigger: '@', query: 'бор' },
  { type: 'saveNote', noteId: 1, base: 'а', text: 'б' },
  { type: 'deleteNote', noteId: 1 },
  { type: 'closeNoteProblem' },
  { type: 'action', action: 'openInBrowser' },
  { type: 'openLink', url: 'https://a.example' },
  { type: 'showClause', clause: 'E2' },
  { type: 'openScript', key: 'scripts/a.yaml' },
  { type: 'wantSimilar' },
  { type: 'closeAsDuplicate', of: 12 },
  { type: 'command', command: 'startWork' },
  { type: 'pickFiles' },
  { type: 'offerFile', token: 't', name: 'а.txt', size: 3 },
  { type: 'fileBytes', token: 't', bytes: new Uint8Array(3) },
  { type: 'removeFile', id: 'f' },
  { type: 'downloadFile', id: 3 },
  { type: 'openFile', id: 3 },
  { type: 'addTag', name: 'метка' },
  { type: 'removeTag', id: 1 },
  { type: 'follow' },
  { type: 'addRelation', ticketId: 2, relation: 'related-to' },
  { type: 'removeRelation', id: 1 },
  { type: 'openTicket', ticketId: 2 },
  { type: 'closeLinkProblem' },
  { type: 'saveFields', id: 'a', base: { handler: '' }, values: { handler: '3' } },
  { type: 'decideFields', choices: { handler: 'mine' } },
  { type: 'decideSending', id: 'a', choices: { statusId: 'theirs' } },
  { type: 'closeFieldsResult' },
  { type: 'inserted', id: 'a', isDone: true },
  { type: 'insertDraft' },
  { type: 'changeSetup' },
  { type: 'openScript', key: 'file:///скрипт.yaml' },
  { type: 'command', command: 'startWork' },
];

const kindsOf = (schema: { options: readonly z.ZodObject<{ type: z.ZodLiteral<string> }>[] }): string[] =>
  schema.options.map(option => option.shape.type.value).sort();
const distinct = (messages: readonly { type: string }[]): string[] =>
  [...new Set(messages.map(({ type }) => type))].sort();

const show = (message: unknown): string => (message === undefined ? 'undefined' : JSON.stringify(message).slice(0, 80));

describe('messages of the ticket panel', () => {
  it('are all tried here', () => {
    assert.deepEqual(distinct(fromHost), kindsOf(hostMessage as never));
    assert.deepEqual(distinct(fromWebview), kindsOf(webviewMessage as never));
  });

  for (const message of fromHost) {
    it(`come through from the host: ${message.type}`, () =>
      assert.deepEqual(hostMessage.parse(structuredClone(message)), message));
  }

  for (const message of fromWebview) {
    it(`come through from the webview: ${message.type}`, () =>
      assert.deepEqual(webviewMessage.parse(structuredClone(message)), message));
  }

  const bad: readonly unknown[] = [
    null,
    undefined,
    'ready',
    [],
    {},
    { type: 'unknown' },
    { type: 'ready' },
    { type: 'ready', remembered: { ...draft } },
    { type: 'draftChanged', draft: { ...draft, rev: -1 } },
    { type: 'draftChanged', draft: { ...draft, rev: 1.5 } },
    { type: 'draftChanged', draft: { ...draft, text: 7 } },
    { type: 'draftChanged', draft: { ...draft, statusAfter: '80' } },
    { type: 'send', id: '', draft },
    { type: 'send', id: 'x'.repeat(65), draft },
    { type: 'send', id: 'a' },
    { type: 'action', action: 'workbench.action.terminal.new' },
    { type: 'openLink', url: 'https://a.example/'.padEnd(9000, 'x') },
    { type: 'resolveDraftConflict', choice: 'nobody', mine: draft },
  ];
  for (const message of bad) {
    it(`are refused from the webview: ${show(message)}`, () => assert.ok(!webviewMessage.safeParse(message).success));
  }

  const withColor = (color: string): unknown => {
    const message = structuredClone(ready) as { state: { ticket: { status: { color: string } } } };
    message.state.ticket.status.color = color;
    return message;
  };
  for (const message of [
    null,
    { type: 'state', state: { phase: 'ready' } },
    { type: 'state', state: { phase: 'other', message: '' } },
    { type: 'init', l10n: { a: { message: 'b' } }, language: 'ru', origin: 'o', ticketId: 1, writer: 'w' },
    withColor('red;background:url(https://evil.example)'),
    withColor('#fff'),
  ]) {
    it(`are refused from the host: ${show(message)}`, () => assert.ok(!hostMessage.safeParse(message).success));
  }
});

describe('the memory of a ticket panel', () => {
  const memory = {
    origin: 'https://a.example',
    ticketId: 7,
    draft: null,
    scrollTop: 12.5,
    selection: [1, 2],
    open: ['history'],
    editing: { base: { handler: '' }, values: { handler: '3' } },
    noteEdit: { noteId: 5, base: 'а', text: 'б' },
    workedMs: 61_000,
  };

  it('comes through a reload', () => assert.deepEqual(panelMemory.parse(JSON.parse(JSON.stringify(memory))), memory));

  for (const wrong of [
    undefined,
    {},
    { ...memory, ticketId: 0 },
    { ...memory, origin: '' },
    { ...memory, selection: [1] },
  ]) {
    it(`is refused when it is ${JSON.stringify(wrong)}`, () => assert.ok(!panelMemory.safeParse(wrong).success));
  }
});
