import { ChangeManyCommand } from '../changeMany/changeManyCommand';
import { DuplicateCommand } from '../duplicate/duplicateCommand';
import { ReclassifyCommand } from '../reclassify/reclassifyCommand';
import type { SessionHolder } from '../session/sessionHolder';
import { startWork } from '../work/startWork';
import { takeNext } from './takeNext';

/** Commands that change tickets. A bundle of their own: they begin with a click, and not every day has one. */
export interface TicketWork {
  readonly reclassify: ReclassifyCommand;
  readonly changeMany: ChangeManyCommand;
  readonly duplicate: DuplicateCommand;
  readonly takeNext: typeof takeNext;
  readonly startWork: typeof startWork;
}

export function ticketWork(holder: SessionHolder): TicketWork {
  return {
    reclassify: new ReclassifyCommand(holder),
    changeMany: new ChangeManyCommand(holder),
    duplicate: new DuplicateCommand(holder),
    takeNext,
    startWork,
  };
}
