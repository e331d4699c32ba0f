import type { IncomingHttpHeaders } from 'node:http';
import type { Json } from '../json.ts';
import { install } from '../oauth/install.ts';
import { challengeOf } from '../oauth/pkce.ts';
import { revoke, uninstall } from '../oauth/removal.ts';
import { ACCESS_LIFETIME_MS, type Access } from '../oauth/tokens.ts';
import type { Core } from '../state/core.ts';
import { flag, text } from './args.ts';
import type { Methods } from './method.ts';
import { Refusal } from './refusal.ts';

export const oauth: Methods = {
  'oauth.v2.access': {
    token: 'none',
    handle(core, args) {
      checkClient(core, args);
      const grant = text(args, 'grant_type');
      if (grant === 'refresh_token') return refreshed(core, text(args, 'refresh_token'));
      if (grant !== '' && grant !== 'authorization_code') throw new Refusal('invalid_grant_type');
      const agreement = core.installation.redeem(text(args, 'code'));
      if (!agreement) throw new Refusal('invalid_code');
      if (agreement.redirectUri !== text(args, 'redirect_uri')) throw new Refusal('bad_redirect_uri');
      checkVerifier(agreement.challenge, text(args, 'code_verifier'));
      return { ...tokensOf(core, install(core, agreement.scopes)), authed_user: { id: agreement.person } };
    },
  },

  'oauth.v2.exchange': {
    handle(core, args, access) {
      checkClient(core, args);
      if (!core.app.manifest.tokenRotation) throw new Refusal('token_rotation_not_enabled');
      if (!access || access.expiresAt !== null) throw new Refusal('invalid_token');
      if (access.exchanged) throw new Refusal('token_already_exchanged');
      return tokensOf(core, core.installation.exchange(access));
    },
  },

  'auth.revoke': {
    handle(core, args, access) {
      const revoked = access !== null && !flag(args, 'test');
      if (revoked) revoke(core, access);
      return { revoked };
    },
  },

  'apps.uninstall': {
    handle(core, args) {
      checkClient(core, args);
      uninstall(core);
      return {};
    },
  },
};

/** A client's id and secret as Basic authentication says them; nothing when there is none. */
export function basicCredentials(headers: IncomingHttpHeaders): Json {
  const encoded = /^Basic\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  if (encoded === undefined) return {};
  const [, client_id = '', client_secret = ''] =
    /^([^:]*):?(.*)$/s.exec(Buffer.from(encoded, 'base64').toString()) ?? [];
  return { client_id, client_secret };
}

function checkClient(core: Core, args: Json): void {
  if (text(args, 'client_id') !== core.app.clientId) throw new Refusal('invalid_client_id');
  if (text(args, 'client_secret') !== core.app.clientSecret) throw new Refusal('bad_client_secret');
}

function checkVerifier(challenge: string | null, verifier: string): void {
  if (challenge === null) return;
  if (verifier === '') throw new Refusal('code_verifier_required');
  if (challengeOf(verifier) !== challenge) throw new Refusal('invalid_code_verifier');
}

function refreshed(core: Core, token: string): Json {
  const access = core.installation.refresh(token);
  if (!access) throw new Refusal('invalid_refresh_token');
  return tokensOf(core, access);
}

function tokensOf({ app, team, installation }: Core, { token, refresh }: Access): Json {
  return {
    app_id: app.id,
    token_type: 'bot',
    access_token: token,
    scope: installation.scopes().join(','),
    bot_user_id: app.botUserId,
    team: { id: team.id, name: team.name },
    enterprise: null,
    is_enterprise_install: false,
    ...(refresh === null ? {} : { refresh_token: refresh, expires_in: ACCESS_LIFETIME_MS / 1000 }),
  };
}
