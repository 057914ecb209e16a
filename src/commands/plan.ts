import { z } from 'zod';
import type { Ctx } from '../context.js';
import { problems } from '../problem.js';
import { listBureauSending, unreleasedOf } from '../fieldwork/bureau-sending.js';
import { weekdayOf } from '../fieldwork/calendar.js';
import { resumeHost } from '../fieldwork/host-refusals.js';
import { describePlan, type PlannedStep } from '../fieldwork/plan-overview.js';
import { resumeSending, stopSending, switchPlanOff, switchPlanOn } from '../fieldwork/plan.js';
import { getOnlyStudy } from '../study/stored.js';
import { getFieldworkWave, type Wave } from '../study/waves.js';
import { defineCommand, type CommandResult } from './command.js';
import { date, wave } from './parameter.js';
import { table } from './table.js';

export const planShow = defineCommand({
  name: 'plan show',
  summary: 'Shows when which letter goes, and how far it is.',
  args: {},
  options: { wave },
  run: async (context, { options }) => {
    const ctx = await context.open();
    return describeWavePlan(ctx, await getFieldworkWave(ctx, options.wave));
  },
});

export const planOn = defineCommand({
  name: 'plan on',
  summary:
    'Has the mail plan act by itself, for every bureau; --start is the date of the invitation (today if left out).',
  args: {},
  options: {
    wave,
    start: date.optional().describe('the date of the invitation, such as 2026-03-10; today when left out'),
  },
  example: '--wave 2026 --start 2026-03-10',
  run: async (context, { options }) => {
    const ctx = await context.open();
    return describeWavePlan(ctx, await switchPlanOn(ctx, options.wave, options.start));
  },
});

export const planOff = verb(
  'plan off',
  'Switches the mail plan off; what it queued and did not go is withdrawn.',
  switchPlanOff,
);
export const stop = verb('stop', 'Stops all sending of a wave at once; what is queued waits.', stopSending);

export const resume = defineCommand({
  name: 'resume',
  summary: 'Lets letters go again: of a stopped wave, or to a host (a domain) that refused them.',
  args: {},
  options: {
    wave: wave.optional(),
    host: z.string().optional().describe('what stands behind the @ of the addresses, such as example.org'),
  },
  example: '--host example.org',
  run: async (context, { options }) => {
    if ((options.wave === undefined) === (options.host === undefined)) {
      throw problems.usage('Say what goes on: --wave WAVE, or --host DOMAIN.');
    }
    const ctx = await context.open();
    if (options.wave !== undefined) return describeWavePlan(ctx, await resumeSending(ctx, options.wave));
    const resumed = await resumeHost(ctx, options.host ?? '');
    const { host, queued } = resumed;
    return { result: resumed, text: `${queued} letters to ${host} go again. If it still refuses, they wait again.` };
  },
});

function verb(name: string, summary: string, change: (ctx: Ctx, slug: string) => Promise<Wave>) {
  return defineCommand({
    name,
    summary,
    args: {},
    options: { wave },
    run: async (context, { options }) => {
      const ctx = await context.open();
      return describeWavePlan(ctx, await change(ctx, options.wave));
    },
  });
}

async function describeWavePlan(ctx: Ctx, { slug, planFrom, stoppedAt }: Wave): Promise<CommandResult> {
  const steps = await describePlan(ctx, slug);
  const { bureaus } = (await getOnlyStudy(ctx)).definition;
  const sending = await listBureauSending(ctx, slug);
  const stoppedBureaus = sending.filter((one) => one.stoppedAt !== null).map(({ bureau }) => bureau);
  const unreleased = planFrom === null ? [] : unreleasedOf(bureaus, sending).map((bureau) => bureau.slug);
  const state = stoppedAt !== null ? 'Sending is stopped.' : planFrom === null ? 'The plan is off.' : 'The plan is on.';
  return {
    result: {
      wave: slug,
      on: planFrom !== null,
      start: planFrom,
      stopped: stoppedAt !== null,
      steps,
      unreleased,
      stoppedBureaus,
    },
    text: [
      `Wave ${slug}. ${state}`,
      ...(unreleased.length ? [`Nothing of it goes for who did not release it: ${unreleased.join(', ')}.`] : []),
      ...(stoppedBureaus.length ? [`Nothing goes for who stopped their own: ${stoppedBureaus.join(', ')}.`] : []),
      ...table(rowsOf(steps), { wide: true }),
    ].join('\n'),
  };
}

function rowsOf(steps: readonly PlannedStep[]) {
  return [
    ['step', 'planned', 'between', 'queued', 'accepted', 'failed', 'unknown', 'on'],
    ...steps.map(({ step, from, weekdays, hours, queued, accepted, failed, unknown }) => {
      const planned = from === null ? '-' : `${weekdayOf(from)} ${from}`;
      return [step, planned, hours, queued, accepted, failed, unknown, weekdays.join(' ')];
    }),
  ];
}
