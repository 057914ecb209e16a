import { expect, it } from 'vitest';
import { describeCampaign } from '../../src/fieldwork/campaign.js';
import { inviteAll } from '../../src/fieldwork/queue-letters.js';
import { closeWave } from '../../src/study/wave-life.js';
import { getStudy } from '../../src/study/stored.js';
import { getFieldworkWave } from '../../src/study/waves.js';
import { mila, zoe } from '../support/cast.js';
import { databases } from '../support/database.js';
import { acceptAll, sendDue } from '../support/send-due.js';
import { openWorld } from '../support/world.js';

it.each(databases)('of a closed wave nothing is still to be sent, and what went stays, on %s', async (kind) => {
  const world = await openWorld(kind);
  const { ctx } = world;
  await world.invite([zoe, mila]);
  await inviteAll(ctx, { wave: '2026' });
  await sendDue(ctx, acceptAll);
  const look = async () => {
    const wave = await getFieldworkWave(ctx, '2026');
    const { definition } = await getStudy(ctx, wave.study);
    const { mailings, next, waiting } = await describeCampaign(ctx, wave, definition, undefined);
    return [mailings.map(({ step }) => step), next.reduce((sum, { people }) => sum + people, 0), waiting];
  };
  expect(await look()).toEqual([['invitation'], 2, 0]);
  await closeWave(ctx, '2026');
  expect(await look()).toEqual([['invitation'], 0, 0]);
});
