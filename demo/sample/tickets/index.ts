import type { TicketGroup } from '../builder';
import { administration } from './administration';
import { billing } from './billing';
import { crm } from './crm';
import { delivery } from './delivery';
import { depo } from './depo';
import { edo } from './edo';
import { mailing } from './mailing';
import { onec } from './onec';
import { pdk } from './pdk';
import { reporting } from './reporting';
import { sales } from './sales';
import { telephony } from './telephony';
import { vpf } from './vpf';

export const TICKET_GROUPS: readonly TicketGroup[] = [
  billing,
  vpf,
  pdk,
  sales,
  edo,
  reporting,
  depo,
  telephony,
  mailing,
  crm,
  delivery,
  onec,
  administration,
];
