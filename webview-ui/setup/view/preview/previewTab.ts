import type { SetupPreview } from '../../../../src/protocol/setupPreview';
import type { SetupModel } from '../../model';
import type { Wires } from '../wires';
import { deliveriesView } from './deliveriesView';
import { lifecycleView } from './lifecycleView';
import { reportView } from './reportView';
import { runsView } from './runsView';
import { sentenceView } from './sentenceView';

/** The picture of a script before and after the change, as its kind has it. */
export function previewTab(preview: SetupPreview, model: SetupModel, wires: Wires): unknown {
  switch (preview.kind) {
    case 'lifecycle':
      return lifecycleView(preview, model.graph, wires);
    case 'report':
      return reportView(preview);
    case 'deliveries':
      return deliveriesView(preview);
    case 'runs':
      return runsView(preview);
    case 'sentence':
      return sentenceView(preview);
  }
}
