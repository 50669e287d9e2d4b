import { defaultTemplate } from './defaultTemplate';
import type { Policy } from './schema';

const regulation = <T>(value: T) => ({ value, source: 'regulation' as const });
const assumption = <T>(value: T) => ({ value, source: 'assumption' as const });

/** The regulation in force, with our additions marked (RULES, all values). */
export const defaultPolicy: Policy = {
  zone: regulation('Europe/Moscow'),
  workingHours: regulation([{ from: '09:00', to: '18:00' }]),
  workingDays: assumption('productionCalendar'),
  shortDays: assumption(false),
  clockStart: assumption('submission'),
  pauseStatuses: regulation([]),
  staffThreshold: assumption(55),
  leadThreshold: assumption(70),
  robot: {
    users: assumption([]),
    noteMarker: assumption('[ВЭллИИ]'),
    firstAnswer: regulation({ amount: 15, unit: 'minutes' }),
  },
  mail: { register: regulation({ amount: 24, unit: 'hours' }) },
  terms: {
    priorities: regulation({
      blocker: 'Блокирует работу',
      fix: 'Требует исправления',
      significant: 'Значимый',
    }),
    types: regulation({
      consultation: 'Консультация',
      setup: 'Выполнение настройки',
      development: 'Доработка',
      failure: 'Сбой',
    }),
    categories: assumption([]),
  },
  milestones: {
    blocker: [
      {
        key: 'assign',
        due: regulation({ amount: 2, unit: 'workingHours' }),
        warn: assumption({ amount: 30, unit: 'workingMinutes' }),
        metBy: assumption([{ event: 'handlerSet' }]),
      },
      {
        key: 'start',
        due: regulation({ amount: 24, unit: 'hours' }),
        warn: assumption({ amount: 4, unit: 'hours' }),
        metBy: assumption([
          { event: 'staffStatus', atLeast: 'confirmed' },
          { event: 'staffNote', afterAssignment: true },
        ]),
      },
    ],
    fix: [
      {
        key: 'plan',
        due: regulation({ amount: 24, unit: 'hours' }),
        warn: assumption({ amount: 4, unit: 'hours' }),
        metBy: assumption([
          { event: 'staffNote', afterAssignment: false },
          { event: 'staffStatus', atLeast: 'acknowledged' },
        ]),
      },
      {
        key: 'resolve',
        due: regulation({ amount: 30, unit: 'days' }),
        warn: assumption({ amount: 5, unit: 'days' }),
        metBy: assumption([{ event: 'resolved' }]),
      },
    ],
    significant: [
      {
        key: 'queue',
        due: regulation({ amount: 2, unit: 'months' }),
        warn: assumption({ amount: 14, unit: 'days' }),
        metBy: assumption([{ event: 'staffStatus', atLeast: 'acknowledged' }, { event: 'staffTargetVersion' }]),
      },
      {
        key: 'deliver',
        due: regulation({ amount: 1, unit: 'years' }),
        warn: assumption({ amount: 30, unit: 'days' }),
        metBy: assumption([{ event: 'resolved' }]),
      },
    ],
  },
  queue: {
    lane2Milestones: assumption(['resolve', 'plan']),
    effortLimitHours: regulation(4),
    effortExemptLanes: assumption([1, 2, 4]),
    paidValue: assumption('Да'),
    onboardingMode: regulation('Довнедрение'),
  },
  template: assumption(defaultTemplate),
};
