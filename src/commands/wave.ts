import { z } from 'zod';
import type { Ctx } from '../context.js';
import { addWave, closeWave, listWaves, openWave, statusOf, type Wave } from '../study/waves.js';
import { defineCommand, type CommandResult } from './command.js';

export const waveAdd = defineCommand({
  name: 'wave add',
  summary: 'Prepares a wave, on its own or as the one after another.',
  args: ['SLUG'],
  options: { from: z.string().optional() },
  run: async (context, { args, options }) => describeWave(await addWave(await context.open(), args.SLUG, options.from)),
});

export const waveOpen = verb('wave open', 'Opens a wave with the newest version of each questionnaire.', openWave);
export const waveClose = verb(
  'wave close',
  'Closes a wave for good; its microdata and exact figures come out.',
  closeWave,
);

export const waveList = defineCommand({
  name: 'wave list',
  summary: 'Lists the waves and where each is in its life.',
  args: [],
  options: {},
  run: async (context) => {
    const waves = await listWaves(await context.open());
    return {
      result: {
        waves: waves.map((wave) => ({
          wave: wave.slug,
          kind: wave.kind,
          status: statusOf(wave),
          ...(wave.synthetic && { synthetic: true }),
        })),
      },
      text: waves
        .map((wave) => `${wave.slug}  ${statusOf(wave)}${wave.synthetic ? ', synthetic: made-up answers' : ''}`)
        .join('\n'),
    };
  },
});

function verb(name: string, summary: string, change: (ctx: Ctx, slug: string) => Promise<Wave>) {
  return defineCommand({
    name,
    summary,
    args: ['SLUG'],
    options: {},
    run: async (context, { args }) => describeWave(await change(await context.open(), args.SLUG)),
  });
}

function describeWave(wave: Wave): CommandResult {
  const status = statusOf(wave);
  return { result: { wave: wave.slug, status }, text: `Wave ${wave.slug} is ${status}.` };
}
