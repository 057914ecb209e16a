import { gzipSync } from 'node:zlib';
import { parse } from 'node-html-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../../src/access/rights.js';
import { addWave } from '../../../src/study/wave-life.js';
import { getQuestionnaireOf, getWave } from '../../../src/study/waves.js';
import { databases } from '../../support/database.js';
import { reword } from '../../support/reworded.js';
import { signIn } from '../../support/signed-in.js';
import { openWorld, type World } from '../../support/world.js';

describe.each(databases)('a questionnaire on one page, on %s', (kind) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(kind);
    await addWave(world.ctx, '2027', '2026');
  });

  const look = async (url: string, roles: readonly Role[] = ['coordinator']) => {
    const { statusCode, body } = await world.app.inject({ url, headers: await signIn(world, roles) });
    return { status: statusCode, body, page: parse(body) };
  };
  const squeezed = (text: string | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();

  it.each([
    ['ex-client', 'nl'],
    ['ex-client', 'en'],
    ['employer', 'nl'],
    ['employer', 'en'],
  ] as const)(
    'has every question of %s in %s with all its labels, each once, in its order',
    async (group, language) => {
      const { page, body } = await look(`/staff/questionnaire/${group}${language === 'en' ? '?taal=en' : ''}`);
      const { questionnaire } = await getQuestionnaireOf(world.ctx, await getWave(world.ctx, '2026'), group);
      const asked = questionnaire.questions.filter(({ form }) => form.fields.length > 0);
      expect(page.querySelectorAll('.asked h3').map(({ id }) => id)).toEqual(asked.map(({ id }) => id));
      const text = squeezed(page.querySelector('main')?.textContent);
      for (const { definition, content } of questionnaire.questions) {
        const labels = content.lists.flatMap(({ options }) => options.map(({ label }) => label));
        const items = content.items.flatMap((item) => [item.text, ...item.scale]);
        for (const one of [definition.text, ...labels, ...items]) {
          expect(text).toContain(squeezed(one[language] ?? one.nl));
        }
      }
      expect(gzipSync(body).length).toBeLessThan(14_000);
    },
  );

  it('says in words who is asked, who stops, and how each is answered', async () => {
    const text = squeezed((await look('/staff/questionnaire/ex-client')).page.querySelector('main')?.textContent);
    expect(text).toMatch(/Alleen voor wie op vraag \d+ ‘[^’]+’/);
    expect(text).toContain('Wie op vraag 1 ‘Het traject loopt nog’ antwoordde, stopt hier:');
    for (const words of ['Eén antwoord', 'Meer antwoorden mogelijk', 'Een top 3, in volgorde, uit de antwoorden op']) {
      expect(text).toContain(words);
    }
  });

  it('is as its wave asks it, and to a bureau names that bureau', async () => {
    await reword(world.ctx, 'XC_BETALER', 'Wie heeft uw traject betaald?');
    const [open, prepared] = [await look('/staff/questionnaire'), await look('/staff/questionnaire?wave=2027')];
    expect(open.body).not.toContain('Wie heeft uw traject betaald?');
    expect(prepared.body).toContain('Wie heeft uw traject betaald?');
    const own = await look('/staff/questionnaire/ex-client', ['staff']);
    expect([own.status, own.body.includes('BLCC')]).toEqual([200, true]);
    expect(own.page.querySelector('.lead')?.textContent).toContain('De vragen liggen vast.');
  });

  it('is there for staff and the coordinator alone', async () => {
    expect((await look('/staff/questionnaire', ['partner'])).status).toBe(404);
    expect((await look('/staff/questionnaire/adviseurs')).status).toBe(404);
    expect((await world.app.inject('/staff/questionnaire')).headers.location).toBe('/aanmelden');
  });
});
