import { accessWords } from './builtIn/access';
import { customersWords } from './builtIn/customers';
import { deliveryWords } from './builtIn/delivery';
import { moneyWords } from './builtIn/money';
import { peopleWords } from './builtIn/people';
import { programWords } from './builtIn/program';
import { reportsWords } from './builtIn/reports';
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
  peopleWords,
  programWords,
  reportsWords,
  verbsWords,
].join('\n');
