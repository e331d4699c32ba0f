import type { Channel } from './channels.ts';
import type { StoredMessage } from './messages.ts';

/** What happened to a message, told to whoever makes events of it. */
export type Happening = { channel: Channel; message: StoredMessage } & (
  | { what: 'posted' }
  | { what: 'changed'; before: StoredMessage }
  | { what: 'deleted' }
  | { what: 'reacted'; by: string; name: string; added: boolean }
  | { what: 'pinned'; by: string; added: boolean }
);
