import { beforeAll, describe, expect, it, test } from 'vitest';
import { addToken } from '../../src/access/tokens.js';
import { inviteAll } from '../../src/fieldwork/queue-letters.js';
import { addWave } from '../../src/study/wave-life.js';
import { answerAll, answersTo } from '../support/answering.js';
import { zoe } from '../support/cast.js';
import { addCountedWave } from '../support/counted.js';
import { urlEncoded } from '../support/http.js';
import { statementsOf } from '../support/statements.js';
import { formTokenOf, signIn } from '../support/signed-in.js';
import { begin, openSite } from '../support/site.js';
import { openWorld, type World } from '../support/world.js';

describe('a request for results asks the database', () => {
  let world: World;
  let cookie: { cookie: string };
  let token: { authorization: string };
  beforeAll(async () => {
    world = await openWorld('sqlite');
    const { ctx } = world;
    await world.invite([zoe]);
    await inviteAll(ctx, { wave: '2026' });
    for (const wave of ['2027', '2028', '2029']) {
      for (const [group, table] of [['ex-client', 'XC_INITIATIEF'] as const, ['employer', 'OG_MGT'] as const]) {
        await addCountedWave(ctx, wave, group, { [table]: { 1: 30, 3: 30 } });
      }
      world.passDays(1);
    }
    await addWave(ctx, '2031', '2029');
    cookie = await signIn(world);
    token = { authorization: `Bearer ${await addToken(ctx, { role: 'coordinator' })}` };
  });

  it.each([
    ['/staff/people', 4],
    ['/staff/upload', 5],
    ['/staff/frame', 6],
    ['/staff/expectations', 6],
    ['/staff/people?state=sent&order=email', 4],
    ['/staff/people/PERSON', 6],
    ['/staff/plan', 7],
    ['/staff/send/invitation', 8],
    ['/staff/send/invitation/progress', 5],
    ['/staff/silent', 4],
    ['/staff/outbox', 8],
  ])('of staff for %s at most %i times', async (path, most) => {
    const headers = await signIn(world, ['staff']);
    const [person] = await world.ctx.db.selectFrom('invitee').select('id').where('email', '=', zoe.email).execute();
    const url = path.replace('PERSON', person?.id ?? '');
    const look = async () => expect((await world.app.inject({ url, headers })).statusCode).toBe(200);
    await look();
    const statements = await statementsOf(look);
    expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(most);
  });

  it.each([
    ['/results', 2],
    ['/results/method', 2],
    ['/results/2029', 13],
    ['/results/2026', 6],
    ['/results/planning', 4],
    ['/results/planning?outcome=ex-client.XC_TEVREDEN&against=2028', 6],
    ['/results/2029/fieldwork', 8],
    ['/results/2029/microdata', 5],
    ['/results/2029/tables?format=csv', 41],
    ['/results/2029/ex-client', 5],
    ['/results/2029/ex-client?bureau=blcc', 5],
    ['/results/2029/ex-client/figures/XC_INITIATIEF.svg', 5],
    ['/results/2029/ex-client/figures/XC_INITIATIEF.csv?against=2028', 9],
    ['/results/2029/ex-client/codebook', 8],
    ['/results/2029/ex-client/codebook?format=ddi', 8],
    ['/results/2029/ex-client/crosstab', 3],
    ['/results/2029/ex-client/crosstab?row=XC_INITIATIEF&column=XC_DRINGEND', 3],
    ['/results/2029/ex-client/open', 3],
    ['/results/2029/ex-client/open/XC_SLOT_OPEN', 3],
    ['/results/2029/ex-client/comparison?against=2015', 7],
    ['/results/2029/ex-client/comparison?against=2028', 9],
    ['/results/2029/ex-client/comparison/XC_INITIATIEF?against=2015', 7],
    ['/results/2029/ex-client/comparison/XC_INITIATIEF?against=2028', 9],
    ['/staff/letters', 5],
    ['/staff/frame?bureau=blcc', 6],
    ['/staff/questionnaire', 6],
    ['/staff/wave', 11],
    ['/staff/wave?wave=2029', 11],
    ['/staff/wave/next', 7],
    ['/staff/wave/closing', 9],
    ['/staff/wave/opening?wave=2031', 17],
    ['/aanmelden', 4],
    ['/passkeys', 4],
    ['/staff/accounts', 5],
    ['/staff/log', 5],
    ['/staff/log?before=nergens', 5],
    ['/staff', 9],
    ['/staff/plan', 7],
    ['/staff/outbox', 6],
    ['/staff/letters/invitation', 8],
    ['/api/v1/waves', 3],
    ['/api/v1/waves/2029/fieldwork', 5],
    ['/api/v1/waves/2029/groups/ex-client/codebook', 8],
    ['/api/v1/waves/2029/groups/ex-client/results', 5],
    ['/api/v1/waves/2029/groups/ex-client/tables?format=xlsx', 26],
    ['/api/v1/waves/2026/groups/ex-client/results', 5],
    ['/api/v1/waves/2029/groups/ex-client/results?bureau=blcc', 5],
    ['/api/v1/waves/2029/groups/ex-client/crosstab?row=XC_INITIATIEF&column=XC_DRINGEND', 3],
    ['/api/v1/waves/2029/groups/ex-client/comparison?against=2015', 7],
    ['/api/v1/waves/2029/groups/ex-client/comparison?against=2028', 9],
  ])('for %s at most %i times', async (url, most) => {
    const headers = url.startsWith('/api/') ? token : cookie;
    const look = async () => expect((await world.app.inject({ url, headers })).statusCode).toBe(200);
    await look();
    const statements = await statementsOf(look);
    expect(statements.length).toBeGreaterThan(1);
    expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(most);
  });

  it('for a report at most 77 times', async () => {
    const payload = `form_token=${await formTokenOf(world, cookie)}&format=html`;
    const headers = { ...cookie, 'content-type': 'application/x-www-form-urlencoded' };
    const take = async () => {
      const answer = await world.app.inject({ method: 'POST', url: '/results/2029/report', headers, payload });
      expect(answer.statusCode).toBe(200);
    };
    await take();
    const statements = await statementsOf(take);
    expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(77);
  });
});

test('a page of a questionnaire asks the database once, and answering it three times', async () => {
  const { app, browser, inviteOne } = await openSite('sqlite');
  const phone = browser();
  let page = await begin(phone, await inviteOne(zoe));
  page = await page.submit(answersTo(page, {}));
  const opening = await statementsOf(() => phone.open(page.path));
  expect(opening.length, opening.join('\n')).toBe(1);
  // Posted alone: the page to which the answer leads is another request.
  const headers = {
    cookie: phone.cookies.header(page.path),
    'content-type': 'application/x-www-form-urlencoded',
  };
  const payload = urlEncoded(page.form().filledIn(answersTo(page, {}))).toString();
  const answering = await statementsOf(async () => {
    const answer = await app.inject({ method: 'POST', url: page.path, headers, payload });
    expect([answer.statusCode, answer.headers.location]).toEqual([
      303,
      expect.stringMatching(/^\/vragenlijst\/vraag\//),
    ]);
    expect(answer.headers.location).not.toBe(page.path);
  });
  expect(answering.length, answering.join('\n')).toBeGreaterThan(1);
  expect(answering.length, answering.join('\n')).toBeLessThanOrEqual(3);
});

test('the thank-you asks for the response once, beside the study', async () => {
  const { browser, inviteOne } = await openSite('sqlite');
  const phone = browser();
  await (await answerAll(await begin(phone, await inviteOne(zoe)))).submit();
  for (const path of ['/vragenlijst/bedankt', '/vragenlijst/antwoorden']) {
    const statements = await statementsOf(() => phone.open(path));
    expect(statements.filter((statement) => statement.includes('response'))).toHaveLength(1);
    expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(3);
  }
});
