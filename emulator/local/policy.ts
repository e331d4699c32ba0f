import { createHash } from 'node:crypto';

/**
 * Content-Security-Policy of the page: its own files only, itself in frames too (the split view), pictures from any address (apps name
 * them in blocks), and of inline scripts just those that stand in the document itself, by hash: its import map.
 */
export function securityHeaders(document: string): Record<string, string> {
  const inline = [...document.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, script = '']) => ` 'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
  return {
    'content-security-policy': [
      "default-src 'self'",
      `script-src 'self'${inline.join('')}`,
      "img-src 'self' https: http: data:",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'self'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
}
