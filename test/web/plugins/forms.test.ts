import type { InjectOptions } from 'fastify';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { longestForm, readForm } from '../../../src/web/plugins/forms.js';
import { namesake } from '../../support/cast.js';
import { databases } from '../../support/database.js';
import { everyRow } from '../../support/every-row.js';
import { respondentOf } from '../../support/filled-in.js';
import { begin, openSite, type Site } from '../../support/site.js';

const address = '/vragenlijst/vraag/laatste-gesprek';

describe.each(databases)('a form that comes in, on %s', (kind) => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite(kind);
  });

  /** Somebody at the first question, and what comes of a request with their cookie. */
  async function atFirstQuestion() {
    const token = await site.inviteOne(namesake());
    const phone = site.browser();
    const page = await begin(phone, token);
    const formToken = page.form().valuesOf('form_token')[0] ?? '';
    const request = (payload: string, type: string | undefined, more: InjectOptions = {}) =>
      site.app.inject({
        ...{ method: 'POST', url: address, payload, ...more },
        headers: { cookie: phone.cookies.header('/'), ...(type === undefined ? {} : { 'content-type': type }) },
      });
    const form = 'application/x-www-form-urlencoded';
    return {
      ...{ formToken, request },
      post: (payload: string) => request(`form_token=${formToken}&${payload}`, form),
      answers: async () => (await respondentOf(site.ctx, token)).draft?.answers,
    };
  }

  it.each([
    ['JSON', 'application/json', (token: string) => JSON.stringify({ form_token: token, XC_PERIODE: '1' })],
    ['plain text', 'text/plain', (token: string) => `form_token=${token}&XC_PERIODE=1`],
    ['a file', 'multipart/form-data; boundary=x', () => '--x--'],
    ['XML', 'text/xml', () => '<XC_PERIODE>1</XC_PERIODE>'],
    ['no type at all', undefined, (token: string) => `form_token=${token}&XC_PERIODE=1`],
  ])('is none when it is %s: 415, and nothing is stored', async (_what, type, body) => {
    const { request, formToken } = await atFirstQuestion();
    const before = await everyRow(site.ctx);
    const answer = await request(body(formToken), type);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([415, 'text/html; charset=utf-8']);
    expect(answer.body).toContain('Wij konden dit niet lezen');
    expect(await everyRow(site.ctx)).toBe(before);
  });

  it('may be as long as the limit; a byte more is refused with 413, and nothing is stored', async () => {
    const { post, formToken, answers } = await atFirstQuestion();
    const filler = (length: number) =>
      `XC_PERIODE=1&x=${'x'.repeat(length - `form_token=${formToken}&XC_PERIODE=1&x=`.length)}`;
    const before = await everyRow(site.ctx);
    const refused = await post(filler(longestForm + 1));
    expect([refused.statusCode, refused.headers['content-type']]).toEqual([413, 'text/html; charset=utf-8']);
    expect(refused.body).toContain('Dit is te veel tekst');
    expect(await everyRow(site.ctx)).toBe(before);
    expect((await post(filler(longestForm))).statusCode).toBe(303);
    expect(await answers()).toEqual({ XC_PERIODE: '1' });
  });

  it.each([
    '__proto__=1&__proto__[XC_PERIODE]=1&constructor=x&prototype=y',
    'toString=1&valueOf=2&hasOwnProperty=3&__defineGetter__=4',
    'XC_PERIODE[]=1&XC_PERIODE[0]=1&XC_OPLEIDING=2',
    'XC_PERIODE%00=1&%ff=%fe&=1&&&===',
    'XC_PERIODE=1&XC_PERIODE=2',
    'XC_PERIODE=1&XC_PERIODE=1',
    'XC_PERIODE=%00',
    'XC_PERIODE=__proto__',
    `XC_PERIODE=${encodeURIComponent("1' or '1'='1")}`,
  ])('with strange names or values does no harm: %s', async (payload) => {
    const { post } = await atFirstQuestion();
    const before = await everyRow(site.ctx);
    const answer = await post(payload);
    expect([answer.statusCode, /<title>Fout: /.test(answer.body)]).toEqual([422, true]);
    expect(await everyRow(site.ctx)).toBe(before);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('may hold more than the page asks: only what was asked is kept', async () => {
    const { post, answers } = await atFirstQuestion();
    const more = '__proto__=x&constructor=y&XC_OPLEIDING=3&XC_SLOT_OPEN=vooruit&receipt_code=x&XC_PERIODE=2';
    expect((await post(more)).statusCode).toBe(303);
    expect(await answers()).toEqual({ XC_PERIODE: '2' });
  });
});

test('values are read as composed text, with plain line ends, without blanks around and without what nobody sees', () => {
  const typed = { a: ' Zoe\u0308\u200b ', b: 'een\r\ntwee\rdrie', c: ['\u0000x', ' y\ufeff'], d: '\u001b[31m\ttab' };
  expect(readForm(typed)).toEqual({ a: 'Zoë', b: 'een\ntwee\ndrie', c: ['x', 'y'], d: '[31m\ttab' });
});

test.each([undefined, null, 'text', 5, []])('what is no form is read as an empty one: %j', (body) => {
  expect(readForm(body)).toEqual({});
});
