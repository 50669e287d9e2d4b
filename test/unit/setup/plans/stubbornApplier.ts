/**
 * A process that applies a plan and takes it back without end, until somebody kills it.
 * Arguments: folder of the workspace, folder of the journal.
 */
import { writeSync } from 'node:fs';
import { applyPlan } from '../../../../src/setup/plans/applyPlan';
import { nodeFilePort } from '../../../../src/setup/plans/nodeFilePort';
import { contextFor, planBack, threeFilePlan } from './threeFiles';

async function main(): Promise<void> {
  const [root = '', journal = ''] = process.argv.slice(2);
  const context = contextFor(nodeFilePort, root, journal);
  const plan = threeFilePlan();
  for (let round = 0; ; round++) {
    for (const one of [plan, planBack(plan)]) {
      const applied = await applyPlan(one, context);
      // The first one may find what the process before has left in the other state.
      if (!applied.ok && !(round === 0 && applied.error.kind === 'baseChanged')) {
        writeSync(1, `refused ${JSON.stringify(applied.error)}\n`);
        return;
      }
      writeSync(1, `${round}\n`);
    }
  }
}

void main();
