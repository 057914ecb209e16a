import { z } from 'zod';
import { previewLetter } from '../fieldwork/letter-preview.js';
import { listLetters, sendAgain, shownStates } from '../fieldwork/letters.js';
import { stepNames } from '../study/definition.js';
import { defineCommand } from './command.js';
import { advise } from './letter-advice.js';
import { group, wave } from './parameter.js';

const which = {
  step: z.enum(stepNames).optional().describe('only this letter'),
  to: z.string().optional().describe('only to this address'),
};

export const letterList = defineCommand({
  name: 'letter list',
  summary: 'Lists letters with their state, and what to do about those that did not get through.',
  args: {},
  options: { ...which, wave: wave.optional(), state: z.enum(shownStates).optional().describe('only in this state') },
  example: '--wave 2026 --state unknown',
  run: async (context, { options: { to, ...options } }) => {
    const letters = (await listLetters(await context.open(), { ...options, email: to })).map((letter) => ({
      ...letter,
      advice: advise(letter),
    }));
    const lines = letters.map(({ wave, email, step, state, since, error, advice: what }) =>
      [`${email}  ${wave}  ${step}  ${state} since ${since.slice(0, 16).replace('T', ' ')}`, error, what]
        .filter(Boolean)
        .join('  '),
    );
    return { result: { letters }, text: lines.length ? lines.join('\n') : 'There are no such letters.' };
  },
});

export const letterAgain = defineCommand({
  name: 'letter again',
  summary: 'Sends failed or unknown letters again, once somebody has looked and decided so.',
  args: {},
  options: { ...which, wave, state: z.enum(['failed', 'unknown']).describe('the state they are in') },
  example: '--wave 2026 --state failed',
  run: async (context, { options: { to, ...options } }) => {
    const queued = await sendAgain(await context.open(), { ...options, email: to });
    return { result: { queued }, text: `${queued} queued again.` };
  },
});

export const letterPreview = defineCommand({
  name: 'letter preview',
  summary: 'Shows the letter of a step as somebody will get it, with the link masked; sends nothing.',
  args: {},
  options: {
    step: z.string().describe('the letter, such as invitation or reminder-1'),
    to: z.string().describe('the address of an invitee'),
    wave: wave.optional().describe('the wave; the newest that is not closed when left out'),
    group: group.optional(),
  },
  example: '--step invitation --to zoe@example.org',
  run: async (context, { options: { step, to, wave, group } }) => {
    const letter = await previewLetter(await context.open(), { step, email: to, wave, group });
    const head = {
      From: letter.from,
      To: letter.to,
      'Reply-To': letter.replyTo,
      Subject: letter.subject,
      ...letter.headers,
    };
    const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`);
    return { result: letter, text: [...lines, '', letter.text].join('\n') };
  },
});
