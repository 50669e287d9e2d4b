import type { Sample } from './setupChange';

export const planner: Sample = {
  ticket: /НС-ПЛАНИРОВЩИК: «Новости недели»/,
  code: 'НС-ПЛАНИРОВЩИК',
  path: 'scripts/settings/scheduler.yaml',
};

export const report: Sample = {
  ticket: /OLAP-ЗАНЯТОСТЬ-ОД: группировка/,
  code: 'OLAP-ЗАНЯТОСТЬ-ОД',
  path: 'scripts/olap/od-workload.yaml',
};
