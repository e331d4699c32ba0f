import type { SeedPerson } from '../seed.ts';
import type { Core } from './core.ts';
import { stableId } from './ids.ts';

export type GuestKind = 'single' | 'multi';

/** Somebody with an account, the app's bot user included. */
export type Person = {
  id: string;
  name: string;
  realName: string;
  email: string;
  locale: string;
  tz: string;
  isBot: boolean;
  /** Somebody from outside, let into several channels or a single one only. */
  guest?: GuestKind;
  /** Somebody of another company, met in a channel that both share: their own team. */
  teamId?: string;
  /** What that company is called. */
  company?: string;
  deleted: boolean;
  updated: number;
};

export type Group = {
  id: string;
  handle: string;
  name: string;
  people: string[];
  description?: string;
  /** Ids of the channels that its people are brought into. */
  channels?: string[];
  /** Whether its people see those channels as a section of their sidebar. */
  isSection?: boolean;
  creator?: string;
  created?: number;
  updated?: number;
  updatedBy?: string;
  /** When it was switched off; it can be switched on again. */
  disabled?: number;
};

export function newPerson(given: SeedPerson, id: string, now: number): Person {
  const { name, realName, email, locale, tz, guest, company } = given;
  return {
    id,
    name,
    realName,
    email,
    locale,
    tz,
    isBot: given.bot === true,
    deleted: given.deactivated === true,
    updated: now,
    ...(guest ? { guest } : {}),
    ...(company === undefined ? {} : { teamId: teamIdOf(company), company }),
  };
}

/** The team of another company, always the same for the same name. */
export function teamIdOf(company: string): string {
  return stableId('T', `company ${company}`);
}

/** Colleagues are neither guests nor bots, nor of another company, nor gone. */
export function isColleague(person: Person): boolean {
  return !person.isBot && !person.deleted && !person.guest && !person.teamId;
}

/** Somebody by handle or id; throws when there is nobody of that name. */
export function personCalled(core: Core, name: string): Person {
  const person = core.state.people.get(name) ?? [...core.state.people.values()].find((each) => each.name === name);
  if (!person) throw new Error(`There is no ${name} in this workspace.`);
  return person;
}

const COLORS = ['#3f0e40', '#1264a3', '#2b7a4b', '#a3412e', '#7a4a1d', '#4a4a8a', '#8a2a5b', '#1d6f6f'];

/** The background of a person's avatar, always the same for the same id. */
export function colorOf(id: string): string {
  const sum = Array.from(id).reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return COLORS[sum % COLORS.length] ?? '#3f0e40';
}

/** Seconds that a zone is ahead of UTC at a moment, summer time included. */
export function zoneOffset(tz: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: tz, timeZoneName: 'longOffset' }).formatToParts(at);
  const match = /GMT([+-])(\d\d):(\d\d)/.exec(parts.find((part) => part.type === 'timeZoneName')?.value ?? '');
  if (!match) return 0;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60;
  return match[1] === '-' ? -seconds : seconds;
}
