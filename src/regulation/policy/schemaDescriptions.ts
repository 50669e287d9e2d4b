/** What an editor shows at a name of a policy file. Russian, like the regulation: a schema has one language. */
export const policyDescriptions: Readonly<Record<string, string>> = {
  '': 'Регламент сопровождения: всё, что расширение считает. Чего в файле нет, то остаётся встроенным.',
  zone: 'Часовой пояс сроков (правило B1), например Europe/Moscow.',
  workingHours: 'Рабочие часы (B1): окна рабочего дня по порядку, конец в окно не входит. Обед — два окна.',
  'workingHours.*.from': 'Начало окна, ЧЧ:ММ.',
  'workingHours.*.to': 'Конец окна, ЧЧ:ММ; полночь — 24:00.',
  workingDays:
    'Какие дни рабочие (B1): productionCalendar — по производственному календарю, mondayToFriday — с понедельника по пятницу.',
  shortDays: 'Кончается ли сокращённый день на час раньше (B1).',
  clockStart:
    'От чего считаются сроки (C9): submission — от регистрации, reclassification — от последней смены приоритета.',
  pauseStatuses: 'Номера состояний Мантиса, время в которых прибавляется к сроку (C10).',
  staffThreshold: 'Уровень доступа в проекте, с которого человек считается сотрудником (C2).',
  leadThreshold: 'Уровень доступа в проекте, с которого человек считается руководителем (A2).',
  robot: 'Робот «ВЭллИИ».',
  'robot.users': 'Логины или номера учётных записей робота; добавляются к настройке veSupport.robotUsers (C2).',
  'robot.noteMarker': 'Комментарий с этим текстом — робота, кто бы его ни отправил (C2).',
  'robot.firstAnswer': 'За сколько робот отвечает (G1).',
  mail: 'Почта поддержки.',
  'mail.register': 'За сколько письмо становится обращением (H1).',
  terms: 'Названия приоритетов, типов и категорий (A1).',
  'terms.priorities': 'Приоритеты (A1).',
  'terms.types': 'Типы (A1).',
  'terms.categories': 'Блоки системы; пустой список признаёт любую категорию (G1).',
  milestones: 'Сроки по приоритетам (C0). Список приоритета заменяется целиком.',
  'milestones.blocker': 'Сроки «Блокирует работу».',
  'milestones.fix': 'Сроки «Требует исправления».',
  'milestones.significant': 'Сроки «Значимый».',
  ...Object.fromEntries(
    ['blocker', 'fix', 'significant'].flatMap(priority => [
      [
        `milestones.${priority}.*.key`,
        'assign, start — назначить и начать; plan, resolve — план и решение; queue, deliver — очередь и реализация.',
      ],
      [`milestones.${priority}.*.due`, 'Срок от регистрации.'],
      [`milestones.${priority}.*.warn`, 'За сколько до срока предупредить; короче срока.'],
      [`milestones.${priority}.*.metBy`, 'Что закрывает срок: первое из событий.'],
    ]),
  ),
  queue: 'Очерёдность (E).',
  'queue.lane2Milestones': 'Сроки «Требует исправления», которые поднимают обращение в очередь 2 (E2).',
  'queue.effortLimitHours':
    'Трудоёмкость в часах: до неё включительно — очередь 5 (E5), больше — конец очереди 6 (E7).',
  'queue.effortExemptLanes': 'Очереди, из которых большая трудоёмкость не переносит (E7).',
  'queue.paidValue': 'Значение поля, которым отмечена платная работа (E4).',
  'queue.onboardingMode': 'Режим, обращения которого стоят в своей очереди (E0).',
  template: 'Части шаблона регистрации для «Блокирует работу» (F).',
  'template.*.title': 'Как часть называется в запросе клиенту.',
  'template.*.labels': 'Под какими названиями клиенты пишут эту часть; регистр и «ё» не важны.',
  'template.*.mayBeNone': 'Годится ли ответ «нет».',
};

export const sourceDescription =
  'regulation — так сказано в письменном регламенте; assumption — в нём этого нет, решает отдел. Не указано — assumption.';

export const calendarDescriptions: Readonly<Record<string, string>> = {
  '': 'Производственный календарь одного года: только то, чем он отличается от недели с понедельника по пятницу.',
  year: 'Год.',
  daysOff: 'Нерабочие дни среди будней, ММ-ДД: праздники и перенесённые выходные.',
  workingWeekendDays: 'Рабочие субботы и воскресенья, ММ-ДД.',
  shortDays: 'Рабочие дни, сокращённые на час, ММ-ДД.',
};
