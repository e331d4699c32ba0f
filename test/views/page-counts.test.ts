import { expect, test } from 'vitest';
import { ownPageCount, pageCountsOf } from '../../src/views/slack/page-counts.ts';
import { people } from '../support/domain.ts';

const zone = 'Europe/Madrid';
const ana = { person: people.ana, week: 3, month: 11, nights: 2 };

test('people read how often they were paged themselves, nothing when they were not', () => {
  expect(ownPageCount({ counts: [ana], zone }, 'en')).toBe(
    'Pages to you: 3 in 7 days, 11 in 30. At night (22:00–7:00, Europe/Madrid): 2.',
  );
  expect(ownPageCount({ counts: [ana], zone }, 'es')).toBe(
    'Avisos que ha recibido: 3 en 7 días, 11 en 30. De noche (22:00–7:00, Europe/Madrid): 2.',
  );
  expect(ownPageCount({ counts: [], zone }, 'en')).toBeNull();
});

test('whoever answers for it reads how pages are shared out', () => {
  const bruno = { person: people.bruno, week: 0, month: 4, nights: 0 };
  expect(pageCountsOf({ counts: [ana, bruno], zone }, 'en')).toBe(
    '*Pages in 30 days:* <@ANA> 11 (2 at night), <@BRUNO> 4. Night: 22:00–7:00, Europe/Madrid.',
  );
  expect(pageCountsOf({ counts: [], zone }, 'es')).toBeNull();
});
