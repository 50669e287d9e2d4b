import * as z from 'zod';
import { idNumber, instant, termSchema, userSchema } from './common';

export const attachmentSchema = z.looseObject({
  id: idNumber,
  reporter: userSchema.optional(),
  created_at: instant,
  filename: z.string(),
  size: z.number(),
  content_type: z.string().default(''),
});

export const noteSchema = z.looseObject({
  id: idNumber,
  reporter: userSchema.optional(),
  text: z.string().default(''),
  view_state: termSchema,
  type: z.string().default('note'),
  time_tracking: z.looseObject({ duration: z.string() }).optional(),
  attachments: z.array(attachmentSchema).default([]),
  created_at: instant,
  updated_at: instant,
});

export type AttachmentPayload = z.infer<typeof attachmentSchema>;
export type NotePayload = z.infer<typeof noteSchema>;
