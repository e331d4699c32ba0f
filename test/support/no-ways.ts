import { openWays, type Ways } from '../../src/platform/ways.ts';

/** Slack alone: no mail server, and nobody's webhook is called. */
export const noWays: Ways = openWays({ environment: 'production', mail: null, links: null });
