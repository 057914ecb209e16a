import { beforeAll, describe, expect, it, test } from 'vitest';
import { respondentTexts } from '../../../src/web/respondent/texts.js';
import { answerAll, type Wanted } from '../../support/answering.js';
import { jan, zoe } from '../../support/cast.js';
import { respondentOf } from '../../support/filled-in.js';
import type { Page } from '../../support/page.js';
import { begin, openSite, type Site } from '../../support/site.js';

const longest = { open: 1000, other: 200 };

type Mistake = [page: string, what: string, typed: Wanted, fields: readonly string[]];

/** Page, what is wrong, what was typed there, and the fields that the summary should lead to. */
const exClient: readonly Mistake[] = [
  ['laatste-gesprek', 'a single choice without a choice', {}, ['XC_PERIODE']],
  ['opleiding', 'a single choice of what is not offered', { XC_OPLEIDING: '77' }, ['XC_OPLEIDING']],
  ['betaling', 'a single choice of two', { XC_BETALER: ['1', '2'] }, ['XC_BETALER']],
  ['eerste-contact', 'a scale without a choice', {}, ['XC_DRINGEND']],
  ['voor-de-start', 'a multiple choice without a choice', {}, ['XC_DREMPELS']],
  ['voor-de-start', '“nothing” together with something', { XC_DREMPELS: ['GEEN', 'KOSTEN'] }, ['XC_DREMPELS']],
  [
    'voor-de-start',
    '“nothing” beside words of one’s own',
    { XC_DREMPELS: ['GEEN'], XC_DREMPELS_ANDERS_TEXT: 'Ik schaamde mij' },
    ['XC_DREMPELS_ANDERS_TEXT'],
  ],
  [
    'voor-de-start',
    '“anders” without words',
    { XC_DREMPELS: ['KOSTEN', 'ANDERS'], XC_DREMPELS_ANDERS_TEXT: '' },
    ['XC_DREMPELS_ANDERS_TEXT'],
  ],
  [
    'tussentijd',
    '“anders” with too many words',
    { XC_TUSSENTIJD: ['ANDERS', 'NOODSPRONG'], XC_TUSSENTIJD_ANDERS_TEXT: 'é'.repeat(longest.other + 1) },
    ['XC_TUSSENTIJD_ANDERS_TEXT'],
  ],
  ['verandering-regie', 'an item without a choice', {}, ['XC_EFFECT_REGIE']],
  [
    'gesprekken-top-3',
    'one thing in two places',
    { XC_BELANGRIJK_TOP3_1: 'STEUN', XC_BELANGRIJK_TOP3_2: 'STEUN', XC_BELANGRIJK_TOP3_3: 'EXTERN' },
    ['XC_BELANGRIJK_TOP3_2'],
  ],
  [
    'gesprekken-top-3',
    'a place that is left open',
    { XC_BELANGRIJK_TOP3_1: '', XC_BELANGRIJK_TOP3_2: 'STEUN', XC_BELANGRIJK_TOP3_3: '' },
    ['XC_BELANGRIJK_TOP3_1', 'XC_BELANGRIJK_TOP3_3'],
  ],
  ['ideeen', 'too long a text', { XC_EERDER_OPEN: `${'woord\n'.repeat(200)}woord` }, ['XC_EERDER_OPEN']],
  ['slot', 'a text of one character too many', { XC_SLOT_OPEN: 'x'.repeat(longest.open + 1) }, ['XC_SLOT_OPEN']],
];
const employer: typeof exClient = [
  ['managementadvies', 'a choice below a text', {}, ['OG_MGT']],
  [
    'verandering-extern',
    'an item with a point that is not there',
    { OG_INZETBAAR_EXTERN: '6' },
    ['OG_INZETBAAR_EXTERN'],
  ],
];

/** Sends what was typed as a browser does, also what the form does not offer. */
function type(page: Page, typed: Wanted): Promise<Page> {
  const fields = Object.entries(typed).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const));
  const token = page.form().valuesOf('form_token')[0] ?? '';
  return page.visitor.send({
    ...{ url: new URL(page.form().action, page.url).href, method: 'post', multipart: false },
    entries: [['form_token', token], ...fields],
  });
}

describe.each([
  ['an ex-client', zoe, exClient],
  ['an employer', jan, employer],
] as const)('a mistake of %s', (_who, person, mistakes) => {
  let site: Site;
  let token = '';
  beforeAll(async () => {
    site = await openSite('sqlite');
    token = await site.inviteOne(person);
    await answerAll(await begin(site.browser(), token), {
      ...{
        XC_INITIATIEF: '3',
        XC_MOEILIJK: '1',
        XC_BELANGRIJK: ['STEUN', 'EXTERN', 'VRIJUIT'],
        XC_SLOT_OPEN: 'Bewaard',
      },
    });
  });

  it.each<Mistake>(mistakes)(
    'on the page %s, %s, is said on top and kept as it was typed, and is not saved',
    async (id, _what, typed, fields) => {
      const phone = site.browser();
      await phone.open(`/i/${token}`);
      const before = (await respondentOf(site.ctx, token)).draft?.answers;
      const page = await type(await phone.open(`/vragenlijst/vraag/${id}`), typed);
      expect([page.status, page.path]).toEqual([422, `/vragenlijst/vraag/${id}`]);
      expect(page.title).toMatch(/^Fout: Vraag \d+ van \d+ – /);
      const links = page.root.querySelectorAll('.summary[role=alert] a').map((link) => link.getAttribute('href'));
      expect(links).toEqual(fields.map((field) => `#${field}`));
      for (const field of fields) {
        expect(page.root.querySelector(`main form #${field}`)?.getAttribute('name')).toBe(field);
        expect(page.textOf(`#${field}-problem`)).toBe(page.textOf(`.summary a[href="#${field}"]`));
      }
      for (const name of page.form().names.filter((field) => field !== 'form_token')) {
        const offered = page.form().offeredBy(name);
        const kept = [typed[name] ?? ''].flat().filter((value) => offered?.includes(value) ?? true);
        const single = offered !== undefined && kept.length > 1 && !/DREMPELS|TUSSENTIJD/.test(name);
        expect([name, ...page.form().valuesOf(name).sort()]).toEqual([name, ...(single ? [] : kept.sort())]);
      }
      expect((await respondentOf(site.ctx, token)).draft?.answers).toEqual(before);
    },
  );
});

test('whoever mends a mistake goes on, and reads it in English in the English questionnaire', async () => {
  const { browser, inviteOne } = await openSite('sqlite');
  const phone = browser();
  const first = await begin(phone, await inviteOne({ ...zoe, language: 'en' }));
  const wrong = await first.submit();
  expect(wrong.title).toMatch(/^Error: Question 1 of 25 – /);
  expect(wrong.textOf('.summary')).toContain(respondentTexts.en.chooseOption);
  expect((await wrong.submit({ XC_PERIODE: '2' })).path).toBe('/vragenlijst/vraag/opleiding');
});

test('what was unticked does not come back with a mistake', async () => {
  const { browser, inviteOne } = await openSite('sqlite');
  const phone = browser();
  const first = await begin(phone, await inviteOne(zoe));
  await answerAll(first, { XC_INITIATIEF: '3', XC_DREMPELS: ['KOSTEN', 'TIJD'] }, 'gedachten-vooraf');
  const wrong = await type(await phone.open('/vragenlijst/vraag/voor-de-start'), {});
  expect([wrong.status, wrong.form().valuesOf('XC_DREMPELS')]).toEqual([422, []]);
});
