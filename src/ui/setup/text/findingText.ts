import type { Finding, RuleName, RuleValues } from '../../../setup/risks/finding';
import { consequenceTexts } from './consequenceTexts';
import { errorTexts } from './errorTexts';
import { stateTexts } from './stateTexts';

const texts: { readonly [Rule in RuleName]: (values: RuleValues[Rule]) => string } = {
  ...errorTexts,
  ...stateTexts,
  ...consequenceTexts,
};

/** What a finding tells, with its consequence. */
export function findingText({ rule, values }: Finding): string {
  const text = texts[rule] as (values: unknown) => string;
  const said = text(values);
  return said.charAt(0).toLocaleUpperCase() + said.slice(1);
}
