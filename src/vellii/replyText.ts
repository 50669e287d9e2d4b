import type { DraftContent } from './draft';

const marker = / ?\[\d{1,4}\]/g;

/** What a customer would read: the reply, then the steps with their numbers, without the numbers of passages. */
export function replyText({ reply, steps }: Pick<DraftContent, 'reply' | 'steps'>): string {
  const numbered = steps.map((step, index) => `${index + 1}. ${step}`);
  return withoutMarkers([reply.trimEnd(), ...(numbered.length === 0 ? [] : ['', ...numbered])].join('\n'));
}

/** A text without the numbers of passages («[1]»). */
export function withoutMarkers(text: string): string {
  return text.replace(marker, '');
}
