import type { LogEntry } from './state/log.ts';

/**
 * What the page in the browser and the local workspace say to each other, all of it JSON over `/_local/…` on loopback.
 * It is the emulator's own: the app under test never sees it, and speaks to `/api/…`, Socket Mode and signed HTTP only.
 *
 *   GET  /_local/state?as=U1[&team=T1]  → Snapshot: all that the person can see, without messages; `team` where nobody is named
 *   GET  /_local/messages?as=U1&channel=C1 → { messages: Message[] }, oldest first, ephemerals of the reader included
 *   GET  /_local/stream?as=U1[&log=1]   → server-sent events, each a `Change`: what to fetch again
 *   GET  /_local/log?after=12&limit=100 → LogPage: what passed between the app and the workspace after the 12th; the newest without `after`
 *   GET  /_local/canvases/F1?as=U1      → Canvas: of a channel the person can read, or linked in one
 *   GET  /_local/files/F1?as=U1         → the bytes of a file that stands in a conversation the person can read
 *   POST /_local/act                    → body Act, answers ActResult (HTTP 200 also for refusals; 400 for nonsense)
 *   POST /_local/faults                 → body a rule (faults/rule.ts), answers { id }, or 400 { problems }
 *   GET  /_local/faults                 → { remaining }: the rules that can still strike
 *   DELETE /_local/faults[?id=F1]       → takes back one rule, or all
 */

/** Ids are Slack's: U… people, B… bots, C… channels, D… direct messages, V… views. `ts` is a message's time and name. */
export type Person = {
  id: string;
  name: string; // handle, without @
  realName: string;
  locale: string; // 'es-ES'
  tz: string; // IANA zone
  isBot: boolean;
  deleted: boolean;
  guest?: 'single' | 'multi'; // from outside, let into one channel or into several
  company?: string; // whose people they are, when not of this workspace's own
  color: string; // for the avatar, '#3f0e40'
};

export type Bookmark = { id: string; title: string; link: string; emoji: string };

/** `title` may be empty, as that of a channel's own canvas mostly is. */
export type CanvasTitle = { id: string; title: string; own: boolean };
/** `markdown` is what the app wrote, a part at a time; `updated` in epoch milliseconds. */
export type Canvas = CanvasTitle & {
  channel: string | null;
  updated: number;
  sections: { id: string; markdown: string }[];
};

export type Channel = {
  id: string;
  name: string; // of a direct message: the other person's id; of several people's: Slack's own name for it
  kind: 'public' | 'private' | 'dm' | 'group'; // 'group': direct messages of three to nine people
  topic: string;
  purpose: string;
  archived: boolean;
  isMember: boolean;
  members: string[];
  pins: string[]; // ts, newest last
  bookmarks: Bookmark[];
  canvases: CanvasTitle[]; // the channel's own first
  unread: number;
  lastTs: string | null;
};

export type SlashCommand = { command: string; description: string; usageHint: string };
export type Shortcut = { name: string; callbackId: string; type: 'global' | 'message'; description: string };
export type AppInfo = {
  id: string;
  name: string;
  botUserId: string;
  connected: boolean;
  delivery: 'socket' | 'off' | 'http'; // how it is reached; 'off' with Socket Mode switched off and no request URL
  messagesReadOnly: boolean; // nobody can write to it in its messages tab
  commands: SlashCommand[];
  shortcuts: Shortcut[];
};

/** Blocks and views are Slack's own JSON, as the app sent them, with `block_id` and `action_id` filled in where left out. */
export type Block = { type: string; block_id?: string } & Record<string, unknown>;

export type Message = {
  channel: string;
  ts: string;
  threadTs: string | null; // its parent's ts when it is a reply
  broadcast: boolean; // a reply that is shown in the channel too
  user: string; // who wrote it; the bot's user id for an app's
  /** The name and picture that the app gave itself for this message, if it did: an emoji as `:ghost:`, or an address. */
  guise?: { name?: string; emoji?: string; image?: string };
  subtype: string | null; // 'channel_join', 'channel_topic' …: said by the workspace about `user`, not by them
  text: string; // mrkdwn
  blocks: Block[];
  edited: boolean;
  ephemeralTo: string | null; // seen by this person only
  replyCount: number;
  reactions: { name: string; users: string[] }[];
  pinned: boolean;
  /** Left out where there are none. `size` in bytes; `url` is of this server: pictures to be shown, anything else to be saved. */
  files?: { id: string; name: string; title: string; altText: string; mimetype: string; size: number; url: string }[];
};

export type View = {
  id: string;
  type: 'modal' | 'home';
  title: string;
  submit: string | null;
  close: string | null;
  callbackId: string;
  blocks: Block[];
  hash: string;
  /** What stands in the inputs, as `view.state.values`: kept by the server so that several windows agree. */
  values: Record<string, Record<string, unknown>>;
  /** block_id → what the app answered with `response_action: errors`. */
  errors: Record<string, string>;
};

export type Team = { id: string; name: string; domain: string };

export type Snapshot = {
  team: Team;
  teams: Team[]; // all that this run has, `team` among them
  me: Person;
  people: Person[];
  channels: Channel[]; // public ones, and the private ones and DMs that I am in
  apps: AppInfo[]; // none while it is not installed here
  modals: View[]; // my open stack, the last one on top
  home: View | null; // the app's Home, as published for me
  /** Workspace time: `now` in epoch milliseconds, `offset` how far it was moved ahead of the machine's clock. */
  clock: { now: number; offset: number };
  /** Said over the composer or in a modal, as Slack says "… did not respond": newest last, gone after 10 s. */
  notices: { id: string; text: string }[];
};

export type Change =
  | { type: 'state' } // fetch the snapshot again
  | { type: 'messages'; channel: string } // fetch that channel's messages again
  | { type: 'log' } // something passed between the app and the workspace; only told to streams that asked for it, now and then
  | { type: 'reset' }; // the workspace was emptied: start over

/** `n` counts from 1 in the order of the log. An entry may be completed later: an answer, a late acknowledgement. */
export type Logged = { n: number } & LogEntry;
/** Oldest first, at most 500; `newest` is the `n` of the last entry there is, 0 without any. */
export type LogPage = { entries: Logged[]; newest: number };

/** What a person does. `as` is who. An element's `value` has Slack's own keys: `{ value }`, `{ selected_option }`, `{ selected_options }`, `{ selected_user }`, `{ selected_date }` …, `{ files: [{ id }] }` once their bytes arrived. */
export type Act =
  | { do: 'say'; as: string; channel: string; text: string; threadTs?: string; broadcast?: boolean } // a text that starts with / is a slash command; `broadcast` shows a reply in the channel too
  | {
      do: 'click';
      as: string;
      channel: string;
      ts: string;
      blockId: string;
      actionId: string;
      value?: Record<string, unknown>;
    } // an interactive element of a message
  | { do: 'input'; as: string; viewId: string; blockId: string; actionId: string; value: Record<string, unknown> } // a modal's or Home's element changed or was clicked
  | {
      do: 'suggest';
      as: string;
      viewId?: string;
      channel?: string;
      ts?: string;
      blockId: string;
      actionId: string;
      query: string;
    } // an external select was typed in
  | { do: 'attach'; as: string; viewId: string; blockId: string; actionId: string; name: string; size: number } // a file was chosen in a file input
  | { do: 'submit'; as: string; viewId: string }
  | { do: 'close'; as: string; viewId: string; all?: boolean }
  | { do: 'shortcut'; as: string; callbackId: string; channel?: string; ts?: string }
  | { do: 'open-home'; as: string }
  | { do: 'open-dm'; as: string; with: string }
  | { do: 'open-group'; as: string; with: string[] } // direct messages with several others at once
  | { do: 'join'; as: string; channel: string }
  | { do: 'leave'; as: string; channel: string }
  | { do: 'react'; as: string; channel: string; ts: string; name: string }
  | { do: 'read'; as: string; channel: string }
  | { do: 'locale'; as: string; locale?: string; tz?: string }
  | { do: 'advance'; ms: number } // the clock only goes forward
  | { do: 'reset' }
  | { do: 'refresh-sockets'; warned?: boolean } // sends the app's sockets away, at once or ten seconds after a warning
  | { do: 'socket-mode'; on: boolean } // the switch in the app's settings
  | { do: 'verify-request-url' }; // asks the app's address to send a challenge back

type Option = { text: { type: string; text: string }; value: string; description?: { type: string; text: string } };

/** `ok:false` says in `error` what the person would see. `suggest` answers options (those of groups in `optionGroups` too), `attach` where to send the bytes, `say` the message's ts, `open-dm` and `open-group` the channel. */
export type ActResult = {
  ok: boolean;
  error?: string;
  ts?: string;
  channel?: string;
  options?: Option[];
  optionGroups?: { label: string; options: Option[] }[];
  upload?: { id: string; url: string };
};
