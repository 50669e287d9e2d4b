import * as z from 'zod';

/** What the editor of setup changes draws, by kind of script. Times and days are in words. */

const presence = z.enum(['same', 'added', 'removed', 'changed']);

const graphNode = z.object({
  code: z.string(),
  title: z.string(),
  initial: z.boolean(),
  final: z.boolean(),
  presence,
});

const graphEdge = z.object({
  code: z.string(),
  title: z.string(),
  from: z.string(),
  to: z.string(),
  /** Who may do it and when, in words. */
  detail: z.string(),
  presence,
});

const move = z.object({ code: z.string(), title: z.string(), detail: z.string() });
const side = z.object({
  /** `null`: the object has no place here any more. */
  state: z.string().nullable(),
  moves: z.array(move),
});

const lifecycle = z.object({
  kind: z.literal('lifecycle'),
  nodes: z.array(graphNode),
  edges: z.array(graphEdge),
  /** Where on a common way the two part, in words. */
  divergences: z.array(z.string()),
  simulation: z.object({
    former: side,
    current: side,
    diverges: z.boolean(),
    steps: z.array(z.object({ move: z.string(), former: z.string(), current: z.string(), differs: z.boolean() })),
  }),
});

const pivot = z.object({
  rowHeadings: z.array(z.string()),
  header: z.array(z.array(z.object({ text: z.string(), span: z.int() }))),
  rows: z.array(z.object({ cells: z.array(z.string()), isSubtotal: z.boolean(), numbers: z.array(z.string()) })),
  filters: z.array(z.string()),
});

const report = z.object({ kind: z.literal('report'), before: pivot, after: pivot, isSame: z.boolean() });

const deliveries = z.object({
  kind: z.literal('deliveries'),
  period: z.string(),
  days: z.array(
    z.object({
      day: z.string(),
      added: z.array(z.string()),
      removed: z.array(z.string()),
      same: z.array(z.string()),
    }),
  ),
});

const runTimes = z.object({ cron: z.string(), isOff: z.boolean(), runs: z.array(z.string()) });

const runs = z.object({
  kind: z.literal('runs'),
  zone: z.string(),
  tasks: z.array(
    z.object({
      title: z.string(),
      presence,
      before: runTimes.nullable(),
      after: runTimes.nullable(),
    }),
  ),
});

const sentence = z.object({
  kind: z.literal('sentence'),
  before: z.string(),
  after: z.string(),
  columnsBefore: z.array(z.string()),
  columnsAfter: z.array(z.string()),
});

export const setupPreview = z.discriminatedUnion('kind', [lifecycle, report, deliveries, runs, sentence]);

export type SetupPreview = z.infer<typeof setupPreview>;
export type LifecyclePreview = z.infer<typeof lifecycle>;
export type ReportPreview = z.infer<typeof report>;
export type PivotView = z.infer<typeof pivot>;
export type DeliveriesPreview = z.infer<typeof deliveries>;
export type RunsPreview = z.infer<typeof runs>;
export type SentencePreview = z.infer<typeof sentence>;
export type GraphNodeView = z.infer<typeof graphNode>;
export type GraphEdgeView = z.infer<typeof graphEdge>;
