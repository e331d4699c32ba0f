import type { Outcome } from '../delivery/delivery.ts';
import type { SocketTransport } from '../delivery/socket.ts';
import type { Book } from '../faults/book.ts';
import type { DisconnectReason } from '../faults/outcomes.ts';
import type { Json } from '../json.ts';
import type { RateLimits } from '../limits/rate-limits.ts';
import type { Installation } from '../oauth/tokens.ts';
import type { App } from './app.ts';
import type { Canvas } from './canvases.ts';
import type { Changes } from './changes.ts';
import type { Channel } from './channels.ts';
import type { Clock } from './clock.ts';
import type { StoredFile } from './files.ts';
import type { Happening } from './happenings.ts';
import type { Stamps } from './ids.ts';
import type { DeliveryEntry, LogEntry } from './log.ts';
import type { StoredMessage } from './messages.ts';
import type { Notice } from './notices.ts';
import type { Group, Person } from './people.ts';
import type { ResponseUrl } from './response-urls.ts';
import type { Trigger } from './triggers.ts';
import type { View } from './views.ts';

/** All that a workspace remembers, by id. Emptied and sown again by a reset. */
export type State = {
  people: Map<string, Person>;
  groups: Map<string, Group>;
  channels: Map<string, Channel>;
  messages: Map<string, StoredMessage[]>;
  files: Map<string, StoredFile>;
  canvases: Map<string, Canvas>;
  views: Map<string, View>;
  triggers: Map<string, Trigger>;
  responseUrls: Map<string, ResponseUrl>;
  notices: Notice[];
};

/** What the workspaces of one run share: their time, the app's sockets, and the record of what passed. */
export type House = {
  clock: Clock;
  stamps: Stamps;
  log: LogEntry[];
  /** Says everywhere that an entry came to the log, or was completed. */
  logged(): void;
  /** `historyPage`: how many messages a page of history has at most. */
  limits: { acknowledgeMs: number; triggerMs: number; historyPage: number };
  rateLimits: RateLimits;
  faults: Book;
  /** `http://127.0.0.1:PORT`, known once the server listens. */
  origin(): string;
  connected(): boolean;
  /** Ends the app's sockets: with Slack's reason, or without a word. */
  cutSockets(reason: DisconnectReason | null): void;
  /** A single-use address for one socket. */
  socketUrl(): string;
  /** Whether Socket Mode is switched on, and the switch. */
  socketMode: Pick<SocketTransport, 'isOn' | 'turn'>;
  /** Which way deliveries go. */
  transport(): 'socket' | 'http';
};

/** What every part of one workspace is handed: its memory, its ears, its way to the app, and what it shares with the others. */
export type Core = House & {
  team: { id: string; name: string; domain: string };
  /** With the bot user that it has in this workspace. */
  app: App;
  installation: Installation;
  state: State;
  changes: Changes;
  /** Resolves with the app's answer, or with why there was none in time; never rejects. */
  deliver(type: DeliveryEntry['type'], payload: Json): Promise<Outcome>;
  /** Tells the app of what happened to a message, if it asked to hear of it. */
  announce(happening: Happening): void;
  /** Brings back the first day. */
  reset(): void;
};
