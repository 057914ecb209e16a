import { beforeAll, describe, expect, it } from 'vitest';
import { readOurStudy } from '../../src/commands/first-start.js';
import { firstDayFor } from '../../src/fieldwork/calendar.js';
import { planDaysOf, setPlanDays } from '../../src/fieldwork/plan-days.js';
import { inviteAll } from '../../src/fieldwork/queue-letters.js';
import { putFrames } from '../../src/fieldwork/sampling-frame.js';
import { addDays, localDay } from '../../src/language/local-day.js';
import type { Remark } from '../../src/publication/remarks.js';
import type { StepName, StudyDefinition } from '../../src/study/definition.js';
import { loadStudy } from '../../src/study/load.js';
import { getOnlyStudy } from '../../src/study/stored.js';
import { addWave, closeWave, openWave } from '../../src/study/wave-life.js';
import { getWave } from '../../src/study/waves.js';
import { askAs } from '../support/api.js';
import { zoe } from '../support/cast.js';
import { addCountedWave } from '../support/counted.js';
import { databases } from '../support/database.js';
import { getResultsPage } from '../support/results-page.js';
import { acceptAll, sendDue } from '../support/send-due.js';
import { openWorld, type World } from '../support/world.js';

type Told = Remark & { readonly sentence: { readonly nl: string } };

describe.each(databases)('what else differs between two waves, on %s', (kind) => {
  let world: World;
  let definition: StudyDefinition;
  beforeAll(async () => {
    world = await openWorld(kind);
    ({ definition } = await getOnlyStudy(world.ctx));
    await closeWave(world.ctx, '2026');
  });

  const remarksOn = async (wave: string, against: string): Promise<Told[]> => {
    const ask = await askAs(world, { role: 'coordinator' });
    const { body } = await ask(`/waves/${wave}/groups/ex-client/comparison?against=${against}`);
    return (body as { remarks: Told[] }).remarks;
  };
  const changesOn = async (wave: string, against: string) =>
    (await remarksOn(wave, against)).map(({ about, change }) => [about, change]);

  const fill = async (wave: string, of: { belongs?: string; judgement?: number }) => {
    const { belongs = 'Cliënten', judgement = 0 } = of;
    const frames = definition.groups.map(({ slug: group }) => ({
      ...{ group, belongs: { nl: belongs }, people: 10, leftOut: judgement ? { judgement } : {}, other: '' },
    }));
    for (const { slug: bureau } of definition.bureaus) await putFrames(world.ctx, { wave, bureau }, frames, 'noor');
  };

  const change = (study: Partial<StudyDefinition>) => {
    const folder = readOurStudy();
    return loadStudy(world.ctx, {
      ...folder,
      study: { ...folder.study, definition: { ...folder.study.definition, ...study } },
    });
  };

  it('is not known of a baseline, nor of a wave that came before it was kept', async () => {
    const all = ['frame', 'promise', 'mode', 'mail-plan'].map((about) => [about, 'unknown']);
    expect(await changesOn('2026', '2015')).toEqual(all);
    await addCountedWave(world.ctx, '2025', 'ex-client', {});
    expect(await changesOn('2026', '2025')).toEqual(all);
  });

  it('is nothing between waves that were asked alike', async () => {
    await addWave(world.ctx, '2027', '2026');
    await openWave(world.ctx, '2027');
    expect(await changesOn('2027', '2026')).toEqual([['frame', 'unknown']]);
    await fill('2026', {});
    await fill('2027', {});
    expect(await changesOn('2027', '2026')).toEqual([]);
    // Loaded again as it was, it is no other.
    await change({});
    expect(await changesOn('2027', '2026')).toEqual([]);
  });

  it('is nothing where the plan was saved as proposed, nor where it was another before any letter went', async () => {
    const { ctx } = world;
    const read = async () => planDaysOf(definition.mail.steps, await getWave(ctx, '2027'), localDay(ctx.now()));
    const save = async (later: number) => {
      const days = (await read()).map(({ step, day }): [StepName, string] => [
        step.step,
        step.step === 'reminder-3' ? firstDayFor(step, addDays(day, later)) : day,
      ]);
      await setPlanDays(ctx, '2027', new Map(days));
    };
    const proposed = await read();
    await save(0);
    expect(await changesOn('2027', '2026')).toEqual([]);
    await save(14);
    expect(await changesOn('2027', '2026')).toEqual([['mail-plan', 'changed']]);
    await setPlanDays(ctx, '2027', new Map(proposed.map(({ step, day }) => [step.step, day])));
    expect(await changesOn('2027', '2026')).toEqual([]);
  });

  it('is another promise or mail plan, also where the study changed while letters went', async () => {
    const [first, ...steps] = definition.mail.steps;
    if (!first) throw new Error('The study has no letters');
    await world.invite([zoe], '2027');
    await inviteAll(world.ctx, { wave: '2027' });
    await sendDue(world.ctx, acceptAll);
    await change({
      promise: { nl: 'Anders.' },
      mail: { ...definition.mail, steps: [{ ...first, day: -5 }, ...steps] },
    });
    expect(await changesOn('2027', '2026')).toEqual([
      ['promise', 'changed'],
      ['mail-plan', 'changed'],
    ]);
    const [promise, plan] = await remarksOn('2027', '2026');
    expect(promise?.sentence.nl).toBe('Wat mensen beloofd is over wie wat ziet, is anders dan in 2026.');
    expect(plan?.sentence.nl).toContain('Toen: aankondiging (dag -3), uitnodiging (dag 0)');
    expect(plan?.sentence.nl).toContain('Nu: aankondiging (dag -5)');
    await change({});
    expect(await changesOn('2027', '2026')).toHaveLength(2);
    const [, meanwhile] = await remarksOn('2027', '2026');
    expect(meanwhile?.sentence.nl).toBe('Er zijn andere brieven gepland dan in 2026.');
  });

  it('is other weekdays or hours, where the days are the same', async () => {
    const steps = definition.mail.steps.map((step) => ({ ...step, hours: '13:00-16:00' }));
    await change({ mail: { ...definition.mail, steps } });
    await addWave(world.ctx, '2030', '2026');
    await openWave(world.ctx, '2030');
    const plan = (await remarksOn('2030', '2026')).find(({ about }) => about === 'mail-plan');
    expect(plan?.sentence.nl).toBe('De brieven gingen op andere weekdagen of uren dan in 2026.');
  });

  it('is another frame: ten points more left out, or other words for who belongs', async () => {
    await fill('2027', { judgement: 1 });
    const [frame] = await remarksOn('2027', '2026');
    expect(frame?.sentence.nl).toContain(
      'Niet gevraagd omdat ‘de adviseur vindt vragen hier niet gepast’: toen 0%, nu 10%.',
    );
    await fill('2027', { belongs: 'Cliënten van wie wij een adres hebben.' });
    const [other] = await remarksOn('2027', '2026');
    expect(other?.sentence.nl).toContain('toen: ‘Cliënten’ Nu: ‘Cliënten van wie wij een adres hebben.’');
  });

  it('stands on the page of the comparison', async () => {
    await addCountedWave(world.ctx, '2028', 'ex-client', { XC_INITIATIEF: { 1: 30, 3: 30 } });
    await addCountedWave(world.ctx, '2029', 'ex-client', { XC_INITIATIEF: { 1: 30, 3: 30 } });
    for (const page of ['comparison', 'comparison/XC_INITIATIEF']) {
      const { html } = await getResultsPage(world, `/results/2029/ex-client/${page}?against=2028`);
      expect(html).toContain('Van een van beide metingen is niet bekend welk deel is gevraagd van wie erbij hoorden,');
    }
  });
});
