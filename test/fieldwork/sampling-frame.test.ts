import { beforeAll, describe, expect, it } from 'vitest';
import {
  isFrameFilledIn,
  listFrames,
  listUnfilled,
  putFrames,
  sumLeftOut,
} from '../../src/fieldwork/sampling-frame.js';
import type { StudyDefinition } from '../../src/study/definition.js';
import { listEvents } from '../../src/study/events.js';
import { getOnlyStudy } from '../../src/study/stored.js';
import { databases } from '../support/database.js';
import { openWorld, type World } from '../support/world.js';

describe.each(databases)('who belongs to the groups of a bureau, on %s', (kind) => {
  let world: World;
  let definition: StudyDefinition;
  const belongs = { nl: 'Cliënten van 2025.' };
  const clients = { group: 'ex-client', belongs, people: 40, leftOut: { judgement: 3, other: 1 }, other: 'verhuisd' };
  const employers = { group: 'employer', belongs, people: 0, leftOut: {}, other: '' };
  beforeAll(async () => {
    world = await openWorld(kind);
    ({ definition } = await getOnlyStudy(world.ctx));
  });

  it('is filled in once each of its groups is, and of the wave once each bureau did', async () => {
    const { ctx } = world;
    const isFilledIn = (bureau?: string) => isFrameFilledIn(ctx, '2026', definition, bureau);
    expect([await isFilledIn(), await isFilledIn('blcc')]).toEqual([false, false]);
    await putFrames(ctx, { wave: '2026', bureau: 'blcc' }, [clients], 'anna@blcc.example');
    expect(await isFilledIn('blcc')).toBe(false);
    await putFrames(ctx, { wave: '2026', bureau: 'blcc' }, [clients, employers], 'anna@blcc.example');
    expect([await isFilledIn(), await isFilledIn('blcc')]).toEqual([false, true]);
    const missing = listUnfilled(await listFrames(ctx, '2026'), definition).map(({ slug }) => slug);
    expect(missing).toEqual(['wageningen-career-support', 'careercoach', 'coordinator-bureau']);
    for (const bureau of missing) {
      await putFrames(ctx, { wave: '2026', bureau }, [clients, employers], 'noor@leiding.example');
    }
    expect(await isFilledIn()).toBe(true);
  });

  it('is what was filled in last, with who did so recorded', async () => {
    const { ctx } = world;
    await putFrames(ctx, { wave: '2026', bureau: 'blcc' }, [{ ...clients, people: 42 }], 'piet@blcc.example');
    const [, own] = await listFrames(ctx, '2026', 'blcc');
    expect(own).toEqual({ ...clients, bureau: 'blcc', people: 42 });
    expect(own && sumLeftOut(own)).toBe(4);
    const [last] = await listEvents(ctx);
    expect(last).toMatchObject({ action: 'frame filled in', who: 'piet@blcc.example', about: { bureau: 'blcc' } });
    // Events go after a year; what is counted stays, without anybody's address.
    expect(JSON.stringify(await ctx.db.selectFrom('sampling_frame').selectAll().execute())).not.toContain('@');
  });
});
