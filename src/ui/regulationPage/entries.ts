import type { RegulationEntry, RegulationGroup, RegulationSection } from '../../protocol/regulationPage';
import { policyTitle } from '../policy/policyTitles';

export type PageEntry = Omit<RegulationEntry, 'bundled'>;
export type PageGroup = Omit<RegulationGroup, 'entries'> & { readonly entries: readonly PageEntry[] };
export type PageSection = Omit<RegulationSection, 'groups'> & { readonly groups: readonly PageGroup[] };

export interface Sourced {
  readonly source: 'regulation' | 'assumption';
}

/** An entry for a value of the policy, called and numbered as its comment in a policy file is. */
export function valueEntry(path: string, { source }: Sourced, lines: readonly string[]): PageEntry {
  const { title, rule } = policyTitle(path) ?? { title: path, rule: '' };
  return { id: path, label: title, lines: [...lines], source, rule };
}

export function group(id: string, title: string | null, entries: readonly PageEntry[]): PageGroup {
  return { id, title, entries };
}
