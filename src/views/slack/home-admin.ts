import type { KnownBlock } from '@slack/web-api';
import type { KeptDenial } from '../../domain/refusal.ts';
import type { Gap } from '../../domain/rota.ts';
import type { Language } from '../../domain/terms.ts';
import { duration } from '../../i18n/duration.ts';
import type { Instant } from '../../domain/time.ts';
import type { Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { context, divider, section } from './blocks.ts';
import { denialEntries } from './denials.ts';
import { dotted, escape, line, lines, when } from './text.ts';

/** How the desk stands. `sweptMs`: since the last look at deadlines; null where another process looks. */
export type HomeHealth = {
  readonly overdue: number;
  readonly stuck: number;
  readonly waiting: number;
  readonly oldestAt: Instant | null;
  readonly sweptMs: number | null;
  /** Why Slack does not answer; null: it does. */
  readonly slackError: string | null;
};

export type HomeAdmin = {
  readonly policy: {
    readonly name: string;
    readonly severities: number;
    readonly paths: number;
    readonly rules: number;
    readonly schedules: number;
    /** What of it nobody can be paged by. */
    readonly missing: readonly string[];
  };
  /** Of the week to come. */
  readonly gaps: readonly (Gap & { readonly schedule: string })[];
  readonly health: HomeHealth;
  /** Of the last week. */
  readonly denials: readonly KeptDenial[];
};

const most = { missing: 5, gaps: 3, denials: 3 };
/** Several sweeps were missed: something holds them up. */
const sweptWithinMs = 30_000;

/** Policy, schedules and health: nothing of it changes by the mere passing of time, so that Home is not drawn for that. */
export function adminBlocks({ policy, gaps, health, denials }: HomeAdmin, language: Language): KnownBlock[] {
  const say = words(language).admin;
  return [
    divider,
    section(
      lines(
        say.heading,
        policyText(policy, language),
        ...gapLines(policy.schedules, gaps, language),
        healthText(health, language),
      ),
    ),
    ...(denials.length > 0 ? [context(lines(say.refused, ...denialEntries(denials, most.denials, language)))] : []),
  ];
}

function policyText({ name, missing, ...counts }: HomeAdmin['policy'], language: Language): Markup {
  const say = words(language).admin;
  return lines(
    dotted(
      say.policy(line(name, 80)),
      say.severities(counts.severities),
      say.paths(counts.paths),
      say.rules(counts.rules),
      counts.schedules > 0 && say.schedules(counts.schedules),
    ),
    missing.length > 0 &&
      say.missing(
        withRest(
          missing.slice(0, most.missing).map((name) => line(name, 60)),
          missing.length,
          language,
        ),
      ),
  );
}

function gapLines(schedules: number, gaps: HomeAdmin['gaps'], language: Language): Markup[] {
  const say = words(language).admin;
  if (schedules === 0) return [];
  if (gaps.length === 0) return [say.noGaps];
  const hidden = gaps.length - most.gaps;
  return [
    say.gaps,
    ...gaps
      .slice(0, most.gaps)
      .map(({ schedule, from, to }) =>
        say.gap(line(schedule, 40), when(from, 'moment', language), when(to, 'moment', language)),
      ),
    ...(hidden > 0 ? [words(language).terms.more(hidden)] : []),
  ];
}

function healthText(
  { overdue, stuck, waiting, oldestAt, sweptMs, slackError }: HomeHealth,
  language: Language,
): Markup {
  const say = words(language).admin;
  const swept =
    sweptMs === null ? say.elsewhere : sweptMs > sweptWithinMs ? say.notSwept(escape(duration(sweptMs))) : say.swept;
  return dotted(
    overdue + stuck > 0 ? say.notWell : say.well,
    overdue > 0 && say.overdue(overdue),
    stuck > 0 && say.stuck(stuck),
    oldestAt === null ? say.idle : say.waiting(waiting, when(oldestAt, 'moment', language)),
    swept,
    slackError === null ? say.slackAnswers : say.slackFails(line(slackError, 60)),
  );
}

function withRest(shown: readonly Markup[], total: number, language: Language): Markup {
  const hidden = total - shown.length;
  return dotted(...shown, hidden > 0 && words(language).terms.more(hidden));
}
