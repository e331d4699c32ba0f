import type { Change } from '../protocol.ts';
import { refreshLog } from './inspector-log.ts';
import { share } from './json.ts';
import { coalesced } from './coalesced.ts';
import { HOME, channelById, getState, isDirect, setState, setWorkspaceNow } from './store.ts';
import { actAloud, fetchMessages, fetchSnapshot, me, openStream } from './wire.ts';

export const refreshState = coalesced(async () => {
  const { as, team } = getState();
  try {
    const snapshot = await fetchSnapshot(as, team);
    if (getState().as !== as || getState().team !== team) return;
    setWorkspaceNow(snapshot.clock.now);
    setState({
      snapshot: share(getState().snapshot, snapshot),
      team: snapshot.team.domain,
      as: snapshot.me.id,
      failure: null,
    });
    settlePlace();
  } catch (error) {
    if (!getState().snapshot)
      setState({ failure: error instanceof Error ? error.message : 'The local workspace could not be read.' });
  }
});

/** Makes sure that we look at something that exists for this person. */
function settlePlace(): void {
  const { at, snapshot } = getState();
  if (!snapshot || (at === HOME && snapshot.apps.length > 0) || channelById(at)) return;
  const mine = snapshot.channels.filter((channel) => channel.isMember && !isDirect(channel) && !channel.archived);
  const first = mine.find((channel) => channel.name === 'general') ?? mine[0] ?? snapshot.channels[0];
  setState({ at: first?.id ?? HOME, thread: null });
  void refreshOpenChannel();
}

export const refreshOpenChannel = coalesced(async () => {
  const { as, at } = getState();
  if (as === null || at === null || !channelById(at)) return;
  try {
    const fetched = await fetchMessages(as, at);
    if (getState().as !== as) return;
    const messages = new Map(getState().messages);
    messages.set(at, share(messages.get(at), fetched));
    setState({ messages });
  } catch {
    // The stream's own break says that the workspace is away, and its return fetches again.
  }
});

function hear(change: Change): void {
  switch (change.type) {
    case 'state':
      void refreshState();
      return;
    case 'messages':
      if (change.channel === getState().at) {
        void refreshOpenChannel();
        return;
      }
      forget(change.channel);
      void refreshState(); // its unread mark
      return;
    case 'log':
      void refreshLog();
      return;
    case 'reset':
      setState({ messages: new Map(), thread: null, canvas: null, target: null });
      void refreshState().then(refreshOpenChannel);
  }
}

function forget(channel: string): void {
  const messages = new Map(getState().messages);
  if (messages.delete(channel)) setState({ messages });
}

let stop: (() => void) | null = null;
let turns = 0;

/** Starts over as this person, here or in another workspace; null is whoever the workspace names first. */
export async function become(as: string | null, team = getState().team): Promise<void> {
  stop?.();
  const turn = ++turns;
  setState({ team, as, messages: new Map(), stream: 'connecting', failure: null });
  await refreshState();
  // Somebody else was chosen meanwhile; that call goes on.
  if (turn !== turns) return;
  const id = getState().as;
  // Without a snapshot nobody is known to listen as: keep asking.
  if (id === null || !getState().snapshot) {
    const timer = setTimeout(() => void become(as, team), 2000);
    stop = () => clearTimeout(timer);
    return;
  }
  stop = openStream(id, {
    open: () => {
      setState({ stream: 'live' });
      void refreshState().then(refreshOpenChannel);
      void refreshLog();
    },
    lost: () => setState({ stream: 'lost' }),
    change: hear,
  });
  if (getState().at === HOME) void actAloud({ do: 'open-home', as: me() });
  void refreshOpenChannel();
}
