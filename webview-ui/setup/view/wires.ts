import type { SetupWebviewMessage } from '../../../src/protocol/setupPanel';
import type { SetupEvent } from '../model';

export interface Wires {
  readonly dispatch: (event: SetupEvent) => void;
  readonly post: (message: SetupWebviewMessage) => void;
}
