import { moscowDay, onMoscowDay } from './working-time';
import type { StoryProject } from './story';
import { CUSTOMERS } from './users';

/** The blocks of ВЭ. */
export const CATEGORIES = [
  'Биллинг',
  'ВПФ',
  'ПДК',
  'Продажи',
  'ЭДО',
  'Отчётность',
  'Депо',
  'Телефония',
  'Рассылки',
  'CRM',
  'Поставка',
  'Обмен с 1С',
  'Администрирование',
] as const;

export type Category = (typeof CATEGORIES)[number];

/** The project with its versions dated around `now` (epoch ms). */
export function projectAt(now: number): StoryProject {
  const inDays = (days: number) => onMoscowDay(moscowDay(now) + days, '12:00');
  return {
    name: 'Восточный Экспресс',
    description: 'Сопровождение КИС «Восточный Экспресс»: обращения региональных информационных центров',
    categories: CATEGORIES,
    versions: [
      { name: '6.2', released: true, date: inDays(-210) },
      { name: '6.3', released: true, date: inDays(-95) },
      { name: '6.3.4', released: true, date: inDays(-12) },
      { name: '6.4', released: false, date: inDays(48) },
      { name: '6.5', released: false, date: inDays(160) },
    ],
    customFields: [
      {
        name: 'Тип обращения',
        type: 'enum',
        possibleValues: ['Консультация', 'Выполнение настройки', 'Доработка', 'Сбой'],
        writeLevel: 25,
      },
      { name: 'Трудоёмкость (ч)', type: 'float', possibleValues: [], writeLevel: 25 },
      { name: 'Платная', type: 'checkbox', possibleValues: ['Да'], writeLevel: 55 },
      { name: 'Режим', type: 'enum', possibleValues: ['Сопровождение', 'Довнедрение'], writeLevel: 25 },
      { name: 'РИЦ', type: 'list', possibleValues: CUSTOMERS, writeLevel: 25 },
    ],
  };
}
