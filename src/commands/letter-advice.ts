import type { ListedLetter } from '../fieldwork/letters.js';

/** When an advice is given, and what it is. The first that fits counts. */
interface Rule {
  readonly when: (letter: ListedLetter) => boolean;
  readonly say: (letter: ListedLetter) => string;
}

const again = ({ wave, state, email }: ListedLetter, one = true) =>
  `\`golfslag letter again --wave ${wave} --state ${state}${one ? ` --to ${email}` : ''}\``;

const mark = ({ wave, email }: ListedLetter) => `\`golfslag invitees mark --wave ${wave} --to ${email} --deliverable\``;

/** Whether its receiver was refused: at the mail server, or in a report. */
const said =
  (cause: ListedLetter['cause']) =>
  (letter: ListedLetter): boolean =>
    letter.cause === cause && (letter.state === 'failed' || letter.returned !== null);

const rules: readonly Rule[] = [
  {
    when: ({ waitsForHost }) => waitsForHost !== null,
    say: ({ waitsForHost }) =>
      `It waits: ${waitsForHost ?? ''} refuses our letters. \`golfslag outbox\` says since when, and how to go on.`,
  },
  {
    when: said('address'),
    say: (letter) =>
      `There is no such address, it says: correct it in the list and import it again. If it is right after all: ${mark(letter)}${letter.state === 'failed' ? `, then ${again(letter)}` : ''}.`,
  },
  {
    when: ({ softBounced, ...letter }) => softBounced && letter.cause !== null,
    say: (letter) =>
      `Three letters in a row did not arrive: no more go. Correct the address, or if it is well again: ${mark(letter)}.`,
  },
  {
    when: ({ state, cause }) => state === 'failed' && cause === 'mailbox',
    say: (letter) => `The mailbox took nothing (it is full, say). Once it does: ${again(letter)}.`,
  },
  {
    when: ({ state, cause }) => state === 'failed' && cause === 'host',
    say: (letter) =>
      `The receiver’s mail server refuses letters from us; the address may be right. Once it takes them: ${again(letter)}.`,
  },
  {
    when: ({ state, smtpCode }) => state === 'failed' && smtpCode !== null && smtpCode >= 500,
    say: (letter) =>
      `The mail server refuses the letter itself, or us. Ask who runs it; once that is mended: ${again(letter, false)}.`,
  },
  {
    when: ({ state }) => state === 'failed',
    say: (letter) => `Once the mail server is well again: ${again(letter, false)}.`,
  },
  {
    when: ({ state, returned }) => state === 'unknown' && returned === null,
    say: (letter) => `It may have gone: look in the mail server’s log. If it did not: ${again(letter)}.`,
  },
  {
    when: ({ returned }) => returned !== null,
    say: () => 'It came back, and not because of the address: a later letter may arrive.',
  },
  {
    when: ({ state, error }) => state === 'queued' && error !== null,
    say: () => 'It is tried again by itself; nothing of it was given to the mail server.',
  },
];

/** Returns what staff can do about a letter; nothing where all is well. */
export function advise(letter: ListedLetter): string {
  return rules.find(({ when }) => when(letter))?.say(letter) ?? '';
}
