import type { Person } from './world.js';

/** Who occurs in the tests: always the same people, so that a name tells who it is about. */

/** A former client of BLCC, who fills in her questionnaire on a phone. */
export const zoe = { email: 'zoe@example.nl', name: 'Zoë', group: 'ex-client', bureau: 'blcc' } satisfies Person;

let namesakes = 0;

/** Somebody like Zoë who was in no test before: for tests that share a world. */
export function namesake(): Person {
  return { ...zoe, email: `zoe-${++namesakes}@example.nl` };
}

/** A former client of The Careercoach, who reads English. */
export const mila = {
  email: 'mila@example.nl',
  name: 'Mila',
  group: 'ex-client',
  bureau: 'careercoach',
  language: 'en',
} satisfies Person;

/** An employer who works with The Careercoach. */
export const jan = { email: 'jan@bedrijf.nl', name: 'Jan', group: 'employer', bureau: 'careercoach' } satisfies Person;

/** Somebody who was never invited, with a link and a receipt code of the right shape that nobody gave out. */
export const stranger = {
  email: 'vreemde@elders.nl',
  name: 'Vreemde',
  token: 'vreemdevreemdevreemde0',
  receiptCode: '0000111122223333',
} as const;
