import type { TicketGroup } from '../builder';
import { billing } from './billing';
import { pdk } from './pdk';
import { sales } from './sales';
import { vpf } from './vpf';

export const TICKET_GROUPS: readonly TicketGroup[] = [billing, vpf, pdk, sales];
