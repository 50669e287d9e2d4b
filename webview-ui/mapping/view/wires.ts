import type { MappingWebviewMessage } from '../../../src/protocol/mappingPanel';
import type { MappingEvent } from '../model';

export interface Wires {
  readonly dispatch: (event: MappingEvent) => void;
  readonly post: (message: MappingWebviewMessage) => void;
}
