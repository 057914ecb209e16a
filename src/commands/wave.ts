import { z } from 'zod';
import { commandLine } from '../study/events.js';
import { recordWave } from '../study/wave-events.js';
import { addWave, closeWave, openWave, planEnd } from '../study/wave-life.js';
import { listWaves, statusOf, type Wave } from '../study/waves.js';
import { defineCommand, type CommandResult } from './command.js';
import { date, wave } from './parameter.js';

const end = date.describe('the last day as planned, such as 2026-12-18: today or later, within a year');

export const waveAdd = defineCommand({
  name: 'wave add',
  summary: 'Prepares a wave, on its own or as the one after another.',
  args: { SLUG: z.string().describe('a name for the new wave, best its year: small letters, digits and hyphens') },
  options: { from: z.string().optional().describe('the wave that it comes after, such as 2015') },
  example: '2026 --from 2015',
  run: async (context, { args, options }) => {
    const ctx = await context.open();
    return describeWave(
      await recordWave(ctx, 'wave prepared', commandLine, (tx) => addWave(tx, args.SLUG, options.from)),
    );
  },
});

export const waveOpen = defineCommand({
  name: 'wave open',
  summary: 'Opens a wave with the newest version of each questionnaire; --until is its planned end.',
  args: { SLUG: wave },
  options: { until: end.optional() },
  example: '2026 --until 2026-12-18',
  run: async (context, { args, options }) => {
    const ctx = await context.open();
    return describeWave(
      await recordWave(ctx, 'wave opened', commandLine, (tx) => openWave(tx, args.SLUG, options.until)),
    );
  },
});

export const waveUntil = defineCommand({
  name: 'wave until',
  summary: 'Moves the planned end of a wave, which letters and pages tell; it closes nothing.',
  args: { SLUG: wave, DATE: end },
  options: {},
  run: async (context, { args }) => {
    const ctx = await context.open();
    return describeWave(await recordWave(ctx, 'wave extended', commandLine, (tx) => planEnd(tx, args.SLUG, args.DATE)));
  },
});

export const waveClose = defineCommand({
  name: 'wave close',
  summary: 'Closes a wave for good; its microdata and exact figures come out.',
  args: { SLUG: wave },
  options: {},
  run: async (context, { args }) => {
    const ctx = await context.open();
    return describeWave(await recordWave(ctx, 'wave closed', commandLine, (tx) => closeWave(tx, args.SLUG)));
  },
});

export const waveList = defineCommand({
  name: 'wave list',
  summary: 'Lists the waves and where each is in its life.',
  args: {},
  options: {},
  run: async (context) => {
    const waves = await listWaves(await context.open());
    return {
      result: {
        waves: waves.map((wave) => ({
          wave: wave.slug,
          kind: wave.kind,
          status: statusOf(wave),
          ...(wave.until !== null && { until: wave.until }),
          ...(wave.synthetic && { synthetic: true }),
        })),
      },
      text: waves
        .map((wave) => `${wave.slug}  ${describeStatus(wave)}${wave.synthetic ? ', synthetic: made-up answers' : ''}`)
        .join('\n'),
    };
  },
});

function describeWave(wave: Wave): CommandResult {
  const { slug, until } = wave;
  const status = statusOf(wave);
  return {
    result: { wave: slug, status, ...(until !== null && { until }) },
    text: `Wave ${slug} is ${describeStatus(wave)}.`,
  };
}

function describeStatus(wave: Wave): string {
  const status = statusOf(wave);
  return wave.until === null || status === 'closed' ? status : `${status}, planned until ${wave.until}`;
}
