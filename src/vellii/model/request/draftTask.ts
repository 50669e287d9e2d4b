import type { Source } from '../../draft';
import type { KnownPersonalData } from '../../privacy/personalData';

/** Everything a draft is written from. Private notes never get here: what they say must not reach the customer. */
export interface DraftTask {
  readonly ticket: {
    readonly id: number;
    readonly summary: string;
    readonly description: string;
    readonly stepsToReproduce: string;
    readonly additionalInformation: string;
    /** The present classification as people read it; `null` for what is not set. */
    readonly category: string | null;
    readonly type: string | null;
    readonly priority: string | null;
  };
  /** Public notes, oldest first. */
  readonly conversation: readonly { readonly from: 'customer' | 'support'; readonly text: string }[];
  /** What may be cited, best first. */
  readonly sources: readonly Source[];
  /** Titles of the registration template's parts that the customer left out, with their keys (RULES F). */
  readonly missing: readonly { readonly key: string; readonly title: string }[];
  /** The categories that the ticket's project knows. */
  readonly categories: readonly string[];
  /** What the specialist asks for when the draft is written again. */
  readonly wish: string | null;
  /** The reply that the wish is about. */
  readonly previousReply: string | null;
  readonly known: KnownPersonalData;
}
