import { expect, it } from 'vitest';
import { fieldFaults } from '../../emulator/acts/field-faults.ts';

const field = (block_id: string, element: Record<string, unknown>) => ({
  type: 'input',
  block_id,
  element: { action_id: 'value', ...element },
});

const blocks = [
  field('title', { type: 'plain_text_input' }),
  field('mail', { type: 'email_text_input' }),
  field('count', { type: 'number_input', max_value: '9' }),
];

const values = {
  mail: { value: { type: 'email_text_input', value: 'ana' } },
  count: { value: { type: 'number_input', value: '10' } },
};

it('what is wrong at the fields is said in the language of whoever filled them in', () => {
  expect(fieldFaults(blocks, values, 'es-ES')).toEqual({
    title: 'Este campo es obligatorio',
    mail: 'Debe ser una dirección de correo',
    count: 'Debe ser como máximo 9',
  });
  expect(fieldFaults(blocks, values, 'en-US')).toEqual({
    title: 'This field is required',
    mail: 'Must be an e-mail address',
    count: 'Must be no more than 9',
  });
});
