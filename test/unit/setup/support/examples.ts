/** One script of each kind that uses every key of its schema, and is free of findings. */
const LIFECYCLE = `kind: lifecycle
code: ЖЦ-ПРИМЕР
title: Сделки
version: '0003'
owner: Отдел продаж
object:
  entity: Сделка
  filter: "deal_type = 'UPSELL'"
  fields: [amount, discount, reason, due_at]
roles:
  sales: [Менеджер, Руководитель]
states:
  - { code: NEW, title: Новая, initial: true, color: '#8aa4c8' }
  - { code: TALK, title: Переговоры }
  - { code: OFFER, title: КП отправлено }
  - { code: DONE, title: Завершена, final: true }
  - { code: REFUSED, title: Отказ клиента, final: true }
transitions:
  - { code: '0010', title: Начать, from: NEW, to: TALK, roles: [Менеджер] }
  - code: '0020'
    title: Отправить КП
    from: TALK
    to: OFFER
    roles: [Менеджер]
    condition: 'amount > 0 and discount <= 15'
    comment: required
    actions:
      - { type: set-field, to: Клиент, template: MSG, field: reason, value: нет, title: Т, for: Менеджер, due: 1 day, channel: edo, form: КП, document: Счёт, transition: '0010', when: amount > 0 }
  - { code: '0030', title: Завершить, from: OFFER, to: DONE, roles: [Менеджер] }
  - { code: '0040', title: Отказ, from: OFFER, to: REFUSED, roles: [Руководитель] }
timers:
  - { code: T1, state: OFFER, after: 5 working days, at: due_at, action: { type: transition, transition: '0040', to: Клиент, template: MSG, field: reason, value: нет, title: Т, for: Менеджер, due: 1 day, channel: edo, form: КП, document: Счёт, when: amount > 0 } }
`;

const REPORT = `kind: olap-report
code: OLAP-ПРИМЕР
title: Продажи
version: '0003'
owner: Отдел продаж
cube: SALES
folder: ОП-ПРИМЕР
fields:
  - { code: manager, title: Менеджер, type: string }
  - { code: month, title: Месяц, type: date }
  - { code: paid, title: Оплачено, type: money }
rows:
  - { field: manager, subtotal: true, format: '@', title: Кто }
columns:
  - { field: month, subtotal: no, format: MM.YYYY, title: Когда }
measures:
  - { code: M1, title: Сумма, field: paid, aggregate: sum, format: '#,##0', scale: 60 }
  - { code: M2, title: Доля, expression: sum(paid) / 100, aggregate: none, format: '0.0' }
filters:
  - { field: month, operator: in-last, value: 3, title: Три месяца }
sorting:
  - { by: M1, field: manager, direction: desc }
totals: { rows: yes, columns: no }
access:
  roles: [Дирекция]
  export: [Дирекция]
`;

const SCHEMA = `kind: delivery-schema
code: СП-ПРИМЕР
title: Поставка
version: '0003'
owner: Отдел доставки
lifecycle: ЖЦ-ПРИМЕР
segments:
  - { code: '0010', title: Бюджет }
  - { code: '0020', title: Малый бизнес }
channels: [Интернет, Курьер]
recipients: [ОД-1, Курьеры]
defaults: { from: 2025-01-01, to: 2027-12-31 }
lines:
  - { id: '0010', segment: '0010', product: СПС-ПРОФ, channel: Интернет, period: week, day: monday, recipients: [ОД-1], validity: { from: 2025-01-01, to: 2027-12-31 } }
  - { id: '0020', segment: '0010', product: СПС-ПРОФ, channel: Курьер, period: month, day: 5, recipients: [ОД-1, Курьеры], validity: { from: 2025-01-01, to: 2027-12-31 } }
  - { id: '0030', segment: '0020', product: СПС-СУДЫ, channel: Интернет, period: week, day: friday, recipients: [ОД-1], validity: { from: 2025-01-01, to: 2027-12-31 } }
holidays: next-working-day
`;

const FOLDER = `kind: selection-folder
code: ОП-ПРИМЕР
title: Должники
version: '0003'
owner: Бухгалтерия
entity: Сделка
lifecycle: ЖЦ-ПРИМЕР
condition:
  all:
    - { field: amount, operator: '>', value: 0 }
    - { field: state, operator: in, value: [TALK, OFFER] }
columns:
  - { field: client, title: Клиент, width: 90, format: '@' }
  - { field: amount, title: Сумма, width: 100 }
sorting:
  - { field: amount, by: amount, direction: desc }
refresh: { mode: schedule, minutes: 30, cron: '30 8 * * 1-5' }
access:
  roles: [Бухгалтер]
  export: [Бухгалтер]
`;

const SETTINGS = `kind: system-settings
code: НС-ПРИМЕР
title: Настройки
version: '0003'
owner: Администратор
section: scheduler
zone: Europe/Moscow
telephony:
  server: { host: pbx.example, port: 5060, transport: tls }
  recording: { enabled: yes, keepDays: 180, announce: да }
  popup: { enabled: true, searchBy: [phone], openOn: ringing, minDigits: 7 }
  numbers:
    - { code: '0100', number: '+7 (000) 555-01-00', title: Общий, queue: Q1 }
  queues:
    - { code: Q1, title: Секретарь, strategy: ring-all, members: ['100'], timeoutSeconds: 25, overflow: voicemail }
  workingHours: { days: [mon, tue], from: '09:00', to: '18:00', after: voicemail }
  missedCalls: { createTask: yes, for: Специалист, dueMinutes: 30 }
mailboxes:
  - { code: MAIL, address: line@ric.example, checkMinutes: 2 }
rules:
  - code: '0010'
    title: Вопросы
    source: mail
    mailbox: MAIL
    match: { all: [{ field: has_client, operator: '=', value: да }] }
    action: create
    lifecycle: ЖЦ-ПРИМЕР
    assign: Консультант
    priority: обычный
deduplicate: { byThread: yes, withinHours: 24 }
tasks:
  - { code: BACKUP, title: Копия, cron: '0 1 * * *', command: sys.backup, enabled: да, timeoutMinutes: 240, notify: Администратор, folder: ОП-ПРИМЕР }
maintenance: { day: sunday, from: '00:00', to: '00:50' }
`;

/** All of them refer to each other, as the scripts of an installation do. */
export const EXAMPLES: Readonly<Record<string, string>> = {
  lifecycle: LIFECYCLE,
  'olap-report': REPORT,
  'delivery-schema': SCHEMA,
  'selection-folder': FOLDER,
  'system-settings': SETTINGS,
};

/** The examples of the other kinds, as files. */
export function others(kind: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(EXAMPLES)
      .filter(([name]) => name !== kind)
      .map(([name, text]) => [`scripts/${name}.yaml`, text]),
  );
}
