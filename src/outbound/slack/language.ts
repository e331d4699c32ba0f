import type { UserId } from '../../domain/ids.ts';
import type { Language } from '../../domain/terms.ts';
import { findReader } from '../../queries/readers.ts';
import type { Outbound } from '../context.ts';

/** The reader's own language; of somebody not known yet, that of the channels of an escalation or of the policy. */
export const languageOf = async (
  { db, team }: Outbound,
  person: UserId,
  { language }: { readonly language: Language },
): Promise<Language> => (await findReader(db, team, person))?.language ?? language;
