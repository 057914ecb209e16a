import { expect, it } from 'vitest';
import type { CommandContext } from '../../src/commands/command.js';
import { invite } from '../../src/commands/invitees.js';
import { planOff, planOn, planShow } from '../../src/commands/plan.js';
import { releaseLetters, stopBureau } from '../../src/fieldwork/bureau-sending.js';
import { planDaysOf, setPlanDays } from '../../src/fieldwork/plan-days.js';
import { localDay } from '../../src/language/local-day.js';
import { getWave } from '../../src/study/waves.js';
import { getOurSteps } from '../fieldwork/plans.js';
import { zoe } from '../support/cast.js';
import { openWorld } from '../support/world.js';

const wave = ['--wave', '2026'];

it('the operator sees who has not released a plan or stopped their own, and acts for all', async () => {
  const world = await openWorld('sqlite');
  const { ctx } = world;
  await world.invite([zoe]);
  const context: CommandContext = { open: () => Promise.resolve(ctx), environment: {}, progress: () => undefined };
  const days = planDaysOf(getOurSteps(), await getWave(ctx, '2026'), localDay(ctx.now()));
  await setPlanDays(ctx, '2026', new Map(days.map(({ step, day }) => [step.step, day])));
  await releaseLetters(ctx, { wave: '2026', bureau: 'blcc' });
  await stopBureau(ctx, { wave: '2026', bureau: 'blcc' });
  const shown = await planShow.run(context, wave);
  const others = ['wageningen-career-support', 'careercoach', 'coordinator-bureau'];
  expect(shown.result).toMatchObject({ on: true, unreleased: others, stoppedBureaus: ['blcc'] });
  expect(shown.text).toContain(`Nothing of it goes for who did not release it: ${others.join(', ')}.`);
  expect((await invite.run(context, wave)).text).toContain('Nothing goes for who stopped their own: blcc.');
  const on = await planOn.run(context, wave);
  expect(on.result).toMatchObject({ on: true, unreleased: [], stoppedBureaus: ['blcc'] });
  expect((await planOff.run(context, wave)).result).toMatchObject({ on: false, unreleased: [] });
});
