import { expect, test } from 'vitest';
import { advise } from '../../src/commands/letter-advice.js';
import type { ListedLetter } from '../../src/fieldwork/letters.js';

const letter: ListedLetter = {
  wave: '2026',
  email: 'zoe@example.nl',
  group: 'ex-client',
  bureau: 'blcc',
  step: 'invitation',
  state: 'accepted',
  since: '2026-03-10T10:00:00.000Z',
  error: null,
  returned: null,
  smtpCode: null,
  cause: null,
  waitsForHost: null,
  softBounced: false,
};
const again = 'golfslag letter again --wave 2026 --state';
const one = '--to zoe@example.nl';

test.each<[what: string, of: Partial<ListedLetter>, says: string[], saysNot?: string]>([
  ['waits for its turn', { state: 'queued' }, ['']],
  ['is tried again', { state: 'queued', error: 'ECONNREFUSED' }, ['tried again by itself']],
  ['waits for a host', { state: 'queued', waitsForHost: 'bedrijf.nl' }, ['bedrijf.nl refuses', 'golfslag outbox']],
  ['arrived', {}, ['']],
  ['may have gone', { state: 'unknown' }, ['log', `${again} unknown ${one}`]],
  ['has a wrong address', { state: 'failed', cause: 'address' }, ['correct', 'mark', `${again} failed ${one}`]],
  ['came back hard', { returned: 'hard', cause: 'address' }, ['correct', '--deliverable'], 'letter again'],
  ['came back hard, by mistake', { returned: 'hard' }, ['not because of the address'], 'correct'],
  ['came back softly', { returned: 'soft', cause: 'mailbox' }, ['a later letter may arrive']],
  ['came back thrice', { returned: 'soft', cause: 'host', softBounced: true }, ['no more go', '--deliverable']],
  ['arrived, and others thrice not', { softBounced: true }, ['']],
  ['met a full mailbox', { state: 'failed', cause: 'mailbox' }, ['full', `${again} failed ${one}`]],
  ['met a block list', { state: 'failed', cause: 'host' }, ['may be right', `${again} failed ${one}`]],
  ['was refused itself', { state: 'failed', smtpCode: 554 }, ['the letter itself', `${again} failed`], one],
  ['was tried too often', { state: 'failed', smtpCode: 451 }, ['well again', `${again} failed`], one],
])('a letter that %s', (_what, of, says, saysNot = 'undefined') => {
  const said = advise({ ...letter, ...of });
  if (says[0] === '') expect(said).toBe('');
  for (const words of says) expect(said).toContain(words);
  expect(said).not.toContain(saysNot);
});
