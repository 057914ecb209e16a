import { parse } from 'node-html-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { addDemoWave } from '../../../src/response/demo.js';
import { listEvents } from '../../../src/study/events.js';
import { addCountedWave } from '../../support/counted.js';
import { reword } from '../../support/reworded.js';
import { formTokenOf, signIn } from '../../support/signed-in.js';
import { openWorld, type World } from '../../support/world.js';

const address = '/results/2028/ex-client/comparison';
const against = `${address}?against=2027`;
const of = (question: string) => `${address}/${question}?against=2027`;

describe('the page that compares a wave', () => {
  let world: World;
  let headers: { cookie: string };
  beforeAll(async () => {
    world = await openWorld('sqlite');
    const { ctx } = world;
    const shares = { XC_INITIATIEF: { 1: 30, 3: 30 }, XC_DRINGEND: { 1: 5, 2: 10, 3: 20, 4: 20, 5: 5 } };
    await addCountedWave(ctx, '2027', 'ex-client', { ...shares, XC_BETALER: { 1: 40, 2: 20 } });
    world.passDays(1);
    await reword(ctx, 'XC_BETALER', 'Wie heeft uw traject betaald?');
    await addCountedWave(ctx, '2028', 'ex-client', {
      ...{ XC_INITIATIEF: { 1: 42, 3: 18 }, XC_DRINGEND: { 1: 5, 2: 10, 3: 20, 4: 20, 5: 5 } },
      XC_BETALER: { 1: 20, 2: 40 },
    });
    headers = await signIn(world);
  });

  const look = async (url: string) => {
    const { statusCode, body } = await world.app.inject({ url, headers });
    const root = parse(body);
    return { status: statusCode, root, text: root.querySelector('main')?.textContent.replace(/\s+/g, ' ') ?? '' };
  };
  const send = async (form: Record<string, string>, url = of('XC_BETALER')) => {
    const payload = new URLSearchParams({ form_token: await formTokenOf(world, headers), ...form }).toString();
    return world.app.inject({
      ...{ method: 'POST', url, payload },
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    });
  };

  it('says first, of each answer, what may be said, and gives both waves and the difference', async () => {
    const { status, root, text } = await look(against);
    expect(status).toBe(200);
    expect(text).toContain('Lager dan in 2027: nu 30% (18 van 60), toen 50% (30 van 60).');
    const lists = root.querySelectorAll('.outcomes').map((list) => list.querySelectorAll('li strong'));
    expect(lists.map((list) => list.map(({ textContent }) => textContent))).toEqual([
      ['Lager dan in 2027:'],
      Array.from({ length: 8 }, () => 'Niet te vergelijken met 2027:'),
      ['Over de metingen:'],
    ]);
    const drawn = root.querySelectorAll('.overview .o-label').map(({ textContent }) => textContent);
    expect(drawn.filter((name) => name.includes('dringend –'))).toEqual([
      'Dringend of heel dringend – Hoe dringend had u hulp nodig toen u voor het eerst contact had met de loopbaanadviseur?',
    ]);
    expect([drawn[0], drawn.at(-1)]).toEqual([
      expect.stringMatching(/^Al bij de eerste twijfels .+ – In welk stadium/),
      expect.stringMatching(/^Pas in een zeer laat stadium.+ – In welk stadium/),
    ]);
    for (const once of ['in hooguit 1 op de 20 metingen', 'in zo’n 35 van de 100 metingen']) {
      expect(text.split(once)).toHaveLength(2);
    }
    const detail = await look(of('XC_INITIATIEF'));
    expect(detail.text).toContain('Lager dan in 2027: nu 30% (18 van 60), toen 50% (30 van 60).');
    const table = detail.root.querySelector('#XC_INITIATIEF table')?.textContent.replace(/\s+/g, ' ');
    expect(table).toContain('toen de nood hoog was30 van 6018 van 60');
    expect((await look(of('XC_DRINGEND'))).text).toContain(
      'Dit is geen kernvraag: de cijfers zijn getekend, niet getoetst.',
    );
  });

  it('shows a reworded question in both wordings, without a test', async () => {
    expect((await look(against)).root.querySelector('#breuken')?.textContent).toContain(
      'Wie heeft uw traject betaald? Nu anders geformuleerd.',
    );
    const { root } = await look(of('XC_BETALER'));
    expect(root.querySelector('#XC_BETALER')).toBeNull();
    const versions = root.querySelectorAll('[aria-labelledby="breuk-XC_BETALER"] .versions .card');
    expect(versions.map(({ textContent }) => /Wie [^?]*\?/.exec(textContent)?.[0])).toEqual([
      'Wie betaalde het traject?',
      'Wie heeft uw traject betaald?',
    ]);
  });

  it('refuses a judgement without a reason, one from elsewhere, and one of a question that was not reworded', async () => {
    const empty = await send({ reason: ' ' });
    expect(empty.statusCode).toBe(422);
    expect(empty.body).toContain('Schrijf op waarom de betekenis gelijk is.');
    expect((await send({ form_token: 'x', reason: 'Gelijk.' })).statusCode).toBe(403);
    expect((await send({ reason: 'Gelijk.' }, of('XC_DRINGEND'))).statusCode).toBe(422);
    expect(await world.ctx.db.selectFrom('judgement').selectAll().execute()).toEqual([]);
  });

  it('compares a question that is judged to ask the same, keeps why, and takes that back', async () => {
    const judged = await send({ reason: 'Alleen de werkwoordsvorm is anders.' });
    expect([judged.statusCode, judged.headers['location']]).toEqual([303, of('XC_BETALER')]);
    expect((await look(of('XC_BETALER'))).root.querySelectorAll('.chart').length).toBeGreaterThan(0);
    const compared = await look(against);
    expect(compared.text).toContain('Alleen de werkwoordsvorm is anders.');
    expect(compared.root.querySelector('#breuken')?.textContent ?? '').not.toContain('Wie heeft uw traject betaald?');
    // It is of who took part, and no result.
    expect(compared.root.querySelector('.composition')?.textContent).toContain('Wie heeft uw traject betaald?');
    expect(compared.root.querySelector('.overview')?.textContent).not.toContain('Wie heeft uw traject betaald?');
    expect((await send({ reason: 'Nog eens.' })).statusCode).toBe(409);

    expect((await send({ withdraw: '1' })).statusCode).toBe(303);
    expect((await look(of('XC_BETALER'))).root.querySelector('#XC_BETALER')).toBeNull();
    const [kept] = await world.ctx.db.selectFrom('judgement').selectAll().execute();
    expect(kept).toMatchObject({ question: 'XC_BETALER', reason: 'Alleen de werkwoordsvorm is anders.' });
    expect(kept?.withdrawn_at).not.toBeNull();
    const [withdrawn, marked] = (await listEvents(world.ctx)).filter(({ action }) => action !== 'signed in');
    const event = {
      who: 'coordinator-leiding@bureau.example',
      about: { wave: '2028', against: '2027', group: 'ex-client', question: 'XC_BETALER' },
    };
    expect([marked, withdrawn]).toMatchObject([
      { action: 'rewording judged', ...event },
      { action: 'judgement withdrawn', ...event },
    ]);
  });

  it('says beside the published figures that their question is not known, and how sure the outcome is', async () => {
    const { root, text } = await look(`${address}?against=2015`);
    expect(text).toContain('Lager dan in 2015: nu 30% (18 van 60), toen 70%.');
    expect(text).toContain('De precieze vraag van 2015 is niet bekend.');
    expect(
      root.querySelectorAll('.anchor tbody tr').map(({ textContent }) => textContent.replace(/\s+/g, ' ')),
    ).toEqual([
      expect.stringContaining('op hele procenten is afgerond'),
      expect.stringContaining('op vijf procent is afgerond (zo rekenen wij)'),
      expect.stringContaining('op tien procent is afgerond'),
      expect.stringContaining('… iedereen die een antwoord koos30% (18/60)'),
      expect.stringContaining('iedereen die een antwoord koos, zonder ‘Iemand anders nam het initiatief'),
    ]);
    expect(root.querySelector('.anchor desc')?.textContent).toContain('over 2015 is 70% gepubliceerd');
  });

  it('chooses the wave before this one when none is named, and names what is not there', async () => {
    expect((await look(address)).root.querySelector('h1')?.textContent).toBe('Ex-cliënten: 2028 vergeleken met 2027');
    expect((await look(`${address}?against=1999`)).status).toBe(404);
    expect((await look(`${address}/NERGENS?against=2027`)).status).toBe(404);
    expect((await look(`${address}?against=2028`)).status).toBe(404);
  });

  it('is marked as made up when one of both waves is', async () => {
    await addDemoWave(world.ctx, { wave: 'proef-2026', respondents: 12, seed: 2 });
    const beside = await look(`${address}?against=proef-2026`);
    expect(beside.root.querySelector('.sample')?.textContent).toContain('Verzonnen antwoorden');
    expect((await look(against)).root.querySelector('.sample')).toBeNull();
  });

  it('shows the anchor of each group on the page of the wave', async () => {
    const { text } = await look('/results/2028');
    expect(text).toContain('Lager dan in 2015');
    expect(text).toContain('Er zijn nog geen cijfers.');
  });
});
