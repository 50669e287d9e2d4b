import type { NoticeView } from '../../protocol/setupPanel';

type Action = NoticeView['actions'][number];

export function notice(
  tone: NoticeView['tone'],
  message: string,
  details: readonly string[] = [],
  actions: readonly Action[] = [],
): NoticeView {
  return { tone, message, details: [...details], actions: [...actions] };
}
