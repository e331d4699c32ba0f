import type { ChannelId, UserId } from '../../../domain/ids.ts';
import type { Language } from '../../../domain/terms.ts';

/** Who typed a command, and where. */
export type Asked = {
  readonly user: UserId;
  readonly channel: ChannelId;
  readonly language: Language;
  readonly triggerId: string;
};
