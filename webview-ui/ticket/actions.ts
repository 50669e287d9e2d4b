import type { DraftContent } from '../../src/protocol/draft';
import type { ActionKey } from '../../src/protocol/problem';

/** What a person can do in the panel; `main.ts` carries it out. */
export interface Actions {
  readonly compose: (change: Partial<DraftContent>) => void;
  readonly send: () => void;
  readonly sendAllTheSame: () => void;
  readonly decideConflict: (choice: 'mine' | 'theirs' | 'both') => void;
  readonly closeNotice: () => void;
  readonly run: (action: ActionKey) => void;
  readonly open: (key: string, isOpen: boolean) => void;
}
