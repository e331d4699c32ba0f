import type { Core } from './core.ts';

/** The workspaces of one run, the one that it began with first. */
export type Teams = readonly [Core, ...Core[]];

/** A workspace by id, domain or name. */
export function teamCalled(teams: Teams, called: string): Core | undefined {
  return teams.find(({ team }) => [team.id, team.domain, team.name].includes(called));
}

export function teamOfPerson(teams: Teams, id: string): Core | undefined {
  return teams.find((core) => core.state.people.has(id));
}
