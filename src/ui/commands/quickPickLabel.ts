import { singleLine } from '../../base/plainText';

const labelLength = 160;

/** Text from outside as the label of a quick pick: one harmless line, in which `$(name)` stays text and makes no icon. */
export function quickPickLabel(text: string): string {
  return singleLine(text, labelLength).replaceAll('$(', '\\$(');
}
