import { createHash } from 'node:crypto';

/** Names a text by its every sign: whoever approved this one has approved no other. */
export const contentHash = (text: string): string => createHash('sha256').update(text).digest('base64url');
