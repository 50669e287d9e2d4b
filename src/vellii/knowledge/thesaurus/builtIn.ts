import { accessWords } from './builtIn/access';
import { customersWords } from './builtIn/customers';
import { deliveryWords } from './builtIn/delivery';
import { moneyWords } from './builtIn/money';
import { onlineWords } from './builtIn/online';
import { peopleWords } from './builtIn/people';
import { programWords } from './builtIn/program';
import { reportsWords } from './builtIn/reports';
import { tradeWords } from './builtIn/trade';
import { usualWords } from './builtIn/usual';
import { verbsWords } from './builtIn/verbs';

/**
 * The words of office, accounting and IT Russian that customers and specialists use for the same things. Nothing in it
 * belongs to one installation: what does stands in the `thesaurus.txt` of the knowledge base.
 */
export const builtInThesaurus = [
  accessWords,
  customersWords,
  deliveryWords,
  moneyWords,
  onlineWords,
  peopleWords,
  programWords,
  reportsWords,
  tradeWords,
  usualWords,
  verbsWords,
].join('\n');
