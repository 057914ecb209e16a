import { beforeAll, describe, expect, it } from 'vitest';
import { inviteAll } from '../../../src/fieldwork/invitation.js';
import { optOut } from '../../../src/fieldwork/opt-out.js';
import { addWave } from '../../../src/fieldwork/waves.js';
import { startDraft } from '../../../src/response/draft.js';
import { askAs, nothingHere, withoutNumber } from '../../support/api.js';
import { jan, mila, namesake, zoe } from '../../support/cast.js';
import { databases } from '../../support/database.js';
import { answer, respondentOf } from '../../support/filled-in.js';
import { seeded } from '../../support/random-answers.js';
import { openWorld, type World } from '../../support/world.js';

interface Fieldwork {
  readonly wave: string;
  readonly cells: readonly { readonly group: string; readonly bureau: string; readonly invited: number }[];
}

const none = { invited: 0, delivered: 0, bounced: 0, optedOut: 0, started: 0, completed: 0 };

describe.each(databases)('how fieldwork goes, on %s', (kind) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(kind);
    const { ctx } = world;
    const [sent = '', begun = '', left = ''] = await world.invite([zoe, mila, jan, namesake()]);
    await inviteAll(ctx, { wave: '2026' });
    await answer(ctx, sent, seeded(1));
    await startDraft(ctx, await respondentOf(ctx, begun));
    await optOut(ctx, (await respondentOf(ctx, left)).invitee);
    await addWave(ctx, '2027');
  });

  it('is told to the coordinator for every group of every bureau, also where nobody was asked', async () => {
    const ask = await askAs(world, { role: 'coordinator' });
    const { status, body } = await ask('/waves/2026/fieldwork');
    const { wave, cells } = body as Fieldwork;
    expect([status, wave, cells.length]).toEqual([200, '2026', 8]);
    expect(cells).toContainEqual({ ...none, group: 'ex-client', bureau: 'blcc', invited: 2, started: 1, completed: 1 });
    expect(cells).toContainEqual({ ...none, group: 'ex-client', bureau: 'careercoach', invited: 1, started: 1 });
    expect(cells).toContainEqual({ ...none, group: 'employer', bureau: 'careercoach', invited: 1, optedOut: 1 });
    expect(cells).toContainEqual({ ...none, group: 'employer', bureau: 'coordinator-bureau' });
    const prepared = (await ask('/waves/2027/fieldwork')).body as Fieldwork;
    expect(prepared.cells.every(({ invited }) => invited === 0)).toBe(true);
  });

  it('is told to a partner of its own bureau only', async () => {
    const coordinator = (await (await askAs(world, { role: 'coordinator' }))('/waves/2026/fieldwork'))
      .body as Fieldwork;
    for (const bureau of ['blcc', 'careercoach', 'wageningen-career-support']) {
      const ask = await askAs(world, { role: 'partner', bureau });
      const own = coordinator.cells.filter((cell) => cell.bureau === bureau);
      expect(own).toHaveLength(2);
      for (const query of ['', '?bureau=careercoach', '?bureau=coordinator-bureau']) {
        expect((await ask(`/waves/2026/fieldwork${query}`)).body).toEqual({ wave: '2026', cells: own });
      }
    }
  });

  it('of a wave that is not there is the same problem document for everybody', async () => {
    for (const viewer of [{ role: 'coordinator' }, { role: 'partner', bureau: 'blcc' }] as const) {
      const ask = await askAs(world, viewer);
      for (const wave of ['1999', '%00', '2026%00', '2026%20', '2026%27--', 'x'.repeat(600), '%2e%2e', '__proto__']) {
        const answer = await ask(`/waves/${wave}/fieldwork`);
        expect([wave, withoutNumber(answer)]).toEqual([wave, nothingHere]);
      }
      expect(withoutNumber(await ask('/nowhere'))).toEqual(nothingHere);
    }
  });
});
