import type { App } from '../state/app.ts';
import { secret } from '../state/ids.ts';

/** What an app may do here after an installation. `ended` is the error that calls with it answer from then on. */
export type Access = {
  token: string;
  /** Epoch milliseconds of workspace time; `null` for a token that lasts. */
  expiresAt: number | null;
  /** The refresh token issued with it, until that was used. */
  refresh: string | null;
  ended: 'token_revoked' | 'account_inactive' | null;
  exchanged: boolean;
};

/**
 * What one person agreed to, for the app to fetch once. `redirectUri` is '' when the app named none; `challenge` is that of the
 * `code_verifier` which must come with the code, if any.
 */
export type Agreement = { person: string; scopes: string[]; redirectUri: string; challenge: string | null };

export type Installation = ReturnType<typeof createInstallation>;

/** docs.slack.dev/authentication/using-token-rotation: how long an access token lasts, and how many may live at a time. */
export const ACCESS_LIFETIME_MS = 12 * 3600_000;
const LIVE_AT_ONCE = 2;
const CODE_LIFETIME_MS = 10 * 60_000;

/**
 * The app's installation in one workspace: whether it stands, with which scopes, and its tokens. It starts installed when there
 * is a `first` token, which lasts. `now` is workspace time.
 */
export function createInstallation(app: App, now: () => number, first: string | null) {
  let installed = false;
  let scopes: readonly string[] = [];
  let accesses: Access[] = [];
  const codes = new Map<string, Agreement & { expiresAt: number }>();

  const isLive = (access: Access) => !access.ended && (access.expiresAt === null || access.expiresAt > now());
  const live = () => accesses.filter(isLive);
  const secrets = () => accesses.flatMap(({ token, refresh }) => (refresh === null ? [token] : [token, refresh]));

  function issue(token = ''): Access {
    const rotates = token === '' && app.manifest.tokenRotation;
    const access: Access = {
      token: token || (rotates ? `xoxe.xoxb-1-${secret(60)}` : `xoxb-${secret(40)}`),
      expiresAt: rotates ? now() + ACCESS_LIFETIME_MS : null,
      refresh: rotates ? `xoxe-1-${secret(60)}` : null,
      ended: null,
      exchanged: false,
    };
    accesses.push(access);
    for (const oldest of live().slice(0, -LIVE_AT_ONCE)) oldest.ended = 'token_revoked';
    return access;
  }

  function reset(): void {
    installed = first !== null;
    scopes = installed ? app.manifest.scopes : [];
    accesses = [];
    codes.clear();
    if (first !== null) issue(first);
  }
  reset();

  return {
    installed: () => installed,
    scopes: () => scopes,
    live,
    isLive,
    find: (token: string) => accesses.find((access) => access.token === token),
    /** Whether the app was given this token, refresh token or code here, usable or not. */
    gave: (secret: string) => codes.has(secret) || secrets().includes(secret),
    /** Every token and refresh token there ever was. */
    secrets,

    /** A single-use code, good for ten minutes. */
    agree(agreement: Agreement): string {
      const code = `${app.clientId.split('.')[0]}.${secret(32)}`;
      codes.set(code, { ...agreement, expiresAt: now() + CODE_LIFETIME_MS });
      return code;
    },
    /** What was agreed to under this code; `null` when it is unknown, used or too old. It cannot be used again. */
    redeem(code: string): Agreement | null {
      const agreement = codes.get(code);
      codes.delete(code);
      return agreement && agreement.expiresAt > now() ? agreement : null;
    },
    /** Installs the app, or adds scopes to its installation. Without rotation, the token that lives is given again. */
    install(asked: readonly string[]): Access {
      scopes = installed ? [...new Set([...scopes, ...asked])] : asked;
      installed = true;
      const lasting = app.manifest.tokenRotation ? undefined : live().at(-1);
      return lasting ?? issue();
    },
    /** New tokens for a refresh token, which is thereby used up; `null` when it is none that can be used. */
    refresh(token: string): Access | null {
      const access = accesses.find((each) => each.refresh === token);
      if (!access) return null;
      access.refresh = null;
      return issue();
    },
    /** Expiring tokens for one that lasts. */
    exchange(access: Access): Access {
      access.exchanged = true;
      return issue();
    },
    revoke(access: Access): void {
      access.ended = 'token_revoked';
      access.refresh = null;
    },
    uninstall(): void {
      installed = false;
      scopes = [];
      codes.clear();
      for (const access of accesses) {
        access.refresh = null;
        access.ended ??= 'account_inactive';
      }
    },
    reset,
  };
}
