import { describe, expect, it } from 'vitest';
import { addDays, localDay } from '../../../src/language/local-day.js';
import { addWave, closeWave } from '../../../src/study/wave-life.js';
import { askAs } from '../../support/api.js';
import { databases } from '../../support/database.js';
import { openWorld } from '../../support/world.js';

describe.each(databases)('the list of waves on %s', (kind) => {
  it('tells the kind, status, planned end and groups of every wave, to whoever may ask', async () => {
    const world = await openWorld(kind);
    const coordinator = await askAs(world, { role: 'coordinator' });
    const partner = await askAs(world, { role: 'partner', bureau: 'blcc' });
    await addWave(world.ctx, '2027', '2026');
    const until = addDays(localDay(world.ctx.now()), 28);
    const groups = ['ex-client', 'employer'];
    const waves = (status: string) => ({
      waves: [
        { wave: '2015', kind: 'baseline', status: 'published', until: null, synthetic: false, snapshots: [], groups },
        { wave: '2026', kind: 'fieldwork', status, until, synthetic: false, snapshots: [], groups },
        { wave: '2027', kind: 'fieldwork', status: 'prepared', until: null, synthetic: false, snapshots: [], groups },
      ],
    });
    expect(await coordinator('/waves')).toEqual({
      status: 200,
      type: 'application/json; charset=utf-8',
      body: waves('open'),
    });
    await closeWave(world.ctx, '2026');
    for (const ask of [coordinator, partner]) expect((await ask('/waves')).body).toEqual(waves('closed'));
  });
});
