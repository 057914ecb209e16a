import { expect, it } from 'vitest';
import { judgeSending } from '../../src/fieldwork/judge-sending.js';
import type { Had } from '../../src/fieldwork/next-letter.js';
import type { StepName } from '../../src/study/definition.js';
import { getOurSteps } from './plans.js';

const steps = getOurSteps();
const had = (...letters: readonly string[]): Had[] =>
  letters.map((letter) => {
    const [step = '', day = '', state = 'gone'] = letter.split(' ');
    return { step, day: `2026-03-${day}`, state: state as Had['state'] };
  });

it.each<[step: StepName, had: Had[], today: string, judged: unknown]>([
  ['invitation', [], '26', { sends: true }],
  ['announcement', [], '26', { sends: true }],
  ['invitation', had('announcement 23 waiting'), '26', { sends: true }],
  ['announcement', had('announcement 23 waiting'), '26', { sends: false, skip: 'waiting' }],
  ['invitation', had('invitation 26 waiting'), '26', { sends: false, skip: 'waiting' }],
  ['invitation', had('invitation 26'), '27', { sends: false, skip: 'had' }],
  ['invitation', had('invitation 26 failed'), '27', { sends: false, skip: 'failed' }],
  ['announcement', had('invitation 26'), '27', { sends: false, skip: 'had' }],
  ['reminder-1', [], '27', { sends: false, skip: 'notInvited' }],
  ['reminder-1', had('announcement 23'), '27', { sends: false, skip: 'notInvited' }],
  ['reminder-1', had('invitation 26'), '27', { sends: false, skip: 'tooSoon', from: '2026-03-30' }],
  ['reminder-1', had('invitation 26'), '30', { sends: true }],
  ['reminder-2', had('invitation 26'), '30', { sends: false, skip: 'earlier' }],
  ['reminder-1', had('invitation 26 failed'), '30', { sends: false, skip: 'failed' }],
  ['reminder-2', had('invitation 16', 'reminder-1 20 failed'), '30', { sends: true }],
])('%s to who had %j is judged on the %sth', (step, letters, day, judged) => {
  expect(judgeSending(steps, step, { out: undefined, had: letters }, `2026-03-${day}`)).toEqual(judged);
});

it('goes to nobody who is out, for whatever they had', () => {
  expect(judgeSending(steps, 'invitation', { out: 'optedOut', had: [] }, '2026-03-26')).toEqual({
    sends: false,
    skip: 'optedOut',
  });
});
