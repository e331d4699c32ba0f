import type { KnownBlock } from '@slack/web-api';

/** `text` is what a notification and a screen reader say: complete and plain without the blocks. */
export type SlackMessage = { readonly text: string; readonly blocks: KnownBlock[] };
