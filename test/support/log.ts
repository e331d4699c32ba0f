import { createLogger } from '../../src/platform/logger.ts';

/** For parts that need a logger where the test doesn't look at it. */
export const silentLog = createLogger({ environment: 'production', logLevel: 'fatal' }, () => {});
