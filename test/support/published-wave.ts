import { operator } from '../../src/access/rights.js';
import { prepareSnapshot, publishSnapshot } from '../../src/publication/make-snapshot.js';
import { viewWave } from '../../src/publication/view.js';
import { addDemoWave } from '../../src/response/demo.js';
import type { World } from './world.js';

/** A closed wave of made-up answers, of the real size: the same answers each time. */
export async function addAnsweredWave({ ctx, passDays }: World, wave: string, seed = 13): Promise<void> {
  await addDemoWave(ctx, { wave, respondents: 80, seed });
  passDays(1);
}

/** Prepares a snapshot of a wave as the coordinator does, and gives its name. */
export async function prepareWave({ ctx }: World, wave: string): Promise<string> {
  const view = await viewWave(ctx, operator, wave);
  return (await prepareSnapshot(ctx, view, 'noor@bureau.example')).snapshot;
}

/** Prepares a snapshot of a wave and publishes it. */
export async function publishWave(world: World, wave: string): Promise<string> {
  const snapshot = await prepareWave(world, wave);
  await publishSnapshot(world.ctx, await viewWave(world.ctx, operator, wave), snapshot, 'noor@bureau.example');
  return snapshot;
}

/** Takes a part that is the business of another bureau out of what was published, as if corrected since. */
export async function differFrom({ ctx }: World, snapshot: string): Promise<void> {
  await ctx.db
    .deleteFrom('snapshot_document')
    .where((eb) => eb.and({ snapshot, viewer: 'careercoach', name: 'fieldwork' }))
    .execute();
}
