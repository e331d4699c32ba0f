import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Machine } from './acts/act.ts';
import { dismiss, hire, restrict } from './acts/staff.ts';
import { METHODS } from './api/methods.ts';
import { createActor, type Actor } from './client/actor.ts';
import { createActivity } from './delivery/activity.ts';
import { announce } from './delivery/announce.ts';
import { createDelivery, type Transport } from './delivery/delivery.ts';
import { whileInstalled } from './delivery/while-installed.ts';
import { createHttpTransport } from './delivery/http.ts';
import { createSocketTransport } from './delivery/socket.ts';
import { createBook, type Faults } from './faults/book.ts';
import { deliverySubject } from './faults/subject.ts';
import { createRateLimits, unlimited } from './limits/rate-limits.ts';
import { reviveBot, uninstall } from './oauth/removal.ts';
import { createInstallation } from './oauth/tokens.ts';
import { DEFAULT_SEED, type Seed, type SeedPerson } from './seed.ts';
import { createHouseServer } from './server.ts';
import { installApp, type Tokens } from './state/app.ts';
import { createChanges } from './state/changes.ts';
import { personCalled } from './state/people.ts';
import { keepState, loadState } from './state/file.ts';
import { createClock, type Clock } from './state/clock.ts';
import type { Core } from './state/core.ts';
import { createStamps, stableId } from './state/ids.ts';
import type { LogEntry } from './state/log.ts';
import { sow } from './state/sow.ts';

export type Delivery = { mode: 'socket' } | { mode: 'http'; url: string; signingSecret: string };

export type WorkspaceOptions = {
  /** Any free one by default; always on 127.0.0.1. */
  port?: number;
  /** Path of the app's manifest. */
  manifest?: string;
  seed?: Seed;
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
};

export type Workspace = {
  url: string;
  /** What an app's `slackApiUrl` is set to. */
  apiUrl: string;
  teamId: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  clientId: string;
  clientSecret: string;
  /** Where an app sends people who want to install it: Bolt's `authorizationUrl`. */
  authorizeUrl: string;
  clock: Pick<Clock, 'now' | 'offset' | 'advance' | 'onMove'>;
  /** From now on everything goes to this address, signed, and nothing to sockets. */
  deliverByHttp(url: string, signingSecret: string): void;
  /** Ends every socket, as Slack does every few hours: the app is expected to come back by itself. */
  refreshSockets(): void;
  log: readonly LogEntry[];
  /** Orders calls to fail and deliveries to go astray. */
  faults: Faults;
  /** Resolves when no delivery waits for its acknowledgement and no API call is under way. */
  settled(): Promise<void>;
  /** Somebody by handle or id, to act as they do. */
  as(person: string): Actor;
  /** Adds a colleague, whom the app hears of as `team_join`; returns their id. */
  hire(person: SeedPerson): string;
  /** Called after the page's "reset": everything that happened is gone, and an app should forget it too. */
  onReset(listener: () => void): void;
  /** Deactivates somebody, whom the app hears of as `user_change`. */
  dismiss(person: string): void;
  /** Makes somebody a guest (of several channels, or of a single one), or a member again, which the app hears of as `user_change`. */
  restrict(person: string, guest: boolean | 'single' | 'multi'): void;
  /** Somebody takes the app out of the workspace: it hears of it, and its tokens end. It can be installed again. */
  uninstall(): void;
  stop(): Promise<void>;
};

const MANIFEST = fileURLToPath(new URL('../slack-manifest.yml', import.meta.url));

/** Starts a workspace with one app installed. Throws when the manifest is not valid or the port is taken. */
export async function startWorkspace(options: WorkspaceOptions = {}): Promise<Workspace> {
  const seed = options.seed ?? DEFAULT_SEED;
  const delivery = options.delivery ?? { mode: 'socket' };
  const given =
    delivery.mode === 'http' ? { signingSecret: delivery.signingSecret, ...options.tokens } : options.tokens;
  const app = installApp(options.manifest ?? MANIFEST, given ?? {});
  const saved = options.stateFile ? loadState(options.stateFile, app.id) : null;
  const { start } = options.clock ?? {};
  const clock = createClock(start === undefined ? (saved?.offset ?? 0) : start - Date.now());
  const stamps = createStamps(clock);
  const changes = createChanges();
  const activity = createActivity();
  const log: LogEntry[] = [];
  const limits = { acknowledgeMs: options.acknowledgeMs ?? 3000, triggerMs: options.triggerLifetimeMs ?? 3000 };

  const socket = createSocketTransport(app.id, () => changes.tell({ type: 'state' }));
  let transport: Transport =
    delivery.mode === 'http' ? createHttpTransport(delivery.url, delivery.signingSecret) : socket;
  let origin = '';

  const installation = createInstallation(app, () => clock.now());
  const core: Core = {
    team: { id: stableId('T', seed.team.domain), ...seed.team },
    app,
    installation,
    state: saved?.state ?? sow(seed, app, clock.now(), stamps),
    clock,
    stamps,
    changes,
    log,
    limits,
    origin: () => origin,
    rateLimits: options.rateLimits === false ? unlimited : createRateLimits(),
    faults: createBook({
      methods: Object.keys(METHODS),
      now: () => clock.now(),
      transport: () => transport.name,
      aside: (wait) => activity.aside(wait),
    }),
    deliver: whileInstalled(
      installation,
      createDelivery({
        transport: () => transport,
        clock,
        log,
        logged: () => changes.tell({ type: 'log' }),
        activity,
        acknowledgeMs: limits.acknowledgeMs,
        faultOf: (type, payload) => core.faults.onDelivery(deliverySubject(core, type, payload)),
        cutSockets: (reason) => socket.cut(reason),
      }),
    ),
    announce: (happening) => announce(core, happening),
    connected: () => transport.connected(),
    cutSockets: (reason) => socket.cut(reason),
    socketUrl: () => `${origin.replace('http', 'ws')}${socket.ticketPath()}`,
  };
  clock.onMove(() => changes.tell({ type: 'state' }));
  reviveBot(core);
  const resetListeners: (() => void)[] = [];
  const machine: Machine = {
    advance: (ms) => clock.advance(ms),
    reset() {
      core.state = sow(seed, app, clock.now(), stamps);
      installation.reset();
      core.rateLimits.clear();
      core.faults.clear();
      changes.tell({ type: 'reset' });
      for (const listener of resetListeners) listener();
    },
  };

  const keeper = options.stateFile ? keepState(core, options.stateFile) : null;
  const server = createHouseServer({ core, machine, activity, socket });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  origin = `http://127.0.0.1:${port}`;

  return {
    url: origin,
    apiUrl: `${origin}/api/`,
    teamId: core.team.id,
    botToken: app.botToken,
    appToken: app.appToken,
    signingSecret: app.signingSecret,
    clientId: app.clientId,
    clientSecret: app.clientSecret,
    authorizeUrl: `${origin}/oauth/v2/authorize`,
    clock,
    deliverByHttp(url, signingSecret) {
      if (transport !== socket) void transport.stop();
      transport = createHttpTransport(url, signingSecret);
      changes.tell({ type: 'state' });
    },
    refreshSockets: () => socket.refresh(),
    log,
    faults: core.faults,
    settled: () => activity.settled(),
    as: (person) => createActor(core, machine, person),
    onReset: (listener) => void resetListeners.push(listener),
    hire: (person) => hire(core, person),
    dismiss: (name) => dismiss(core, personCalled(core, name)),
    restrict: (name, guest) => restrict(core, personCalled(core, name), guest),
    uninstall: () => uninstall(core),
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
