import { createHash } from 'node:crypto';

/** What an app sends ahead for a secret that it names later, with the code (RFC 7636, S256). */
export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

/** Whether it can be a challenge: of SHA-256, the one way that Slack takes (docs.slack.dev/authentication/using-pkce). */
export function isChallenge(challenge: string, way: string): boolean {
  return way === 'S256' && /^[\w-]{43}$/.test(challenge);
}
