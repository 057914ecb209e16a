import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { parse, type HTMLElement } from 'node-html-parser';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { numbersIn } from '../../../src/language/numbers.js';
import { localDay } from '../../../src/language/local-day.js';
import { comparisonPageTexts } from '../../../src/presentation/texts/comparison-page.js';
import { publishedTexts } from '../../../src/presentation/texts/published.js';
import { publishingTexts } from '../../../src/presentation/texts/publishing.js';
import { addAnsweredWave, differFrom, prepareWave, publishWave } from '../../support/published-wave.js';
import { openAnsweredStudy, type AnsweredStudy } from '../../support/answered-study.js';
import { formTokenOf, signIn } from '../../support/signed-in.js';
import { openWorld, type World } from '../../support/world.js';

const nl = publishedTexts.nl;
const dayOf = (snapshot: string) => numbersIn('nl').day(localDay(new Date(snapshot)));

interface Looked {
  readonly status: number;
  readonly root: HTMLElement;
  readonly html: string;
  readonly text: string;
}

type Browsing = { readonly cookie: string };

async function look({ app }: Pick<World, 'app'>, headers: Browsing, url: string): Promise<Looked> {
  const { statusCode, body } = await app.inject({ url, headers });
  const root = parse(body);
  return {
    status: statusCode,
    html: body,
    root,
    text: (root.querySelector('main')?.textContent ?? '').replace(/\s+/g, ' '),
  };
}

describe('of a wave that was published', () => {
  let world: World;
  let partner: Browsing;
  let coordinator: Browsing;
  let first: string;
  let second: string;
  let prepared: string;
  beforeAll(async () => {
    world = await openWorld('sqlite');
    await addAnsweredWave(world, '2028', 12);
    await publishWave(world, '2028');
    await addAnsweredWave(world, '2030');
    first = await publishWave(world, '2030');
    world.passDays(3);
    await differFrom(world, first);
    second = await publishWave(world, '2030');
    world.passDays(3);
    await differFrom(world, second);
    prepared = await prepareWave(world, '2030');
    partner = await signIn(world, ['partner']);
    coordinator = await signIn(world);
  }, 600_000);

  const wave = '/results/2030';
  const group = `${wave}/ex-client`;
  const pages = [
    '/results',
    '/results/method',
    '/results/method?wave=2030',
    wave,
    '/results/2015',
    group,
    `${group}?part=2`,
    `${wave}/employer`,
    `${group}/comparison?against=2015`,
    `${group}/comparison?against=2028`,
    `${group}/comparison/XC_TEVREDEN?against=2028`,
    `${group}/crosstab`,
  ];

  describe.each(pages)('a partner reads %s', (path) => {
    it('in both languages, with links that all lead somewhere, in less than 14 KB', async () => {
      for (const language of ['nl', 'en']) {
        const address = language === 'en' ? `${path}${path.includes('?') ? '&' : '?'}taal=en` : path;
        const { root, html, status } = await look(world, partner, address);
        expect([address, status]).toEqual([address, 200]);
        expect(html).not.toMatch(/ style=|<style|NaN|undefined|Infinity/);
        const ids = root.querySelectorAll('[id]').map(({ id }) => id);
        expect(ids).toEqual([...new Set(ids)]);
        expect(gzipSync(html).length).toBeLessThan(14_000);
        const params = { [constants.BROTLI_PARAM_QUALITY]: 4 };
        expect(brotliCompressSync(html, { params }).length).toBeLessThan(14_000);
        const hrefs = root.querySelectorAll('a[href^="/results"]').map((link) => link.getAttribute('href') ?? '');
        expect(hrefs.length).toBeGreaterThan(2);
        for (const href of new Set(hrefs)) {
          expect([href, (await look(world, partner, href)).status]).toEqual([href, 200]);
        }
      }
    });

    it('as a coordinator does who looks as that bureau, which every link keeps', async () => {
      const address = `${path}${path.includes('?') ? '&' : '?'}as=blcc`;
      const { root, status } = await look(world, coordinator, address);
      expect([address, status]).toEqual([address, 200]);
      const bar = root.querySelector('.looking-as');
      expect(bar?.textContent).toContain(nl.lookingAs('BLCC Loopbaanbegeleiding'));
      const back = bar?.querySelector('a')?.getAttribute('href');
      expect(back).not.toContain('as=');
      const hrefs = root.querySelectorAll('a[href^="/results"]').map((link) => link.getAttribute('href') ?? '');
      for (const href of hrefs.filter((one) => one !== back)) expect(href).toContain('as=blcc');
    });
  });

  it('says on every page of it of which day the figures are', async () => {
    for (const path of pages.filter((page) => page.includes('2030'))) {
      const { root } = await look(world, partner, path);
      expect([path, root.querySelector('.interim')?.textContent]).toEqual([path, nl.stand(dayOf(second))]);
      expect(root.querySelector('.source')?.textContent).toContain(nl.standInSource(dayOf(second)));
    }
  });

  it('begins with the wave that was published last', async () => {
    const { root, text } = await look(world, partner, '/results');
    expect(root.querySelector('h1')?.textContent).toBe('Meting 2030');
    expect(root.querySelectorAll('.today .number strong')).toHaveLength(2);
    expect(text).toMatch(/kernvragen/);
    expect(root.querySelectorAll('details.fold[open]').length).toBeGreaterThan(0);
  });

  it('keeps an earlier day in every link of that wave, and in none of another', async () => {
    const { root } = await look(world, partner, wave);
    const days = root.querySelectorAll('main .chips a');
    expect(days.map(({ textContent }) => textContent)).toEqual([nl.latest(dayOf(second)), dayOf(first)]);
    const href = days[1]?.getAttribute('href') ?? '';
    const earlier = await look(world, partner, href);
    expect(earlier.root.querySelector('.interim')?.textContent).toBe(nl.stand(dayOf(first)));
    const links = earlier.root.querySelectorAll('.bar a, .language').map((link) => link.getAttribute('href') ?? '');
    for (const link of links) {
      expect([link, link.includes(`snapshot=${encodeURIComponent(first)}`)]).toEqual([link, link.includes('2030')]);
    }
  });

  it('shows a partner nothing that is prepared, and the coordinator that it is provisional', async () => {
    const query = `?snapshot=${encodeURIComponent(prepared)}`;
    expect((await look(world, partner, `${wave}${query}`)).status).toBe(404);
    const { text } = await look(world, coordinator, `${wave}?as=blcc`);
    expect(text).toContain(nl.prepared(dayOf(prepared)));
  });

  it.each([
    `${wave}?as=blcc`,
    `${wave}?as=careercoach`,
    `${wave}?snapshot=nooit`,
    '/results/2015/ex-client',
    '/results/2015/ex-client/comparison',
    '/results/2015/ex-client/crosstab',
    '/results/2015/fieldwork',
    '/results/2015/tables?format=xlsx',
    `${group}/comparison?against=2030`,
    `${group}/comparison?against=2026`,
    `${group}/comparison/XC_TEVREDEN?against=nooit`,
    `${group}?bureau=careercoach`,
    `${group}/figures/XC_INITIATIEF.csv?bureau=careercoach`,
    `${group}/open`,
    `${group}/open/XC_SLOT_OPEN`,
    '/results/planning',
  ])('has nothing for a partner at %s', async (path) => {
    expect((await look(world, partner, path)).status).toBe(404);
  });

  it('has nothing either for a coordinator who looks as that partner', async () => {
    for (const path of [`${group}/open?as=blcc`, '/results/planning?as=blcc', `${group}?as=blcc&bureau=careercoach`]) {
      expect([path, (await look(world, coordinator, path)).status]).toEqual([path, 404]);
    }
    expect((await look(world, coordinator, `${wave}?as=elders`)).status).toBe(404);
  });

  it('puts the own bureau beside all, in the area of chance', async () => {
    const shown = await Promise.all([1, 2, 3].map((part) => look(world, partner, `${group}?part=${part}`)));
    const text = shown.map((page) => page.text).join(' ');
    expect(text).toMatch(
      /Bij \d+ antwoorden van uw bureau zegt een verschil met alle bureaus van minder dan \d+ punten niets\./,
    );
    expect(text).toContain('Ligt de stip in het grijze gebied');
    const { text: employers } = await look(world, partner, `${wave}/employer`);
    expect(employers).toMatch(
      /Van uw bureau deden \d mensen mee\. Om uw bureau apart te tonen, zijn minstens 10 antwoorden nodig/,
    );
  });

  it('says whom a published figure is not about, where they are not counted', async () => {
    const words = 'Wie op vraag 2 ‘Lager dan mbo, bijvoorbeeld vmbo’ antwoordde, telt hier niet mee';
    expect((await look(world, partner, group)).root.querySelector('#XC_INITIATIEF .hint')?.textContent).toContain(
      words,
    );
    expect((await look(world, coordinator, group)).text).not.toContain(words);
  });

  it('says who got a question, and leaves open ones out with one word of it', async () => {
    const { root } = await look(world, partner, group);
    const contents = root.querySelectorAll('.toc li');
    expect(contents.at(-1)?.textContent).toBe(
      'Wat was voor u het belangrijkst in de gesprekken? Zet uw top 3 in volgorde.',
    );
    const last = await look(world, partner, `${group}?part=4`);
    expect(
      last.root.querySelector('#XC_BELANGRIJK_TOP3 .hint:last-of-type, #XC_BELANGRIJK_TOP3')?.textContent,
    ).toContain('Deze vraag kreeg alleen wie bij vraag 19 ten minste 3 antwoorden koos.');
    expect(last.text).toContain(nl.openLeftOut);
    expect(last.root.querySelectorAll('.result').every((one) => one.querySelector('.chart, .withheld'))).toBe(true);
    const open = await look(world, partner, `${group}/comparison/XC_SLOT_OPEN?against=2028`);
    expect(open.text).toContain(comparisonPageTexts.nl.openQuestion);
    expect(open.text).not.toContain(nl.notCompared);
  });

  it('reads how figures come about as it is for who reads: published, or live', async () => {
    const said = ['De cijfers gaan met vijf antwoorden tegelijk vooruit', 'De cijfers komen als de coördinator ze'];
    const own = await look(world, partner, '/results/method');
    const live = await look(world, coordinator, '/results/method');
    expect(said.map((words) => [own.text.includes(words), live.text.includes(words)])).toEqual([
      [false, true],
      [true, false],
    ]);
  });

  it('leaves judging to the coordinator', async () => {
    const { root } = await look(world, partner, `${group}/comparison/XC_TEVREDEN?against=2028`);
    expect(root.querySelectorAll('main form')).toHaveLength(0);
  });
});

describe('before anything is published', () => {
  let study: AnsweredStudy;
  let partner: Browsing;
  beforeAll(async () => {
    study = await openAnsweredStudy('sqlite', 24);
    await study.send(12, { XC_OPLEIDING: '1' });
    partner = await signIn(study, ['partner']);
  });

  it('tells how many were asked and have finished, of the own bureau and of all', async () => {
    for (const path of ['/results', '/results/2026']) {
      const { text, root, status } = await look(study, partner, path);
      expect([path, status]).toEqual([path, 200]);
      expect(text).toContain(nl.waits.open);
      expect(text).toContain('Uw bureau: 3 van de 6 gevraagde mensen.');
      expect(text).toContain('Alle bureaus: 12 van de 24 gevraagde mensen.');
      expect(root.querySelectorAll('.chart')).toHaveLength(0);
    }
  });

  it.each(['/results/2026/ex-client', '/results/2026/ex-client/crosstab', '/results/2026/ex-client/comparison'])(
    'says on %s that results follow, and nothing of answers',
    async (path) => {
      const { text, root, status } = await look(study, partner, path);
      expect([status, root.querySelectorAll('table, .chart').length]).toEqual([200, 0]);
      expect(text).toContain(nl.waits.open);
    },
  );

  it('says that nothing has begun, or that results are on their way', async () => {
    await study.ctx.db
      .updateTable('wave')
      .set({ closed_at: study.ctx.now().toISOString() })
      .where('slug', '=', '2026')
      .execute();
    expect((await look(study, partner, '/results/2026')).text).toContain(nl.waits.closed);
  });
});

test('the coordinator prepares, looks, and publishes, by the buttons of the wave', { timeout: 600_000 }, async () => {
  const world = await openWorld('sqlite');
  await addAnsweredWave(world, '2030');
  const headers = await signIn(world);
  const partner = await signIn(world, ['partner']);
  const text = publishingTexts.nl;
  const send = async (action: string) => {
    const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
    const payload = `form_token=${await formTokenOf(world, headers)}`;
    return world.app.inject({ method: 'POST', url: action, headers: form, payload });
  };
  const section = async () => (await look(world, headers, '/results/2030')).root.querySelector('#publiceren');
  const actions = async () =>
    (await section())?.querySelectorAll('form').map((form) => form.getAttribute('action') ?? '') ?? [];
  expect((await section())?.textContent).toContain(text.none);
  const [prepare = ''] = await actions();
  expect((await send(prepare)).headers.location).toBe('/results/2030#publiceren');
  expect((await look(world, partner, '/results/2030')).text).toContain(nl.waits.closed);
  const ready = await section();
  expect(ready?.textContent).toContain('nog niet gepubliceerd');
  expect(ready?.querySelectorAll('tbody tr')).toHaveLength(10);
  const looks = ready?.querySelectorAll('.chips a').map((link) => link.getAttribute('href') ?? '') ?? [];
  expect(looks).toHaveLength(4);
  for (const href of looks) expect((await look(world, headers, href)).text).toContain('nog niet gepubliceerd');
  const [publish = ''] = await actions();
  expect((await send(publish)).statusCode).toBe(303);
  expect((await section())?.textContent).toContain('Gepubliceerd. De bureaus zien');
  expect((await look(world, partner, '/results/2030')).root.querySelectorAll('.today').length).toBe(2);
  // Pressed twice is once.
  expect((await send(publish)).statusCode).toBe(303);

  // Nothing changed: there is nothing new to prepare, and what is published stays as it is.
  const refused = await send(prepare);
  expect([refused.statusCode, refused.body.includes(text.problems['snapshot-unchanged'] ?? '?')]).toEqual([409, true]);
  const { id } = await world.ctx.db.selectFrom('snapshot').select('id').executeTakeFirstOrThrow();
  await differFrom(world, id);
  expect((await send(prepare)).statusCode).toBe(303);
  const both = (await section())?.textContent ?? '';
  expect(both).toMatch(/nieuwe versie klaar, van [^,]+, \d\d:\d\d, nog niet gepubliceerd\. Tot u die publiceert/);
  expect(both).not.toContain('Gepubliceerd. De bureaus zien');
  // On one day the time tells them apart, in the head of a page and in the list of days.
  const [, again = ''] = (await actions()).toReversed();
  expect((await send(again)).statusCode).toBe(303);
  const seen = await look(world, partner, '/results/2030');
  expect(seen.root.querySelector('.interim')?.textContent).toMatch(/, \d\d:\d\d\.$/);
  expect(seen.root.querySelectorAll('main .chips a').map(({ textContent }) => /\d\d:\d\d/.test(textContent))).toEqual([
    true,
    true,
  ]);
});
