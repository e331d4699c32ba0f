import type { Person } from '../../protocol.ts';

/** Somebody whom a pane may act as, or whose pane stands beside. */
export type Somebody = Pick<Person, 'id' | 'name' | 'realName' | 'color' | 'isBot'> & { about: string };

/** What a pane says to the split view around it, whenever it changed: where it is, as whom, and who else there is. */
export type News = {
  kind: 'pane';
  hash: string; // its own address, without #
  place: string; // '#support'
  me: Somebody;
  people: Somebody[];
  unread: number;
};

/** What a pane asks of it: somebody else beside, at an address. */
export type Request = { kind: 'beside'; hash: string };
