import { z } from 'zod';
import { asChannelId, asUserId } from '../../../domain/ids.ts';
import type { Source } from '../../../domain/record.ts';

/** What the form carries along unseen: where it was opened, and whether its duplicates were asked about. */
export type Metadata = { readonly source: Source; readonly asked: boolean };

/** Slack's limit of private_metadata. */
const longest = 3000;

const id = z.string().regex(/^[A-Z0-9]{1,32}$/);
const written = z.object({
  source: z.object({
    via: z.enum(['command', 'message', 'shortcut']),
    channel: id.transform(asChannelId).nullable(),
    messageTs: z
      .string()
      .regex(/^\d{1,12}\.\d{1,6}$/)
      .nullable(),
    permalink: z
      .url({ protocol: /^https?$/ })
      .max(longest)
      .nullable(),
    author: id.transform(asUserId).nullable(),
  }),
  asked: z.boolean(),
});

const unknown: Metadata = {
  source: { via: 'shortcut', channel: null, messageTs: null, permalink: null, author: null },
  asked: false,
};

/** At most 3,000 characters: a permalink that doesn't fit is left out. */
export function writeMetadata(metadata: Metadata): string {
  const text = JSON.stringify(metadata);
  if (text.length <= longest) return text;
  return JSON.stringify({ ...metadata, source: { ...metadata.source, permalink: null } });
}

/** What can't be read costs the escalation its source, never what was typed into the form. */
export function readMetadata(text: string): Metadata {
  if (text.length > longest) return unknown;
  try {
    return written.safeParse(JSON.parse(text)).data ?? unknown;
  } catch {
    return unknown;
  }
}
