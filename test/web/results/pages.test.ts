import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { parse, type HTMLElement } from 'node-html-parser';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { closeWave } from '../../../src/study/wave-life.js';
import { crosstabTexts } from '../../../src/presentation/texts/crosstab.js';
import { openAnswerTexts } from '../../../src/presentation/texts/open-answers.js';
import { planningTexts } from '../../../src/presentation/texts/planning.js';
import { resultsTexts } from '../../../src/presentation/texts/results.js';
import { openAnsweredStudy, type AnsweredStudy } from '../../support/answered-study.js';
import { getResultsPage } from '../../support/results-page.js';

/** A results page, and its words with each run of white space as one space. */
async function look(
  study: AnsweredStudy,
  path: string,
): Promise<{ root: HTMLElement; text: string; status: number; html: string }> {
  const { status, html } = await getResultsPage(study, path);
  const root = parse(html);
  return { root, html, status, text: root.querySelector('main')?.textContent.replace(/\s+/g, ' ') ?? '' };
}

const group = '/results/2026/ex-client';
const together = `${group}/crosstab?row=XC_OPLEIDING&column=XC_BETALER`;
const pages = [
  '/results',
  '/results/method',
  '/results/planning',
  '/results/planning?wave=2026&outcome=ex-client.XC_TEVREDEN&against=2026&n=60',
  '/results/2026',
  '/results/2015',
  '/results/2026/fieldwork',
  group,
  `${group}?part=2`,
  `${group}?part=3`,
  `${group}?bureau=blcc`,
  `${group}/crosstab`,
  together,
  `${group}/open`,
  `${group}/open/XC_SLOT_OPEN`,
];

describe('the results of a wave that closed', () => {
  let study: AnsweredStudy;
  beforeAll(async () => {
    study = await openAnsweredStudy('sqlite', 60);
    for (let i = 0; i < 44; i++) {
      const answers = {
        XC_OPLEIDING: String(1 + (i % 3)),
        XC_BETALER: String(1 + (i % 3)),
        XC_TEVREDEN: String(1 + (i % 5)),
      };
      await study.send(1, { ...answers, XC_SLOT_OPEN: `Eigen woorden <${i}> één` });
    }
    await closeWave(study.ctx, '2026');
  });

  describe.each(pages)('on %s', (path) => {
    it('can be read in both languages, and every link of theirs leads somewhere', async () => {
      for (const language of ['nl', 'en']) {
        const address = language === 'en' ? `${path}${path.includes('?') ? '&' : '?'}taal=en` : path;
        const { root, status } = await look(study, address);
        expect(status).toBe(200);
        expect(root.querySelector('html')?.getAttribute('lang')).toBe(language);
        expect(root.querySelectorAll('h1')).toHaveLength(1);
        const hrefs = root.querySelectorAll('a[href^="/results"]').map((link) => link.getAttribute('href') ?? '');
        const stays = hrefs.filter((href) => root.querySelector('.language')?.getAttribute('href') !== href);
        for (const href of new Set(stays)) expect([href, href.includes('taal=en')]).toEqual([href, language === 'en']);
        for (const href of new Set(hrefs)) {
          expect([href, (await getResultsPage(study, href)).status]).toEqual([href, 200]);
        }
      }
    });

    it('need no style but that of the style sheet, have ids of their own, and weigh less than 14 KB', async () => {
      const { root, html } = await look(study, path);
      expect(html).not.toMatch(/ style=|<style|NaN|undefined|Infinity/);
      const ids = root.querySelectorAll('[id]').map(({ id }) => id);
      expect(ids).toEqual([...new Set(ids)]);
      expect(gzipSync(html).length).toBeLessThan(14_000);
      const params = { [constants.BROTLI_PARAM_QUALITY]: 4 };
      expect(brotliCompressSync(html, { params }).length).toBeLessThan(14_000);
    });
  });

  test('say of each question who answered, and give count, percentage and interval beside its chart', async () => {
    const { root, text } = await look(study, group);
    expect(text).toContain('44 van de 60 gevraagde mensen deden mee.');
    const section = root.querySelector('#XC_OPLEIDING');
    expect(section?.querySelector('.base')?.textContent).toBe('Alle 44 deelnemers gaven antwoord.');
    const rows = section?.querySelectorAll('tbody tr').map((row) => row.childNodes.map((cell) => cell.textContent));
    expect(rows?.[1]).toEqual(['Mbo', '15', '34%', '27–42%']);
    expect(section?.querySelector('desc')?.textContent).toContain(
      '‘Mbo’: 15 van de 44, dat is 34%, met een 95%-interval van 27% tot 42%.',
    );
    const shown = await Promise.all(['1', '2', '3'].map((part) => look(study, `${group}?part=${part}`)));
    expect(shown.flatMap((page) => page.root.querySelectorAll('section.result'))).toHaveLength(21);
    expect(shown.map((page) => page.root.querySelectorAll('.toc a').length)).toEqual([21, 21, 21]);
    expect((await look(study, `${group}?part=9`)).root.querySelector('#XC_OPLEIDING')).not.toBeNull();
  });

  test('add up the side of a scale that was chosen, with an interval of its own', async () => {
    const { root } = await look(study, `${group}?part=2`);
    expect(root.querySelector('#XC_TEVREDEN .finding')?.textContent).toMatch(
      /^39% koos ‘.+’ of ‘.+’ \(95%-interval: \d\d% tot \d\d%\)\.$/,
    );
  });

  test('of one bureau are of its people alone', async () => {
    const { root, text } = await look(study, `${group}?bureau=blcc`);
    expect(text).toContain('11 van de 15 gevraagde mensen deden mee.');
    expect(root.querySelector('.chips [aria-current]')?.textContent).toBe('BLCC Loopbaanbegeleiding');
    expect((await getResultsPage(study, `${group}?bureau=elders`)).status).toBe(404);
  });

  test('put two questions together, and say carefully whether they hang together', async () => {
    const { root, text } = await look(study, together);
    expect(text).toContain('44 van de 44 deelnemers gaven antwoord op beide vragen.');
    expect(text).toContain('Waarschijnlijk wel');
    expect(text).toContain('Dat zegt niet dat het een door het ander komt.');
    expect(root.querySelectorAll('table.cross tbody tr')[1]?.textContent.replace(/\s+/g, ' ')).toBe(
      `Mbo15100% opvallend vaak 80–100% 15 van 15${'0% opvallend weinig 0–20% 0 van 15'.repeat(2)}${'0% 0–20% 0 van 15'.repeat(3)}`,
    );
    expect(root.querySelector('select#row option[selected]')?.getAttribute('value')).toBe('XC_OPLEIDING');
    const same = await look(study, together.replace('XC_BETALER', 'XC_OPLEIDING'));
    expect([same.status, same.root.querySelector('.problem')?.textContent]).toEqual([422, crosstabTexts.nl.same]);
    const unknown = await look(study, together.replace('XC_BETALER', '%3Cb%3E'));
    expect([unknown.status, unknown.root.querySelector('.problem')?.textContent]).toEqual([
      422,
      crosstabTexts.nl.unknown,
    ]);
  });

  test('plan how many people are needed, by the rule that decides', async () => {
    const plan = (query: string) => look(study, `/results/planning?${query}`);
    expect((await look(study, '/results/planning')).text).toContain(
      'Met 80 mensen vindt u een echte daling vanaf 25 punten, of een stijging vanaf 20 punten, in vier van de vijf keer. In 2015 was het 70%.',
    );
    const core = await plan('outcome=ex-client.XC_TEVREDEN&against=2026&n=60');
    expect(core.text).toMatch(
      /Met 60 mensen vindt u een echte daling vanaf \d+ punten, of een stijging vanaf \d+ punten, in vier van de vijf keer\. In 2026 koos \d+% ‘Tevreden’ of/,
    );
    expect(core.text).toContain(planningTexts.nl.family('8'));
    expect(core.root.querySelector('desc')?.textContent).toContain('Met 60 mensen: ');
    expect((await plan('outcome=ex-client.XC_TEVREDEN&against=2015')).text).toContain(
      planningTexts.nl['no-figure']('2015'),
    );
    expect((await plan('outcome=employer.OG_NUT&against=2026')).text).toContain(planningTexts.nl.few('2026'));
    for (const [query, said] of [
      ['n=9', planningTexts.nl.wrongNumber('10', '1.000')],
      ['n=1001', planningTexts.nl.wrongNumber('10', '1.000')],
      ['n=veel', planningTexts.nl.wrongNumber('10', '1.000')],
      ['outcome=__proto__', planningTexts.nl.unknown],
      ['against=1999', planningTexts.nl.unknown],
    ] as const) {
      const wrong = await plan(query);
      expect([query, wrong.status, wrong.root.querySelector('.problem')?.textContent]).toEqual([query, 422, said]);
      expect(wrong.root.querySelector('section.result')).toBeNull();
    }
    expect((await plan('wave=1999')).status).toBe(404);
  });

  test('draw a bar in each cell, also of answers that overlap, and do not test those', async () => {
    const { text, root } = await look(study, together.replace('XC_BETALER', 'XC_BELANGRIJK'));
    expect(text).toContain(crosstabTexts.nl.overlapping);
    expect(text).toContain(crosstabTexts.nl.overlappingColumn);
    expect(root.querySelectorAll('.cross tr:nth-child(2) svg')).toHaveLength(10);
  });

  test('list what people wrote, escaped, and find in it', async () => {
    const list = await look(study, `${group}/open`);
    expect(list.text).toContain('44 antwoorden');
    const found = await look(study, `${group}/open/XC_SLOT_OPEN?q=EEN+%3C7%3E`);
    expect(found.html).toContain('Eigen woorden &lt;7&gt; één');
    expect(found.text).toContain('1 van de 44 antwoorden passen bij wat u zoekt.');
    expect(found.root.querySelectorAll('.quotes li')).toHaveLength(1);
    expect((await getResultsPage(study, `${group}/open/XC_OPLEIDING`)).status).toBe(404);
  });

  test('account for the fieldwork, with RR2 first', async () => {
    const { text, root } = await look(study, '/results/2026/fieldwork');
    expect(text).toMatch(/De respons is 73% \(RR2\).* 60 mensen op de lijst.* komt op 73% \(RR1\): 44 mensen\./);
    expect(root.querySelector('#days-ex-client-d')?.textContent).toContain(': 44');
  });

  test('of what is not there are the page of any address that leads nowhere', async () => {
    for (const path of [
      '/results/1999',
      '/results/2026/advisers',
      '/results/1999/fieldwork',
      '/results/2026/advisers/open',
    ]) {
      expect([path, (await getResultsPage(study, path)).status]).toEqual([path, 404]);
    }
  });
});

test('made-up answers are marked on every page of their wave', async () => {
  const study = await openAnsweredStudy('sqlite', 5);
  await study.send(5);
  await study.ctx.db.updateTable('wave').set({ synthetic: 1 }).where('slug', '=', '2026').execute();
  for (const path of pages.filter((page) => page.includes('2026'))) {
    const { root } = await look(study, path);
    expect(root.querySelector('header .sample')?.textContent).toMatch(/^Verzonnen antwoorden/);
    expect(root.querySelector('body')?.classNames).toContain('synthetic');
  }
  const english = await look(study, '/results/2026?taal=en');
  expect(english.root.querySelector('header .sample')?.textContent).toMatch(/^Made-up answers/);
});

describe('the results of a wave that is open', () => {
  it('show nothing before five people have sent, and say why; and with few people, that they say little', async () => {
    const study = await openAnsweredStudy('sqlite', 8, 'steps', ['blcc']);
    await study.send(4);
    expect((await look(study, group)).text).toContain(resultsTexts.nl.nothingYetSteps);
    await study.send(1, { XC_OPLEIDING: '1' });
    const { text } = await look(study, group);
    expect(text).toContain('5 van de 8 gevraagde mensen deden mee.');
    expect(text).toContain(resultsTexts.nl.inSteps);
    expect(text).toContain(resultsTexts.nl.smallBase('5'));
  });

  it('keep open answers, crosstabs and how far people got waiting', async () => {
    const study = await openAnsweredStudy('sqlite', 6);
    await study.send(6, { XC_SLOT_OPEN: 'geheim' });
    for (const path of [`${group}/open`, `${group}/open/XC_SLOT_OPEN`]) {
      const { text, html } = await look(study, path);
      expect(text).toContain(openAnswerTexts.nl.waits);
      expect(html).not.toContain('geheim');
    }
    const { text, root } = await look(study, together);
    expect(text).toContain(crosstabTexts.nl.waits);
    expect([root.querySelector('table'), root.querySelector('form.ask-two')]).toEqual([null, null]);
    const fieldwork = (await look(study, '/results/2026/fieldwork')).text;
    expect(fieldwork).toContain('Tot nu toe zijn 6 van de 6 mensen op de lijst klaar: 100% (RR1).');
    expect(fieldwork).toContain('staat hier pas als de meting is gesloten');
  });

  it('are not shown where the study shows none', async () => {
    const study = await openAnsweredStudy('sqlite', 6, 'none');
    await study.send(6);
    for (const [path, said] of [
      [group, resultsTexts.nl.none],
      [together, crosstabTexts.nl.waits],
    ] as const) {
      const { text, status, root } = await look(study, path);
      expect([status, root.querySelector('.chart')]).toEqual([200, null]);
      expect(text).toContain(said);
    }
  });
});
