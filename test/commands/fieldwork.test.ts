import { expect, it } from 'vitest';
import { fieldwork } from '../../src/commands/fieldwork.js';
import type { CommandContext } from '../../src/commands/command.js';
import type { Ctx } from '../../src/context.js';
import { localDay } from '../../src/language/local-day.js';
import { putFrames } from '../../src/fieldwork/sampling-frame.js';
import { inviteAll } from '../../src/fieldwork/queue-letters.js';
import { startDraft } from '../../src/response/draft.js';
import { closeWave } from '../../src/study/wave-life.js';
import { jan, mila, namesake, zoe } from '../support/cast.js';
import { answer, respondentOf } from '../support/filled-in.js';
import { seeded } from '../support/random-answers.js';
import { acceptAll, sendDue } from '../support/send-due.js';
import { openWorld } from '../support/world.js';

const roomOf = (ctx: Ctx): CommandContext => ({
  open: () => Promise.resolve(ctx),
  environment: {},
  progress: () => undefined,
});

it('tells who is no statistician how fieldwork goes, group by group', async () => {
  const { ctx, invite, passDays } = await openWorld('sqlite');
  const [first = '', second = '', begun = ''] = await invite([zoe, namesake(), mila, { ...jan, bureau: 'blcc' }]);
  await inviteAll(ctx, { wave: '2026', group: 'ex-client' });
  await sendDue(ctx, acceptAll);
  const days = [localDay(ctx.now())];
  await answer(ctx, first, seeded(1));
  for (let day = 0; day < 2; day++) {
    passDays(1);
    days.push(localDay(ctx.now()));
  }
  await answer(ctx, second, seeded(2));
  await startDraft(ctx, await respondentOf(ctx, begun));

  const soFar = await fieldwork.run(roomOf(ctx), ['--wave', '2026']);
  for (const line of [
    'Wave 2026 is open.',
    '  Response so far: 66.7% are done (RR1).',
    'all                              3          3        0          0        –          2',
    '1.1           2  66.7%  complete',
    'RR1   66.7%  Complete, out of everyone who may be eligible',
  ]) {
    expect(soFar.text.split('\n')).toContain(line);
  }
  expect(soFar.text).toContain('is here once the wave is closed');
  for (const later of ['2.1121', 'RR2', 'COOP1']) expect(soFar.text).not.toContain(later);

  await closeWave(ctx, '2026');
  const { text } = await fieldwork.run(roomOf(ctx), ['--wave', '2026']);
  const [exClients = '', employers = ''] = text.split('EMPLOYER');
  for (const line of [
    'Wave 2026 is closed.',
    'EX-CLIENT: 3 people in the file',
    '  Response: 66.7% sent their answers (RR1); 66.7% with those who got far enough (RR2).',
    'Bureau                     invited  delivered  bounced  opted out  started  completed',
    'blcc                             2          2        0          0        2          2',
    'all                              3          3        0          0        3          2',
    'Outcome  people         What it is',
    '1.1           2  66.7%  complete',
    '2.1121        1  33.3%  refused without a word: began, answered nothing',
    'Bureau                     1.1  2.1121',
    'careercoach                  0       1',
    'RR1     66.7%  Complete, out of everyone who may be eligible',
    'e      100.0%  Share of the unknown taken for eligible: as large as among the known',
    `${days[0]}     1  █`,
    `${days[1]}     0`,
    `${days[2]}     1  █`,
  ]) {
    expect(exClients.split('\n')).toContain(line);
  }
  expect(employers).toContain('3.11          1  100.0%  no invitation sent');
  expect(employers).toContain('COOP1       –  Complete, out of everyone who was reached');
  expect(employers).toContain('Nobody is done yet.');
});

it('says so where nobody is asked', async () => {
  const { ctx } = await openWorld('sqlite');
  const { text } = await fieldwork.run(roomOf(ctx), ['--wave', '2026']);
  expect(text).toContain('EX-CLIENT: nobody is in the file.');
});

it('tells what part of those who belong was invited, once bureaus counted them', async () => {
  const { ctx, invite } = await openWorld('sqlite');
  await invite([zoe]);
  await inviteAll(ctx, { wave: '2026' });
  const before = await fieldwork.run(roomOf(ctx), ['--wave', '2026']);
  expect(before.text).toContain('How many people belong has not been filled in');
  const frame = { group: 'ex-client', belongs: { nl: 'Cliënten' }, people: 4, leftOut: { judgement: 1 }, other: '' };
  await putFrames(ctx, { wave: '2026', bureau: 'blcc' }, [frame], 'anna@blcc.example');
  const { text, result } = await fieldwork.run(roomOf(ctx), ['--wave', '2026']);
  expect(text).toMatch(/blcc +4 +1 +25\.0% +1/);
  expect(result).toMatchObject({ frame: [{ group: 'ex-client', bureau: 'blcc', belong: 4, invited: 1, leftOut: 1 }] });
});
