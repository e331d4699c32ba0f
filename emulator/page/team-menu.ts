import type { MenuGroup } from './menu.ts';
import { enterTeam } from './route.ts';
import { workspace } from './store.ts';

/** The way to the other workspaces, where there are any. */
export function teamGroups(): MenuGroup[] {
  const { team, teams } = workspace();
  if (teams.length < 2) return [];
  const items = teams.map(({ id, name, domain }) => {
    const isHere = id === team.id;
    return {
      label: name,
      icon: isHere ? ('check' as const) : ('next' as const),
      ...(isHere ? { detail: 'You are here' } : {}),
      pick: () => (isHere ? undefined : void enterTeam(domain)),
    };
  });
  return [{ title: 'Workspaces', items }];
}
