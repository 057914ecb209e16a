import { describe, expect, it } from 'vitest';
import { dropOldAddresses } from '../../src/fieldwork/old-addresses.js';
import { countFieldwork } from '../../src/fieldwork/fieldwork.js';
import { getOnlyStudy } from '../../src/study/stored.js';
import { closeWave } from '../../src/study/waves.js';
import { jan, mila, zoe } from '../support/cast.js';
import { databases } from '../support/database.js';
import { everyRow } from '../support/every-row.js';
import { openWorld } from '../support/world.js';

describe.each(databases)('names and addresses on %s', (kind) => {
  it('go sixty days after closing, and not before; the people still count', async () => {
    const { ctx, invite, passDays } = await openWorld(kind);
    await invite([zoe, mila, jan]);
    expect(await everyRow(ctx)).toContain('Zoë');
    await closeWave(ctx, '2026');
    passDays(59);
    await dropOldAddresses(ctx);
    expect(await everyRow(ctx)).toContain(zoe.email);
    const { definition } = await getOnlyStudy(ctx);
    const before = await countFieldwork(ctx, '2026', definition);
    passDays(2);
    await dropOldAddresses(ctx);
    await dropOldAddresses(ctx);
    const rows = await everyRow(ctx);
    for (const { email } of [zoe, mila, jan]) expect(rows).not.toContain(email);
    expect(rows).not.toContain('Zoë');
    expect(await countFieldwork(ctx, '2026', definition)).toEqual(before);
  });
});
