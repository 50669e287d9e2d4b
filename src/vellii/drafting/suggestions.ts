import type { DraftContent } from '../draft';
import type { Hit } from '../knowledge/knowledgeBase';
import { fold } from '../knowledge/text/fold';
import type { DraftRequest } from './request';

const FEWEST = 2;
const SHARE = 0.6;

/** Another category or type, where the resolved tickets that are most like this one agree on it. */
export function suggestedClassification(request: DraftRequest, hits: readonly Hit[]): DraftContent['classification'] {
  const tickets = hits.slice(0, 5).filter(({ unit }) => unit.kind === 'ticket');
  const { category: present, type: presentType } = request.question;
  const category = agreed(tickets, ({ unit }) => unit.category);
  const type = agreed(tickets, ({ unit }) => unit.type);
  const newCategory = category !== null && (present === null || fold(category) !== fold(present)) ? category : null;
  const newType = type !== null && type !== presentType ? type : null;
  if (newCategory === null && newType === null) return null;
  const numbers = tickets.slice(0, 3).map(({ unit }) => `#${unit.id}`);
  return { type: newType, category: newCategory, priority: null, reason: `Так отнесены похожие обращения: ${numbers.join(', ')}.` };
}

function agreed<T>(hits: readonly Hit[], of: (hit: Hit) => T | null): T | null {
  const weights = new Map<T, { weight: number; count: number }>();
  let all = 0;
  for (const hit of hits) {
    const value = of(hit);
    all += hit.score;
    if (value === null) continue;
    const before = weights.get(value) ?? { weight: 0, count: 0 };
    weights.set(value, { weight: before.weight + hit.score, count: before.count + 1 });
  }
  const [best] = [...weights].sort((a, b) => b[1].weight - a[1].weight);
  return best !== undefined && best[1].count >= FEWEST && best[1].weight >= SHARE * all ? best[0] : null;
}

const script = /(?<![\p{L}\p{N}-])(?:ЖЦ|OLAP|СП|ОП|НС)-[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/u;

/** The configuration script that a ticket asks to change, by its code; what to change is what the customer wrote. */
export function proposedSetupChange({ question }: DraftRequest): DraftContent['setupChange'] {
  if (question.type !== 'setup') return null;
  const code = script.exec(`${question.summary}\n${question.description}`)?.[0];
  return code === undefined ? null : { script: code, change: question.summary.slice(0, 400) };
}
