import * as z from 'zod';
import { personView, statusView } from './common';

const relationItem = z.object({
  id: z.int(),
  ticketId: z.int(),
  /** Empty when the server says none. */
  summary: z.string(),
  status: statusView.nullable(),
});

/** Tags, followers and relations of the ticket, and what the person may do with them. */
export const linksView = z.object({
  tags: z.array(z.object({ id: z.int(), name: z.string() })),
  /** Names of tags seen on loaded tickets, the most used first. */
  knownTags: z.array(z.string()),
  addTagBlocked: z.string().nullable(),
  removeTagBlocked: z.string().nullable(),
  /** `null` when the account may not see them, or they are not read yet. */
  followers: z.array(personView).nullable(),
  isFollowing: z.boolean(),
  followBlocked: z.string().nullable(),
  /** By type; `null` when they are not read yet. */
  relations: z.array(z.object({ type: z.string(), items: z.array(relationItem) })).nullable(),
  relationTypes: z.array(z.object({ name: z.string(), label: z.string() })),
  relateBlocked: z.string().nullable(),
  /** What is under way. */
  busy: z.enum(['tags', 'followers', 'relations']).nullable(),
  problem: z.object({ part: z.enum(['tags', 'followers', 'relations']), message: z.string() }).nullable(),
});

export const linkWebviewMessages = [
  z.object({ type: z.literal('addTag'), name: z.string().max(1024) }),
  z.object({ type: z.literal('removeTag'), id: z.int() }),
  z.object({ type: z.literal('follow') }),
  z.object({ type: z.literal('addRelation'), ticketId: z.int().positive(), relation: z.string().max(64) }),
  z.object({ type: z.literal('removeRelation'), id: z.int() }),
  z.object({ type: z.literal('openTicket'), ticketId: z.int().positive() }),
  z.object({ type: z.literal('closeLinkProblem') }),
] as const;

export type LinksView = z.infer<typeof linksView>;
export type LinkPart = NonNullable<LinksView['busy']>;
export type LinkWebviewMessage = z.infer<(typeof linkWebviewMessages)[number]>;
