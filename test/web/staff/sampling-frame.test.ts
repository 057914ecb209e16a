import { parse } from 'node-html-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../../src/access/rights.js';
import { listFrames } from '../../../src/fieldwork/sampling-frame.js';
import { addWave, closeWave } from '../../../src/study/wave-life.js';
import { zoe } from '../../support/cast.js';
import { databases } from '../../support/database.js';
import { urlEncoded } from '../../support/http.js';
import { linkFor } from '../../support/signed-in.js';
import { openSite } from '../../support/site.js';
import { formTokenOf, signIn } from '../../support/signed-in.js';
import { openWorld, type World } from '../../support/world.js';

const filledIn = { 'people_ex-client': '40', 'judgement_ex-client': '3', people_employer: '0' };

describe.each(databases)('the page on who belongs, on %s', (kind) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(kind);
    await world.invite([zoe]);
  });

  const look = async (url = '/staff/frame', roles: readonly Role[] = ['staff'], bureau?: string | null) => {
    const { statusCode, body } = await world.app.inject({ url, headers: await signIn(world, roles, bureau) });
    const page = parse(body);
    return { status: statusCode, body, page, text: page.querySelector('main')?.textContent ?? '' };
  };

  const post = async (form: Record<string, string>, url = '/staff/frame', roles: readonly Role[] = ['staff']) => {
    const headers = await signIn(world, roles);
    const form_token = await formTokenOf(world, headers);
    const shown = parse((await world.app.inject({ url, headers })).body);
    const base = shown.querySelector('[name=base]')?.getAttribute('value') ?? '';
    const answer = await world.app.inject({
      ...{ method: 'POST', url, headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' } },
      payload: urlEncoded(Object.entries({ form_token, base, ...form })).toString(),
    });
    return { status: answer.statusCode, location: answer.headers.location ?? '', page: parse(answer.body) };
  };

  it('is shown to nobody who is not staff or coordinator', async () => {
    expect((await world.app.inject({ url: '/staff/frame' })).headers.location).toBe('/aanmelden');
    expect((await look('/staff/frame', ['partner'])).status).toBe(404);
    expect((await post(filledIn, '/staff/frame', ['partner'])).status).toBe(404);
  });

  it('reminds until a bureau filled it in, and then says what its list should have', async () => {
    const before = await look();
    expect(before.text).toContain('Dit is nog niet ingevuld.');
    expect(before.text).toContain('mbo-niveau of hoger');
    expect(before.page.querySelectorAll('main form button')).toHaveLength(1);
    const { status, location } = await post(filledIn);
    expect([status, location]).toEqual([303, '/staff/frame?saved=yes']);
    const { text, page } = await look(location);
    expect(text).toContain('Opgeslagen.');
    expect(text).not.toContain('nog niet ingevuld');
    expect(text).toContain('40 horen erbij en 3 vraagt u niet: dan staan er 37 op uw lijst. Op uw lijst staan er 1.');
    expect(page.querySelector('#judgement_ex-client')?.getAttribute('value')).toBe('3');
  });

  it('takes a number with its thousands apart, and says above the form where the list differs', async () => {
    await post({ ...filledIn, 'people_ex-client': '1.040', people_employer: '1 000' });
    const { page } = await look();
    expect(page.querySelector('#people_ex-client')?.getAttribute('value')).toBe('1040');
    expect(page.querySelector('#people_employer')?.getAttribute('value')).toBe('1000');
    const above = page.querySelectorAll('.caution li').map((line) => line.querySelector('a')?.getAttribute('href'));
    expect(above).toEqual(['#people_ex-client', '#people_employer']);
    expect(page.querySelector('form .counted')).toBeNull();
  });

  it.each([
    [{ people_employer: '' }, 'Opdrachtgevers: vul in hoeveel mensen erbij horen. Niemand is 0.'],
    [{ people_employer: 'veel' }, 'schrijf een heel getal'],
    [{ 'judgement_ex-client': '-1' }, 'schrijf een heel getal'],
    [{ 'people_ex-client': '2' }, 'Ex-cliënten: u vraagt er 3 niet, maar er horen er maar 2 bij.'],
    [{ 'other_ex-client': '1' }, 'schrijf in een paar woorden op wat ‘anders’ was'],
    [{ 'words_ex-client': 'verhuisd' }, 'maar niet bij hoeveel mensen'],
    [{ 'other_ex-client': '1', 'words_ex-client': 'piet@example.nl' }, 'geen e-mailadres'],
    [{ 'other_ex-client': '1', 'words_ex-client': '06-1234 5678' }, 'telefoonnummer'],
    [{ 'other_ex-client': '1', 'words_ex-client': 'x'.repeat(101) }, 'hoogstens 100 tekens'],
  ])('refuses %j, keeps what was typed, and changes nothing', async (wrong, says) => {
    const stored = await listFrames(world.ctx, '2026');
    const typed = { ...filledIn, ...wrong };
    const { status, page } = await post(typed);
    expect(status).toBe(422);
    expect(page.querySelector('title')?.textContent).toMatch(/^Fout: /);
    const link = page.querySelector('.summary a');
    expect(link?.textContent).toContain(says);
    expect(page.querySelector(link?.getAttribute('href') ?? '')?.getAttribute('aria-invalid')).toBe('true');
    for (const [name, value] of Object.entries(typed)) {
      expect(page.querySelector(`[name="${name}"]`)?.getAttribute('value')).toBe(value);
    }
    expect(await listFrames(world.ctx, '2026')).toEqual(stored);
  });

  it('shows a bureau its own numbers alone, whichever it names', async () => {
    const own = await look('/staff/frame?bureau=blcc', ['staff'], 'careercoach');
    expect(own.page.querySelector('#people_ex-client')?.getAttribute('value')).toBe('');
    expect(own.text).not.toContain('BLCC Loopbaanbegeleiding');
  });

  it('shows the coordinator every bureau, and lets it fill in for one', async () => {
    const all = await look('/staff/frame', ['coordinator']);
    expect(all.page.querySelectorAll('tbody tr')).toHaveLength(4);
    expect(all.page.querySelector('main form')).toBeNull();
    expect(all.text).toContain('Nog niet ingevuld: Wageningen Career Support, The Careercoach en Coördinerend bureau.');
    expect((await post(filledIn, '/staff/frame', ['coordinator'])).status).toBe(404);
    expect((await post(filledIn, '/staff/frame?bureau=nergens', ['coordinator'])).status).toBe(404);
    const { location } = await post(filledIn, '/staff/frame?bureau=careercoach', ['coordinator']);
    expect(location).toBe('/staff/frame?bureau=careercoach&saved=yes');
    expect((await listFrames(world.ctx, '2026', 'careercoach')).map(({ people }) => people)).toEqual([0, 40]);
  });

  it('is fixed for a bureau once the wave is closed', async () => {
    await addWave(world.ctx, '2027');
    await closeWave(world.ctx, '2026');
    const { text, page } = await look('/staff/frame?wave=2026');
    expect(page.querySelector('main form')).toBeNull();
    expect(text).toContain('De adviseur vindt vragen hier niet gepast: 3');
    expect((await post({ ...filledIn, people_employer: '9' }, '/staff/frame?wave=2026')).status).toBe(409);
    const own = (await look('/staff/frame?wave=2026', ['staff'], 'wageningen-career-support')).text;
    const all = (await look('/staff/frame?wave=2026', ['coordinator'])).text;
    for (const told of [own, all]) expect(told).not.toContain('voordat de eerste brief gaat');
    expect(own).toContain('Dit is niet ingevuld.');
    expect(all).toContain('De meting is gesloten; u kunt het nog invullen.');
    const late = await post(filledIn, '/staff/frame?wave=2026&bureau=coordinator-bureau', ['coordinator']);
    expect(late.status).toBe(303);
  });

  it('is before the first wave a page that says so, as the one on what is expected', async () => {
    const production = { NODE_ENV: 'production', SECRET: 'x'.repeat(32), BASE_URL: 'http://localhost:3000' };
    const site = await openSite(kind, production);
    const browser = site.browser();
    await (await browser.open(new URL(await linkFor(site, ['staff'], 'blcc')).pathname)).submit();
    for (const path of ['/staff/frame', '/staff/expectations']) {
      const { status, text } = await browser.open(path);
      expect([status, text.includes('Er is nog geen meting. De coördinator maakt die.')]).toEqual([200, true]);
    }
  });
});
