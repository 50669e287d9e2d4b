import * as z from 'zod';

/** Where a passage stands that a draft may cite. Lines are counted from 1, both ends belong to it. */
export type SourcePlace =
  | {
      readonly kind: 'ticket';
      readonly ticketId: number;
      /** The public note that holds the passage; `null` for the ticket's own texts. */
      readonly noteId: number | null;
    }
  | { readonly kind: 'file'; readonly path: string; readonly fromLine: number; readonly toLine: number };

/** A passage that may be cited. Its text is depersonalised, and hostile like any text of a ticket or a file. */
export interface Source {
  /** A ticket's number, or `<folder name>/<file>.md#<heading>`. */
  readonly id: string;
  readonly title: string;
  readonly place: SourcePlace;
  readonly text: string;
}

/** The registration template's parts that a draft can ask for (RULES F). */
const templateParts = ['whatFails', 'since', 'steps', 'errorText', 'whoIsAffected', 'workaround', 'contact'] as const;
const ticketTypes = ['consultation', 'setup', 'development', 'failure'] as const;
const priorities = ['blocker', 'fix', 'significant'] as const;

/**
 * What a provider says, of whatever kind it is. Citations are numbers of passages in the list that the provider was
 * given, counted from 1; in `reply` and `steps` they stand as `[n]` behind the sentence that they support. Every key is
 * always there, because strict JSON schemas of model servers know no optional ones.
 */
export const draftContentSchema = z.strictObject({
  /** A ready answer, a direction in which to look, or a question back. */
  kind: z.enum(['answer', 'direction', 'clarification']),
  reply: z.string().min(1).max(12_000),
  /** What is to be done, in order, without numbers of its own; empty where there is nothing to do. */
  steps: z.array(z.string().min(1).max(2000)).max(30),
  citations: z.array(z.number().int().min(1)).max(40),
  missing: z.array(z.enum(templateParts)).max(templateParts.length),
  classification: z
    .strictObject({
      type: z.enum(ticketTypes).nullable(),
      category: z.string().max(200).nullable(),
      priority: z.enum(priorities).nullable(),
      reason: z.string().max(1000),
    })
    .nullable(),
  /** A change of a configuration script, in words; what it would really change is worked out by the setup editor. */
  setupChange: z.strictObject({ script: z.string().max(400), change: z.string().max(4000) }).nullable(),
});

export type DraftContent = z.infer<typeof draftContentSchema>;

/** Who wrote a draft. `model` is the name by which the endpoint knows it. */
export type DraftProvider =
  | { readonly kind: 'builtIn' }
  | { readonly kind: 'endpoint' | 'vscode'; readonly model: string }
  | { readonly kind: 'robot'; readonly login: string; readonly noteId: number };

/** A draft as it is shown and kept. */
export interface Draft extends DraftContent {
  readonly ticketId: number;
  readonly provider: DraftProvider;
  /** 0 to 1, from the coverage and the agreement of what was found, never from the model's word. */
  readonly confidence: number;
  readonly sources: readonly Source[];
  /** Epoch milliseconds. */
  readonly createdAt: number;
}
