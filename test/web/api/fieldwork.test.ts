import { beforeAll, describe, expect, it } from 'vitest';
import { localDay } from '../../../src/language/local-day.js';
import { eachDisposition, ratesOf, waiting, type Disposition } from '../../../src/fieldwork/dispositions.js';
import { inviteAll } from '../../../src/fieldwork/queue-letters.js';
import { putFrames } from '../../../src/fieldwork/sampling-frame.js';
import { optOut } from '../../../src/fieldwork/opt-out.js';
import { getOnlyStudy } from '../../../src/study/stored.js';
import { addWave } from '../../../src/study/wave-life.js';
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
  readonly rates: object;
  readonly days: readonly { readonly bureau: string }[];
  readonly frame: readonly { readonly group: string; readonly bureau: string | null }[];
}

const none = { invited: 0, delivered: 0, bounced: 0, optedOut: 0, started: null, completed: 0 };
const waits = { nl: expect.any(String), en: expect.any(String) };

/** The dispositions of so many people in an open wave, and the rates that follow. */
function ending(...people: Disposition[]) {
  const dispositions = eachDisposition((code) =>
    waiting.includes(code) ? null : people.filter((one) => one === code).length,
  );
  return { dispositions, rates: ratesOf(dispositions) };
}

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
    const { wave, cells, rates, days } = body as Fieldwork;
    expect([status, wave, cells.length]).toEqual([200, '2026', 8]);
    const cell = (group: string, bureau: string) => cells.find((one) => one.group === group && one.bureau === bureau);
    expect(cell('ex-client', 'blcc')).toEqual({
      ...{ ...none, group: 'ex-client', bureau: 'blcc', invited: 2, completed: 1 },
      ...ending('1.1', '3.11'),
    });
    expect(cell('ex-client', 'careercoach')).toEqual({
      ...{ ...none, group: 'ex-client', bureau: 'careercoach', invited: 1 },
      ...ending('3.11'),
    });
    expect(cell('employer', 'careercoach')).toEqual({
      ...{ ...none, group: 'employer', bureau: 'careercoach', invited: 1, optedOut: 1 },
      ...ending('2.111'),
    });
    expect(cell('employer', 'coordinator-bureau')).toEqual({
      ...{ ...none, group: 'employer', bureau: 'coordinator-bureau' },
      ...ending(),
    });
    expect(rates).toEqual({
      'ex-client': ending('1.1', '3.11', '3.11').rates,
      employer: ending('2.111').rates,
    });
    expect(days).toEqual([{ group: 'ex-client', bureau: 'blcc', day: localDay(world.ctx.now()), completed: 1 }]);
    const prepared = (await ask('/waves/2027/fieldwork')).body as Fieldwork;
    expect(prepared.cells.every(({ invited }) => invited === 0)).toBe(true);
  });

  it('is told to a partner of its own bureau only, with the rates of its own people', async () => {
    const coordinator = (await (await askAs(world, { role: 'coordinator' }))('/waves/2026/fieldwork'))
      .body as Fieldwork;
    for (const bureau of ['blcc', 'careercoach', 'wageningen-career-support']) {
      const ask = await askAs(world, { role: 'partner', bureau });
      const own = coordinator.cells.filter((cell) => cell.bureau === bureau);
      expect(own).toHaveLength(2);
      const days = coordinator.days.filter((day) => day.bureau === bureau);
      const rates = {
        blcc: { 'ex-client': ending('1.1', '3.11').rates, employer: ending().rates },
        careercoach: { 'ex-client': ending('3.11').rates, employer: ending('2.111').rates },
        'wageningen-career-support': { 'ex-client': ending().rates, employer: ending().rates },
      }[bureau];
      expect((await ask('/waves/2026/fieldwork')).body).toEqual({
        wave: '2026',
        snapshot: null,
        waits,
        cells: own,
        rates,
        days,
        letterChanges: [],
        frame: [],
      });
      expect((await ask('/waves/2026/fieldwork?bureau=coordinator-bureau')).status).toBe(400);
      expect(withoutNumber(await ask('/waves/2026/fieldwork?snapshot=none'))).toEqual(nothingHere);
    }
  });

  it('is told beside who belongs: each bureau to the coordinator, and to a partner its own and the sum', async () => {
    const { ctx } = world;
    const { definition } = await getOnlyStudy(ctx);
    const belongs = { nl: 'Cliënten van 2025.' };
    const employers = { group: 'employer', belongs, people: 0, leftOut: {}, other: '' };
    const fill = (bureau: string, people: number) => {
      const leftOut = { judgement: 1, other: 2 };
      const clients = { group: 'ex-client', belongs, people, leftOut, other: 'verhuisd' };
      return putFrames(ctx, { wave: '2026', bureau }, [clients, employers], 'iemand@bureau.example');
    };
    const frameOf = async (viewer: Parameters<typeof askAs>[1]) => {
      const { frame } = (await (await askAs(world, viewer))('/waves/2026/fieldwork')).body as Fieldwork;
      return frame.filter(({ group }) => group === 'ex-client');
    };
    const partner = { role: 'partner', bureau: 'blcc' } as const;
    const reasons = (otherText: string | null, times = 1) => [
      { reason: 'judgement', people: times, otherText: null },
      { reason: 'other', people: 2 * times, otherText },
    ];
    await fill('blcc', 10);
    await fill('careercoach', 20);
    const own = {
      group: 'ex-client',
      bureau: 'blcc',
      belong: 10,
      invited: 2,
      leftOut: 3,
      reasons: reasons('verhuisd'),
    };
    // Not every bureau filled it in: the sum would be what another one did.
    expect(await frameOf(partner)).toEqual([own]);
    expect((await frameOf({ role: 'coordinator' })).map(({ bureau }) => bureau)).toEqual(['blcc', 'careercoach']);
    for (const { slug } of definition.bureaus.slice(0, 1).concat(definition.bureaus.slice(3))) await fill(slug, 5);
    const all = { group: 'ex-client', bureau: null, belong: 40, invited: 3, leftOut: 12, reasons: reasons(null, 4) };
    expect(await frameOf(partner)).toEqual([own, all]);
    const everyBureau = await frameOf({ role: 'coordinator' });
    expect(everyBureau).toHaveLength(5);
    expect(everyBureau.at(-1)).toEqual(all);
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
