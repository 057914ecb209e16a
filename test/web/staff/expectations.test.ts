import { createHash } from 'node:crypto';
import { parse } from 'node-html-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../../src/access/rights.js';
import { listEvents } from '../../../src/study/events.js';
import { addWave, openWave } from '../../../src/study/wave-life.js';
import { databases } from '../../support/database.js';
import { urlEncoded } from '../../support/http.js';
import { formTokenOf, signIn } from '../../support/signed-in.js';
import { openWorld, type World } from '../../support/world.js';

const url = '/staff/expectations?wave=2027';
const predicted = { 'ex-client_P70': '61', 'ex-client_XC_VINDEN': '44 %', employer_P20: '' };

describe.each(databases)('what partners and staff expect, on %s', (kind) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(kind);
    await addWave(world.ctx, '2027', '2026');
  });

  const look = async (address = url, roles: readonly Role[] = ['staff'], bureau?: string | null) => {
    const headers = await signIn(world, roles, bureau);
    const { statusCode, body } = await world.app.inject({ url: address, headers });
    const page = parse(body);
    return { status: statusCode, body, page, text: page.querySelector('main')?.textContent ?? '' };
  };

  const post = async (form: Record<string, string>, roles: readonly Role[] = ['staff'], address = url) => {
    const headers = await signIn(world, roles);
    const form_token = await formTokenOf(world, headers);
    const answer = await world.app.inject({
      ...{ method: 'POST', url: address, headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' } },
      payload: urlEncoded(Object.entries({ form_token, ...form })).toString(),
    });
    return { status: answer.statusCode, location: answer.headers.location ?? '', page: parse(answer.body) };
  };

  it('is asked of staff and partners before a wave opens, and of nobody else', async () => {
    expect((await world.app.inject({ url })).headers.location).toBe('/aanmelden');
    expect((await look(url, ['coordinator'])).status).toBe(404);
    for (const role of ['staff', 'partner'] as const) {
      const { status, page, text } = await look(url, [role]);
      expect(status).toBe(200);
      expect(page.querySelectorAll('.predictions input')).toHaveLength(18);
      expect(text).toContain('Hoeveel procent van de ex-cliënten antwoordt ‘');
    }
    const waiting = await look('/results/2027', ['partner']);
    expect(waiting.page.querySelector(`main a[href="${url}"]`)).not.toBeNull();
  });

  it.each([
    [{ 'ex-client_P70': '101' }, 'schrijf een heel getal van 0 tot en met 100'],
    [{ 'ex-client_P70': 'veel' }, 'schrijf een heel getal van 0 tot en met 100'],
    [{ 'ex-client_P70': '', 'ex-client_XC_VINDEN': '' }, 'Voorspel minstens één percentage'],
  ])('refuses %j, keeps what was typed, and seals nothing', async (wrong, says) => {
    const typed = { ...predicted, ...wrong };
    const { status, page } = await post(typed);
    expect(status).toBe(422);
    const link = page.querySelector('.summary a');
    expect(link?.textContent).toContain(says);
    expect(page.querySelector(link?.getAttribute('href') ?? '')?.getAttribute('aria-invalid')).toBe('true');
    for (const [name, value] of Object.entries(typed)) {
      expect(page.querySelector(`[name="${name}"]`)?.getAttribute('value')).toBe(value);
    }
    expect(await world.ctx.db.selectFrom('expectation').selectAll().execute()).toEqual([]);
  });

  it('is sealed once, with a code that its text gives, and never changes', async () => {
    // Enter in a field says first how much is filled in.
    const first = await post(predicted);
    expect([first.status, first.page.querySelector('.card')?.textContent]).toEqual([
      200,
      'U vulde 2 van de 18 in. Na het verzegelen kunt u niets meer wijzigen of aanvullen. Naar de knop',
    ]);
    const link = first.page.querySelector('.card a')?.getAttribute('href') ?? '';
    expect(first.page.querySelector(link)?.textContent).toBe('Verzegel 2 van de 18');
    expect(await world.ctx.db.selectFrom('expectation').selectAll().execute()).toEqual([]);
    const told = first.page.querySelector('[name="told"]')?.getAttribute('value') ?? '';
    expect((await post({ ...predicted, told })).status).toBe(303);
    const [row] = await world.ctx.db.selectFrom('expectation').selectAll().execute();
    const sealed = JSON.parse(row?.sealed ?? '') as { predictions: object; wave: string };
    expect(sealed).toMatchObject({ wave: '2027', predictions: { 'ex-client': { P70: 61, XC_VINDEN: 44 } } });
    expect(row?.hash).toBe(
      createHash('sha256')
        .update(row?.sealed ?? '')
        .digest('hex'),
    );
    const again = await post({ ...predicted, 'ex-client_P70': '70', told });
    expect([again.status, again.page.querySelector('.seal')?.textContent.includes(row?.hash ?? '-')]).toEqual([
      409,
      true,
    ]);
    expect(await world.ctx.db.selectFrom('expectation').selectAll().execute()).toEqual([row]);
  });

  it('is read by nobody before results are published: no page, no log, no record', async () => {
    const [row] = await world.ctx.db.selectFrom('expectation').selectAll().execute();
    const { salt } = JSON.parse(row?.sealed ?? '') as { salt: string };
    const own = await look();
    expect(own.text).toContain(row?.hash);
    const pages = [own.body];
    for (const role of ['coordinator', 'partner'] as const) {
      for (const address of ['/results/2027', '/results', '/staff']) pages.push((await look(address, [role])).body);
    }
    for (const told of [...pages, world.log(), JSON.stringify(await listEvents(world.ctx))]) {
      expect(told).not.toContain(salt);
      expect(told).not.toMatch(/P70.{0,20}61/);
    }
    expect((await listEvents(world.ctx)).find(({ action }) => action === 'expectation sealed')?.about).toEqual({
      wave: '2027',
      hash: row?.hash,
    });
  });

  it('is too late once the wave is open, and kindly says so', async () => {
    await openWave(world.ctx, '2027');
    const late = await look(url, ['partner']);
    expect([late.status, late.page.querySelector('main form')]).toEqual([200, null]);
    expect(late.text).toContain('Deze meting is al open.');
    expect((await post(predicted, ['partner'])).status).toBe(409);
    expect((await look()).text).toContain('Uw verwachting is verzegeld');
    await addWave(world.ctx, '2028', '2027');
    expect((await look()).text).not.toContain('"salt"');
    const next = await look(url, ['partner']);
    expect(next.page.querySelector('main a.button')?.getAttribute('href')).toBe('/staff/expectations?wave=2028');
  });

  it('is shown to whoever predicted it once results are published, as the text that gives their code', async () => {
    const at = world.ctx.now().toISOString();
    const made = { made_at: at, version: '0', rules: '{}', responses: '[]', audit: '[]' };
    const snapshot = { id: at, wave: '2027', published_at: null, ...made };
    await world.ctx.db.insertInto('snapshot').values(snapshot).execute();
    expect((await look()).text).not.toContain('"salt"');
    await world.ctx.db.updateTable('snapshot').set({ published_at: at }).execute();
    const [code, text] = (await look()).page.querySelectorAll('.seal code').map(({ textContent }) => textContent);
    expect(code).toBe(
      createHash('sha256')
        .update(text ?? '')
        .digest('hex'),
    );
    expect((await look(url, ['staff'], 'careercoach')).text).not.toContain('"salt"');
  });
});
