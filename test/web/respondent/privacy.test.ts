import { beforeAll, describe, expect, it, test } from 'vitest';
import { hashOf, hashOfLink, unseal } from '../../../src/secret.js';
import { respondentTexts } from '../../../src/web/respondent/texts.js';
import { answerAll, answersTo } from '../../support/answering.js';
import { zoe } from '../../support/cast.js';
import { databases, type DatabaseKind } from '../../support/database.js';
import { respondentOf } from '../../support/filled-in.js';
import { begin, openSite } from '../../support/site.js';

const own = 'Merkwaardige woorden van Zoë';
const answers = {
  XC_INITIATIEF: '3',
  XC_DREMPELS: ['KOSTEN', 'ANDERS'],
  XC_DREMPELS_ANDERS_TEXT: own,
  XC_BELANGRIJK: ['STEUN', 'EXTERN', 'VRIJUIT'],
  XC_SLOT_OPEN: own,
};

/** A whole interview by the busiest respondent: mistakes, another language, another look, sending, erasing. */
async function wholeInterview(kind: DatabaseKind) {
  const site = await openSite(kind, { LOG_LEVEL: 'trace' });
  const { ctx, app, browser } = site;
  const token = await site.inviteOne(zoe);
  const { invitee } = await respondentOf(ctx, token);
  const phone = browser();
  const first = await begin(phone, token);
  expect((await first.submit()).status).toBe(422);
  const asked = await answerAll(first, answers, 'gesprekken');
  expect((await asked.submit({ XC_BELANGRIJK: ['ANDERS'] })).status).toBe(422);
  const overview = await answerAll(await (await asked.press('English')).press('Nederlands'), answers);
  const receiptCode = overview.form().valuesOf('receipt_code')[0] ?? '';
  await phone.open('/afmelden');
  await phone.open(`/niet-voor-mij/${token}`);
  await phone.open('/nergens');
  const thanks = await overview.submit();
  const sentCookie = phone.cookies.get('golfslag') ?? '';
  await thanks.follow(respondentTexts.nl.printLink);
  const erasure = await phone.open('/intrekken');
  await erasure.submit({ receipt_code: receiptCode.slice(0, 9) });
  expect((await (await erasure.submit({ receipt_code: receiptCode })).submit()).title).toContain('gewist');
  await phone.open(`/i/${token}`);
  await app.inject({ url: `/i/${token}`, remoteAddress: '203.0.113.7' });
  await app.inject({ url: `/i/${token}/x?e-mail=${zoe.email}`, headers: { referer: `http://localhost/i/${token}` } });
  return { ...site, phone, token, invitee, receiptCode, sentCookie };
}

describe.each(databases)('during a whole interview on %s', (kind) => {
  let all: Awaited<ReturnType<typeof wholeInterview>>;
  beforeAll(async () => {
    all = await wholeInterview(kind);
  });

  it('no log line holds the token, its hash, the person, the receipt code or an answer', () => {
    const { log, token, invitee, receiptCode } = all;
    const shown = receiptCode.match(/.{4}/g)?.join('-') ?? '';
    const lines = log();
    expect(lines).toContain('"route":"/i/:token"');
    expect(lines).toContain('"route":"/niet-voor-mij/:token"');
    expect(lines).toContain('"route":"/vragenlijst/verzenden"');
    const person = [zoe.email, 'zoe@', 'Zoë', invitee, '203.0.113.7'];
    const secrets = [token, hashOfLink(token), receiptCode, shown, receiptCode.slice(0, 9), hashOf(receiptCode)];
    for (const trace of [...person, ...secrets, own, 'Merkwaardige', 'KOSTEN', 'VRIJUIT', 'XC_']) {
      expect(lines).not.toContain(trace);
    }
  });

  it('no answer holds the token, and the receipt code stands only where one sends, after it, and where it was typed', () => {
    const { phone, token, invitee, receiptCode } = all;
    expect(phone.answers.length).toBeGreaterThan(50);
    for (const { url, headers, body } of phone.answers) {
      const all = JSON.stringify([...headers]) + body;
      for (const trace of [token, hashOfLink(token), invitee, zoe.email]) expect(all, url).not.toContain(trace);
    }
    const withCode = phone.answers.filter(({ body }) => body.replaceAll('-', '').includes(receiptCode));
    expect([...new Set(withCode.map(({ url }) => new URL(url).pathname))].sort()).toEqual([
      '/intrekken',
      '/vragenlijst/antwoorden',
      '/vragenlijst/bedankt',
      '/vragenlijst/overzicht',
    ]);
  });

  it('no answer lets an address out: the Referrer-Policy is no-referrer, in every one of them', () => {
    const { phone } = all;
    for (const { url, headers, body } of phone.answers) {
      expect([url, headers.get('referrer-policy')]).toEqual([url, 'no-referrer']);
      expect(body).not.toMatch(/referrerpolicy|<meta[^>]+referrer/i);
    }
  });

  it('the cookie of someone who sent does not lead back to the invitation', async () => {
    const { ctx, app, token, invitee, receiptCode, sentCookie } = all;
    const session = unseal(ctx.keys.cookie, sentCookie) ?? '';
    expect(JSON.parse(session)).toEqual({
      ...{ end: 'sent', receiptCode, language: 'nl' },
      questionnaire: (await respondentOf(ctx, token)).questionnaire.id,
    });
    for (const trace of [token, hashOfLink(token), invitee, zoe.email]) expect(session).not.toContain(trace);
    const headers = { cookie: `golfslag=${sentCookie}` };
    for (const url of [
      '/vragenlijst',
      '/vragenlijst/overzicht',
      '/vragenlijst/vraag/slot',
      '/afmelden',
      '/niet-voor-mij',
    ]) {
      expect((await app.inject({ url, headers })).headers.location).toBe('/vragenlijst/bedankt');
    }
  });

  it('no page and no file that comes with it loads anything from another host', async () => {
    const { app, phone } = all;
    const loaded = new Set<string>();
    for (const { body } of phone.answers) {
      for (const [, address = ''] of body.matchAll(
        /<(?:link|script|img|form|iframe)\b[^>]*\b(?:href|src|action)="([^"]*)"/g,
      )) {
        loaded.add(address);
      }
      expect(body).not.toMatch(/srcset=|style="|url\(http|<base|http-equiv/i);
    }
    expect([...loaded].filter((address) => !/^\/(?!\/)/.test(address))).toEqual([]);
    const files = [...loaded].filter((address) => address.startsWith('/public/'));
    expect(files).toHaveLength(3);
    for (const file of files) {
      const { statusCode, body } = await app.inject(file);
      expect([statusCode, body.replaceAll('http://www.w3.org/2000/svg', '')]).toEqual([
        200,
        expect.not.stringMatching(/@import|https?:\/\//),
      ]);
    }
  });
});

test('what was typed is shown as it is, never as HTML', async () => {
  const { browser, inviteOne } = await openSite('sqlite');
  const nasty = '"><script>alert(1)</script></textarea><img src=//elders.nl>';
  const overview = await answerAll(await begin(browser(), await inviteOne(zoe)), {
    XC_DREMPELS: ['ANDERS'],
    XC_DREMPELS_ANDERS_TEXT: nasty,
    XC_INITIATIEF: '3',
    XC_EERDER_OPEN: nasty,
  });
  expect(overview.text.split(nasty)).toHaveLength(3);
  for (const [link, name] of [
    ['Wijzig: Wat hield u tegen om eerder een loopbaanadviseur in te schakelen?', 'XC_DREMPELS_ANDERS_TEXT'],
    ['Wijzig: Wat had u geholpen om eerder hulp te zoeken?', 'XC_EERDER_OPEN'],
  ] as const) {
    const page = await overview.follow(link);
    expect(page.form().valuesOf(name)).toEqual([nasty]);
    const wrong = await page.submit({ ...answersTo(page), [name]: nasty.repeat(30) });
    expect(wrong.status).toBe(422);
    expect(wrong.form().valuesOf(name)).toEqual([nasty.repeat(30)]);
    for (const { root } of [overview, page, wrong]) expect(root.querySelectorAll('script, main img')).toHaveLength(1);
  }
});
