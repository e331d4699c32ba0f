import { h, type JSX } from 'preact';
import { useEffect, useLayoutEffect, useReducer, useRef } from 'preact/hooks';

export type Question = { title: string; text: JSX.Element | string; confirm: string; deny: string; danger: boolean };

let asked: { question: Question; answer(yes: boolean): void } | null = null;
let draw: () => void = () => {};

/** Asks before something is done; resolves to the answer. Escape means no. */
export function ask(question: Question): Promise<boolean> {
  asked?.answer(false);
  return new Promise((resolve) => {
    asked = {
      question,
      answer: (yes) => {
        asked = null;
        resolve(yes);
        draw();
      },
    };
    draw();
  });
}

function ConfirmDialog({ question, answer }: { question: Question; answer(yes: boolean): void }): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const box = dialog.current;
    box?.showModal();
    return () => box?.close();
  }, []);
  return h(
    'dialog',
    {
      ref: dialog,
      class: 'dialog small',
      role: 'alertdialog',
      'aria-labelledby': 'confirm-title',
      'aria-describedby': 'confirm-text',
      onCancel: () => answer(false),
    },
    [
      h('h2', { id: 'confirm-title', class: 'dialog-title' }, question.title),
      h('div', { id: 'confirm-text', class: 'dialog-body' }, question.text),
      h('div', { class: 'dialog-actions' }, [
        h('button', { type: 'button', class: 'button', onClick: () => answer(false) }, question.deny),
        h(
          'button',
          { type: 'button', class: `button ${question.danger ? 'danger' : 'primary'}`, onClick: () => answer(true) },
          question.confirm,
        ),
      ]),
    ],
  );
}

/** Where questions appear; stands once, at the root. */
export function Questions(): JSX.Element | null {
  const [, again] = useReducer<number, void>((count) => count + 1, 0);
  useEffect(() => {
    draw = () => again();
  }, []);
  return asked && h(ConfirmDialog, { key: asked.question.title, ...asked });
}
