import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Machine } from './acts/act.ts';
import { METHODS } from './api/methods.ts';
import { createTeam, type Team } from './client/team.ts';
import { createActivity } from './delivery/activity.ts';
import type { Transport } from './delivery/delivery.ts';
import { createHttpTransport } from './delivery/http.ts';
import { checkSsl, verifyRequestUrl, type Verified } from './delivery/request-url.ts';
import { createSocketTransport } from './delivery/socket.ts';
import { createBook, type Faults } from './faults/book.ts';
import { createRateLimits, unlimited } from './limits/rate-limits.ts';
import { UNLISTED_PAGE, type Distribution } from './limits/tiers.ts';
import type { Change } from './protocol.ts';
import { DEFAULT_SEED, type Seed } from './seed.ts';
import { createHouseServer } from './server.ts';
import { readApp, type Tokens } from './state/app.ts';
import { createClock, type Clock } from './state/clock.ts';
import type { House } from './state/core.ts';
import { keepState, loadState } from './state/file.ts';
import { createStamps, secret } from './state/ids.ts';
import type { LogEntry } from './state/log.ts';
import { teamCalled, type Teams } from './state/teams.ts';
import { foundTeams } from './team.ts';

export type Delivery = { mode: 'socket' } | { mode: 'http'; url: string; signingSecret: string };

export type WorkspaceOptions = {
  /** Any free one by default; always on 127.0.0.1. */
  port?: number;
  /** Path of the app's manifest. */
  manifest?: string;
  seed?: Seed;
  /** Further workspaces, in which the app is not installed at first. */
  others?: readonly Seed[];
  /** Epoch milliseconds at which workspace time starts; the machine's time by default. */
  clock?: { start?: number };
  delivery?: Delivery;
  /** Where people, channels, messages, Homes and the clock's lead outlive a restart; nowhere by default. */
  stateFile?: string;
  /** Made anew at every start when left out. */
  tokens?: Tokens;
  /** How long the app has to acknowledge, by the machine's clock. */
  acknowledgeMs?: number;
  /** How long a trigger_id can open a modal, by the machine's clock; with 0, never. */
  triggerLifetimeMs?: number;
  /** Whether one request too many is answered with 429, as Slack does; it is by default. */
  rateLimits?: boolean;
  /** How the app reaches its users: `unlisted` is sold outside the Marketplace, and reads history slowly. Internal by default. */
  distribution?: Distribution;
};

/** The run, and its first workspace: the app is installed there from the beginning. */
export type Workspace = Team & {
  url: string;
  /** What an app's `slackApiUrl` is set to. */
  apiUrl: string;
  /** The token that the app has from the beginning. */
  botToken: string;
  appToken: string;
  signingSecret: string;
  clientId: string;
  clientSecret: string;
  /** Where an app sends people who want to install it: Bolt's `authorizationUrl`. */
  authorizeUrl: string;
  /** One of the workspaces, by id, domain or name. Throws when there is none of that name. */
  team(called: string): Team;
  clock: Pick<Clock, 'now' | 'offset' | 'advance' | 'onMove'>;
  /** From now on everything goes to this address, signed, and nothing to sockets. */
  deliverByHttp(url: string, signingSecret: string): void;
  /** Ends every socket, as Slack does every few hours: the app is expected to come back by itself. */
  refreshSockets(): void;
  /** Tells every socket that it ends in ten seconds of workspace time, and ends it then. */
  warnSockets(): void;
  /** Switches Socket Mode, as in the app's settings. Off, every socket ends with `link_disabled`, and new ones hear nothing. */
  socketMode(on: boolean): void;
  /** Asks the address that deliveries go to for a challenge, as Slack does when a request URL is entered; why not, if it failed. */
  verifyRequestUrl(): Promise<Verified>;
  /** Sends the address an unsigned `ssl_check`, as Slack does now and then. */
  checkSsl(): Promise<Verified>;
  log: readonly LogEntry[];
  /** Orders calls to fail and deliveries to go astray. */
  faults: Faults;
  /** Resolves when no delivery waits for its acknowledgement and no API call is under way. */
  settled(): Promise<void>;
  /** Called after the page's "reset": everything that happened is gone everywhere, and an app should forget it too. */
  onReset(listener: () => void): void;
  stop(): Promise<void>;
};

const MANIFEST = fileURLToPath(new URL('../slack-manifest.yml', import.meta.url));

/** Starts a workspace with one app installed, and others beside it. Throws when the manifest is not valid or the port is taken. */
export async function startWorkspace(options: WorkspaceOptions = {}): Promise<Workspace> {
  const delivery = options.delivery ?? { mode: 'socket' };
  const given =
    delivery.mode === 'http' ? { signingSecret: delivery.signingSecret, ...options.tokens } : options.tokens;
  const app = readApp(options.manifest ?? MANIFEST, given ?? {});
  const botToken = given?.botToken ?? `xoxb-${secret(40)}`;
  const saved = options.stateFile ? loadState(options.stateFile, app.id) : null;
  const { start } = options.clock ?? {};
  const clock = createClock(start === undefined ? (saved?.offset ?? 0) : start - Date.now());
  const activity = createActivity();
  const log: LogEntry[] = [];
  const tell = (change: Change) => {
    for (const core of teams) core.changes.tell(change);
  };

  const socket = createSocketTransport(app.id, clock, () => tell({ type: 'state' }));
  let transport: Transport =
    delivery.mode === 'http' ? createHttpTransport(delivery.url, delivery.signingSecret) : socket;
  let origin = '';

  const house: House = {
    clock,
    stamps: createStamps(clock),
    log,
    logged: () => tell({ type: 'log' }),
    limits: {
      acknowledgeMs: options.acknowledgeMs ?? 3000,
      triggerMs: options.triggerLifetimeMs ?? 3000,
      historyPage: options.distribution === 'unlisted' ? UNLISTED_PAGE : Infinity,
    },
    origin: () => origin,
    rateLimits: options.rateLimits === false ? unlimited : createRateLimits(options.distribution),
    faults: createBook({
      methods: Object.keys(METHODS),
      now: () => clock.now(),
      transport: () => transport.name,
      aside: (wait) => activity.aside(wait),
    }),
    connected: () => transport.connected(),
    cutSockets: (reason) => socket.cut(reason),
    socketUrl: () => `${origin.replace('http', 'ws')}${socket.ticketPath()}`,
    socketMode: socket,
    transport: () => transport.name,
  };
  const seeds = [options.seed ?? DEFAULT_SEED, ...(options.others ?? [])] as const;
  const teams: Teams = foundTeams({ house, app, botToken, transport: () => transport, activity, saved }, seeds);
  const [first] = teams;
  clock.onMove(() => tell({ type: 'state' }));
  const resetListeners: (() => void)[] = [];
  const machine: Machine = {
    advance: (ms) => clock.advance(ms),
    reset() {
      house.rateLimits.clear();
      house.faults.clear();
      socket.turn(true);
      for (const core of teams) core.reset();
      for (const listener of resetListeners) listener();
    },
  };

  const keeper = options.stateFile ? keepState(teams, options.stateFile) : null;
  const server = createHouseServer({ teams, machine, activity, socket });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  origin = `http://127.0.0.1:${port}`;

  return {
    ...createTeam(first, machine),
    url: origin,
    apiUrl: `${origin}/api/`,
    botToken,
    appToken: app.appToken,
    signingSecret: app.signingSecret,
    clientId: app.clientId,
    clientSecret: app.clientSecret,
    authorizeUrl: `${origin}/oauth/v2/authorize`,
    team(called) {
      const core = teamCalled(teams, called);
      if (!core)
        throw new Error(`There is no workspace ${called}: ${teams.map((each) => each.team.domain).join(', ')}.`);
      return createTeam(core, machine);
    },
    clock,
    deliverByHttp(url, signingSecret) {
      if (transport !== socket) void transport.stop();
      transport = createHttpTransport(url, signingSecret);
      tell({ type: 'state' });
    },
    refreshSockets: () => socket.cut('refresh_requested'),
    warnSockets: () => socket.cut('warning'),
    socketMode: (on) => socket.turn(on),
    verifyRequestUrl: () => verifyRequestUrl(first),
    checkSsl: () => checkSsl(first),
    log,
    faults: house.faults,
    settled: () => activity.settled(),
    onReset: (listener) => void resetListeners.push(listener),
    async stop() {
      keeper?.stop();
      clock.stop();
      await Promise.all([socket.stop(), transport.stop()]);
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
