import * as z from 'zod';

/** `#rrggbb`: the only form in which a colour from the server reaches a webview. */
const color = z.string().regex(/^#[0-9a-f]{6}$/i);

export const personView = z.object({ name: z.string(), login: z.string(), isMe: z.boolean() });

export const statusView = z.object({ id: z.int(), label: z.string(), color: color.nullable() });

export type PersonView = z.infer<typeof personView>;
export type StatusView = z.infer<typeof statusView>;
