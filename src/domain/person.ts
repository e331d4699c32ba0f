import type { Standing } from './can.ts';
import type { UserId } from './ids.ts';

/** A person as Slack describes them; `locale` like `es-ES`. */
export type Person = {
  readonly id: UserId;
  readonly handle: string;
  readonly email: string | null;
  readonly locale: string | null;
  readonly standing: Standing;
};
