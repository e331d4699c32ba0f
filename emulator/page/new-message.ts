import { h, type JSX } from 'preact';
import { useState } from 'preact/hooks';
import { avatar } from './avatar.ts';
import { badges } from './badges.ts';
import { icon } from './icons.ts';
import { PanelButton } from './menu.ts';
import { openConversation } from './route.ts';
import { nameOf, workspace } from './store.ts';

const MOST = 8;

/** Whom the chosen are, in words for the button that goes there. */
function invitation(count: number): string {
  if (count === 0) return 'Choose one or more people';
  return count === 1 ? 'Start conversation' : `Start conversation with ${count} people`;
}

function Picker({ close }: { close(): void }): JSX.Element {
  const { people, me } = workspace();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const wanted = query.trim().toLowerCase();
  const shown = people.filter(
    (each) => !each.deleted && each.id !== me.id && `${each.realName} ${each.name}`.toLowerCase().includes(wanted),
  );
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  const start = (event: SubmitEvent) => {
    event.preventDefault();
    if (chosen.length === 0) return;
    close();
    void openConversation(chosen);
  };
  return h('form', { class: 'people-panel', onSubmit: start }, [
    h('div', { class: 'menu-title' }, `New message to up to ${MOST} people`),
    h('input', {
      class: 'input',
      type: 'search',
      placeholder: 'Find people',
      'aria-label': 'Find people',
      value: query,
      onInput: (event: InputEvent & { currentTarget: HTMLInputElement }) => setQuery(event.currentTarget.value),
    }),
    h('div', { class: 'people recipients', role: 'group', 'aria-label': 'People' }, [
      shown.map((each) =>
        h('label', { class: 'person', key: each.id }, [
          h('input', {
            type: 'checkbox',
            checked: chosen.includes(each.id),
            disabled: chosen.length >= MOST && !chosen.includes(each.id),
            onChange: () => toggle(each.id),
          }),
          avatar(each.id, 'tiny'),
          h('span', { class: 'menu-words' }, [
            h('span', {}, nameOf(each.id)),
            h('small', {}, [`@${each.name}`, ...badges(each)].join(' · ')),
          ]),
        ]),
      ),
      shown.length === 0 && h('p', { class: 'option-status', role: 'status' }, 'Nobody is called so'),
    ]),
    h(
      'button',
      {
        type: 'submit',
        class: chosen.length === 0 ? 'button' : 'button primary',
        disabled: chosen.length === 0,
      },
      invitation(chosen.length),
    ),
  ]);
}

/** Where one chooses whom to write to: one person, or several at once. */
export function NewMessageButton(): JSX.Element {
  return h(PanelButton, {
    label: 'New message',
    class: 'side-button',
    face: icon('plus', 16),
    panel: (close) => h(Picker, { close }),
  });
}
