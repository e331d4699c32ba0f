import type { Standing } from './can.ts';
import type { UserId } from './ids.ts';

/** A person as Slack describes them; `locale` like `es-ES`, `zone` like `Europe/Madrid`. */
export type Person = {
  readonly id: UserId;
  readonly handle: string;
  readonly email: string | null;
  readonly locale: string | null;
  readonly zone: string | null;
  readonly standing: Standing;
};
