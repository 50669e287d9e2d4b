import { createToken } from '../../../demo/mantis/model/accounts';
import { createCategory, createCustomField, createProject, createVersion } from '../../../demo/mantis/model/projects';
import { createState } from '../../../demo/mantis/model/state';
import { createUser } from '../../../demo/mantis/model/users';
import { moscow } from './time';
import type { Marker } from './recordings';
import type { State } from '../../../demo/mantis/model/state';
import type { User } from '../../../demo/mantis/model/types';

export interface Stage {
  readonly state: State;
  readonly users: Readonly<Record<Marker, User>>;
  readonly tokens: Readonly<Record<Marker, string>>;
}

function configure(state: State): void {
  const { options } = state;
  options.set('default_language', 'russian');
  options.set('default_timezone', 'Europe/Moscow');
  options.set('priority_enum_string', '20:significant,40:fix_required,60:blocker');
  options.set('default_bug_priority', 20);
  options.set('time_tracking_enabled', 1);
  options.set('due_date_update_threshold', 55);
  options.set('due_date_view_threshold', 25);
  options.set('max_file_size', 5_000_000);
  options.set('show_realname', 1);
  state.customLabels.russian = { priority: '20:Значимый,40:Требует исправления,60:Блокирует работу' };
}

function peopleOf(state: State): Record<Marker, User> {
  const person = (name: string, realName: string, email: string, level: number) =>
    createUser(state, { name, realName, email: `${email}@vexpress.example`, level });
  state.clock = () => moscow('05:53:26');
  const adm = person('administrator', 'Администратор', 'admin', 90);
  state.clock = () => moscow('05:55:22');
  return {
    adm,
    lea: person('lead', 'Анна Руководителева', 'lead', 55),
    su1: person('support1', 'Борис Поддержкин', 'support1', 55),
    su2: person('support2', 'Вера Консультантова', 'support2', 25),
    cus: person('customer', 'Григорий Заказчиков', 'customer', 25),
  };
}

function mainProject(state: State, people: Record<Marker, User>): void {
  const project = createProject(state, {
    name: 'Восточный Экспресс',
    description: 'Сопровождение информационной системы',
    viewState: 50,
  });
  const levels = { lea: 70, su1: 55, su2: 55, cus: 25 } as const;
  for (const [marker, level] of Object.entries(levels)) project.members.set(people[marker as Marker].id, level);
  for (const name of ['Биллинг', 'ВПФ', 'ПДК', 'Продажи', 'ЭДО', 'Отчётность']) createCategory(state, project.id, name);
  createVersion(state, project, { name: '1.0', released: true, date: moscow('05:55:22') });
  createVersion(state, project, { name: '1.1', released: false, date: moscow('2026-12-24T05:55:22') });
  createCustomField(state, project, {
    name: 'Тип обращения',
    type: 'enum',
    possibleValues: 'Консультация|Выполнение настройки|Доработка|Сбой',
    requireReport: true,
  });
  createCustomField(state, project, { name: 'Трудоёмкость (ч)', type: 'float' });
  createCustomField(state, project, { name: 'Платная', type: 'checkbox', possibleValues: 'Да', writeLevel: 55 });
  createCustomField(state, project, {
    name: 'Режим',
    type: 'enum',
    possibleValues: 'Сопровождение|Довнедрение',
    defaultValue: 'Сопровождение',
  });
}

function closedProject(state: State, people: Record<Marker, User>): void {
  const project = createProject(state, { name: 'Закрытый проект', description: 'Заказчику не виден', viewState: 50 });
  project.members.set(people.lea.id, 70);
  createCategory(state, project.id, 'Прочее');
  createCustomField(state, project, { name: 'Строка', type: 'string' });
  createCustomField(state, project, { name: 'Число', type: 'numeric' });
  createCustomField(state, project, { name: 'Почта', type: 'email' });
  createCustomField(state, project, { name: 'Список', type: 'list', possibleValues: 'А|Б|В' });
  createCustomField(state, project, { name: 'Мультисписок', type: 'multilist', possibleValues: 'А|Б|В' });
  createCustomField(state, project, { name: 'Дата', type: 'date' });
  createCustomField(state, project, { name: 'Переключатель', type: 'radio', possibleValues: 'Да|Нет' });
  createCustomField(state, project, { name: 'Текст', type: 'textarea' });
}

/** The server as it was before the first recording. */
export function stage(): Stage {
  let made = 0;
  const state = createState({
    clock: () => 0,
    zone: 'Europe/Moscow',
    newToken: () => `token-${String((made += 1))}`.padEnd(32, 'x'),
  });
  configure(state);
  const users = peopleOf(state);
  createCategory(state, 0, 'General');
  mainProject(state, users);
  closedProject(state, users);
  const tokenOf = (marker: Marker) => createToken(state, users[marker], 'client').token;
  const tokens = {
    adm: tokenOf('adm'),
    lea: tokenOf('lea'),
    su1: tokenOf('su1'),
    su2: tokenOf('su2'),
    cus: tokenOf('cus'),
  };
  // An earlier try had used up user 6 and tokens 6 and 7.
  state.counters.user = 6;
  state.counters.token = 7;
  return { state, users, tokens };
}
