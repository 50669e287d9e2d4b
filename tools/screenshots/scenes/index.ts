import type { Scene } from '../scene';
import { draft } from './draft';
import { mapping } from './mapping';
import { queue } from './queue';
import { regulation } from './regulation';
import { queueHandlers, queueLanes } from './queueModes';
import { reclassify } from './reclassify';
import { setupDeliveries, setupFollowing, setupForm, setupLifecycle } from './setup';
import { scripts } from './scripts';
import { ticket } from './ticket';
import { ticketFields } from './ticketFields';
import { ticketSimilar } from './ticketSimilar';
import { ticketStatus } from './ticketStatus';
import { ticketFiles } from './ticketFiles';
import { ticketKeys, ticketMacros } from './ticketWriting';
import { welcome } from './welcome';

/** All scenes, in the order in which they follow each other in one window. */
export const scenes: readonly Scene[] = [
  welcome,
  queue,
  ticket,
  draft,
  ticketFiles,
  scripts,
  ticketFields,
  ticketSimilar,
  ticketStatus,
  ticketMacros,
  ticketKeys,
  mapping,
  regulation,
  queueLanes,
  queueHandlers,
  reclassify,
  setupLifecycle,
  setupFollowing,
  setupForm,
  setupDeliveries,
];
