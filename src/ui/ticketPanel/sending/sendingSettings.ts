import * as z from 'zod';
import type { WalkTarget } from '../../../protocol/walk';
import { readMachineSetting } from '../../connection/machineSettings';

const delay = z.number().int().min(0).max(30).catch(5);
const then = z.enum(['list', 'queue']).catch('list');

/** For how many seconds a reply waits before it goes. */
export function sendingDelay(): number {
  return delay.parse(readMachineSetting('sending.delaySeconds'));
}

/** Where «send and go to the next ticket» leads. */
export function targetAfterSending(): WalkTarget {
  return then.parse(readMachineSetting('sending.then')) === 'queue' ? 'queue' : 'next';
}
