import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { findPlace, giveTo, type Account, type Place } from './postgres-place.ts';
import { holderOf, isAlive, stopOrphan } from './postgres-holder.ts';

export type LocalDatabase = { readonly url: string; stop(): Promise<void> };

const posix = process.platform !== 'win32';
const userName = 'relevo';
const passwordFile = 'relevo-password';

/**
 * Starts a PostgreSQL of our own on 127.0.0.1, on a free port, with its data in `<home>/postgres`; the first start makes
 * them. It stops at `stop()`, and by itself when this process dies in whatever way.
 * With `ephemeral` the data are thrown away at `stop()`, and not guarded against a power cut: for tests.
 * @throws when the package is missing, or when another Relevo runs on the same data.
 */
export async function startEmbeddedPostgres(
  home: string,
  options: { readonly ephemeral?: boolean } = {},
): Promise<LocalDatabase> {
  const ephemeral = options.ephemeral === true;
  const place = findPlace(ephemeral ? throwAwayHome() : home);
  await refuseOrTakeOver(place.data);
  if (!existsSync(place.data)) await initialise(place);
  const password = readFileSync(join(place.data, passwordFile), 'utf8').trim();
  const { server, port } = await startServer(place, ephemeral);
  return {
    url: `postgres://${userName}:${password}@127.0.0.1:${port}/postgres`,
    async stop() {
      await stopServer(server);
      if (ephemeral) for (const folder of place.folders) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Also clears away those whose process was killed before it could. */
function throwAwayHome(): string {
  for (const name of readdirSync(tmpdir())) {
    const owner = /^relevo-of-(\d+)-/.exec(name)?.[1];
    if (owner !== undefined && !isAlive(Number(owner))) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
  return mkdtempSync(join(tmpdir(), `relevo-of-${process.pid}-`));
}

async function refuseOrTakeOver(data: string): Promise<void> {
  const holder = holderOf(data);
  if (holder === null) return;
  if (isAlive(holder.owner)) {
    throw new Error(
      `Relevo is already running on ${data} (process ${holder.owner}). Stop that one first, or give this one another folder with RELEVO_HOME.`,
    );
  }
  await stopOrphan(data, holder.pid);
}

/** Made beside and then renamed, so that data cut short are never taken for whole ones, and of two starts one wins. */
async function initialise(place: Place): Promise<void> {
  const half = mkdtempSync(`${place.data}-`);
  const password = join(half, passwordFile);
  giveTo(place.account, half);
  const passwordSource = `${half}.password`;
  writeFileSync(passwordSource, randomBytes(24).toString('base64url'), { mode: 0o600 });
  giveTo(place.account, passwordSource);
  try {
    await initdb(place, half, passwordSource);
    renameSync(passwordSource, password);
    renameSync(half, place.data);
  } catch (cause) {
    rmSync(half, { recursive: true, force: true });
    rmSync(passwordSource, { force: true });
    if (!existsSync(place.data)) throw cause;
  }
}

async function initdb(place: Place, folder: string, passwordSource: string): Promise<void> {
  const child = run(place.account, join(place.binaries, 'bin', 'initdb'), [
    `--pgdata=${folder}`,
    `--username=${userName}`,
    `--pwfile=${passwordSource}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Postgres's own rules for letters: the same on every machine, whatever languages it has installed.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    // Flushing an empty database costs two seconds, and what a power cut in this very minute could lose is empty too.
    '--no-sync',
    '--no-instructions',
  ]);
  const said = lastWords(child);
  await once(child, 'close');
  if (child.exitCode !== 0) throw new Error(`PostgreSQL could not make its data in ${folder}:\n${said()}`);
}

async function startServer(place: Place, ephemeral: boolean): Promise<{ server: ChildProcess; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const server = run(place.account, join(place.binaries, 'bin', 'postgres'), serverArguments(place, port, ephemeral));
    const said = lastWords(server);
    if (await isReady(server, said)) return { server, port };
    // Between looking for a free port and taking it, somebody else may take it.
    if (attempt < 3 && said().includes('could not bind')) continue;
    throw new Error(`PostgreSQL did not start on ${place.data}:\n${said()}`);
  }
}

function serverArguments(place: Place, port: number, ephemeral: boolean): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Says whose it is: read by the next start, when this one didn't end well.
    cluster_name: `relevo-${process.pid}`,
    ...(ephemeral ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' } : {}),
  };
  return [
    '-D',
    place.data,
    '-p',
    String(port),
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

/**
 * The shell becomes the server (exec), after leaving a watcher behind that holds the other end of a pipe to us. When we
 * die, even of SIGKILL, the pipe closes and the watcher asks the server to stop. Windows has no such shell.
 * A session of its own keeps Ctrl-C from stopping the server before those who still write to it.
 */
const watched = '( ( read -r _; kill -INT $$ ) <&3 >/dev/null 2>&1 & ); exec "$@" 3<&-';

function run(account: Account | null, program: string, args: string[]): ChildProcess {
  const [command, commandArgs] = posix ? ['/bin/sh', ['-c', watched, 'sh', program, ...args]] : [program, args];
  const child = spawn(command, commandArgs, {
    ...account,
    cwd: posix ? '/' : undefined,
    env: { PATH: process.env['PATH'], SystemRoot: process.env['SystemRoot'], LC_ALL: 'C', TZ: 'UTC' },
    detached: posix,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  // Lets the watcher go when there is nothing left to watch; until then its end of the pipe is open.
  child.once('exit', () => child.stdio[3]?.destroy());
  return child;
}

/** Reads on for as long as the server lives, because a full pipe would stop it; keeps the end for an error's text. */
function lastWords(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    text = (text + chunk).slice(-2_000);
  });
  child.on('error', (error) => {
    text += error.message;
  });
  return () => text.trim();
}

function isReady(server: ChildProcess, said: () => string): Promise<boolean> {
  return new Promise((resolve) => {
    server.stderr?.on('data', () => {
      if (said().includes('ready to accept connections')) resolve(true);
    });
    server.once('close', () => resolve(false));
    server.once('error', () => resolve(false));
  });
}

/**
 * SIGINT is the server's fast shutdown: open transactions are rolled back, nothing is left to recover. Windows has no
 * signals and ends it at once; the next start recovers what was committed.
 */
async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode === null && server.signalCode === null) {
    const gone = once(server, 'exit');
    server.kill('SIGINT');
    const impatience = setTimeout(() => server.kill('SIGQUIT'), 10_000);
    await gone;
    clearTimeout(impatience);
  }
}
