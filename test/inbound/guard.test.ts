import { Writable } from 'node:stream';
import slack from '@slack/web-api';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { asTeamId, asUserId, type UserId } from '../../src/domain/ids.ts';
