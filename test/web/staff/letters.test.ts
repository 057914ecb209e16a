import { parse } from 'node-html-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../../src/access/rights.js';
import { mask } from '../../../src/fieldwork/compose.js';
import { inviteAll } from '../../../src/fieldwork/queue-letters.js';
import { openMail } from '../../../src/mail/transmit.js';
import { localDay } from '../../../src/language/local-day.js';
import { listEvents } from '../../../src/study/events.js';
import { listLetterChanges } from '../../../src/study/letter-changes.js';
import { getOnlyStudy } from '../../../src/study/stored.js';
import { afterwards } from '../../support/afterwards.js';
import { jan, mila, zoe } from '../../support/cast.js';
import { databases } from '../../support/database.js';
import { urlEncoded } from '../../support/http.js';
import { sendDue } from '../../support/send-due.js';
import { formTokenOf, signIn } from '../../support/signed-in.js';
import { openMailServer } from '../../support/smtp.js';
import { openWorld, type World } from '../../support/world.js';

type MailServer = Awaited<ReturnType<typeof openMailServer>>;

const invitation = '/staff/letters/invitation';

describe.each(databases)('the letters, on %s', (kind) => {
  let world: World;
  let server: MailServer;
  let people: Record<string, string>;
  beforeAll(async () => {
    server = await openMailServer();
    world = await openWorld(kind, { SMTP_URL: server.url });
    await world.invite([zoe, mila, jan]);
    const rows = await world.ctx.db.selectFrom('invitee').select(['id', 'name']).where('sample', '=', 0).execute();
    people = Object.fromEntries(rows.map(({ id, name }) => [name, id]));
  });

  const look = async (url: string, roles: readonly Role[] = ['staff'], bureau?: string | null) => {
    const { statusCode, body, headers } = await world.app.inject({ url, headers: await signIn(world, roles, bureau) });
    const page = parse(body);
    return { status: statusCode, body, page, mail: page.querySelector('.mail')?.textContent ?? '', headers };
  };

  const post = async (url: string, form: Record<string, string>, roles: readonly Role[], bureau?: string | null) => {
    const headers = await signIn(world, roles, bureau);
    const form_token = await formTokenOf(world, headers);
    const shown = parse((await world.app.inject({ url, headers })).body);
    const base = shown.querySelector('[name=base]')?.getAttribute('value') ?? '';
    const {
      statusCode,
      headers: got,
      body,
    } = await world.app.inject({
      ...{ method: 'POST', url, headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' } },
      payload: urlEncoded(Object.entries({ form_token, base, ...form })).toString(),
    });
    return { status: statusCode, location: got.location ?? '', body, page: parse(body) };
  };

  /** What the coordinator's form holds now, for a change. */
  const formOf = async (query = '') => {
    const { page } = await look(invitation + query, ['coordinator']);
    return {
      subject: page.querySelector('#subject')?.textContent.trim() ?? '',
      body: page.querySelector('#body')?.textContent.trim() ?? '',
      base: page.querySelector('[name=base]')?.getAttribute('value') ?? '',
    };
  };

  const letterTo = async (email: string) => {
    const mail = openMail(world.ctx.config);
    afterwards(() => {
      mail.close();
    });
    await sendDue(world.ctx, mail.transmit);
    return server.letters.findLast(({ to }) => to.includes(email))?.mail;
  };

  it('are shown to nobody who is not staff or coordinator', async () => {
    expect((await world.app.inject({ url: '/staff/letters' })).headers.location).toBe('/aanmelden');
    for (const url of ['/staff/letters', invitation]) expect((await look(url, ['partner'])).status).toBe(404);
    expect((await post(invitation, await formOf(), ['staff'])).status).toBe(404);
    expect((await post('/staff/letters', {}, ['coordinator'])).status).toBe(404);
  });

  it('stand in the order of the plan, each with when it changed', async () => {
    const { page } = await look('/staff/letters');
    const links = page.querySelectorAll('.list a').map((link) => link.getAttribute('href'));
    const steps = ['announcement', 'invitation', 'reminder-1', 'reminder-2', 'reminder-3'];
    expect(links).toEqual(steps.map((step) => `/staff/letters/${step}`));
    expect(page.querySelectorAll('.list small')).toHaveLength(5);
  });

  it('are shown as one of the own people gets them, in text and HTML, with the links masked', async () => {
    const { status, mail, page } = await look(`${invitation}?person=${people['Zoë'] ?? ''}`);
    expect(status).toBe(200);
    expect(mail).toContain('Beste Zoë,');
    expect(page.querySelector('.mail-text')?.textContent).toContain('Beste Zoë,');
    expect(page.querySelector('.mail-head')?.textContent).toContain(zoe.email);
    const links = page.querySelectorAll('.mail a').map((link) => link.getAttribute('href') ?? '');
    expect(
      links.filter((href) => /\/(i|afmelden|niet-voor-mij)\//.test(href)).every((href) => href.endsWith(mask)),
    ).toBe(true);
    expect(page.querySelectorAll('.mail img, .mail script, .mail form')).toEqual([]);
  });

  it('are shown of nobody of another bureau: that person is not there', async () => {
    const [foreign, nobody] = [
      await look(`${invitation}?person=${people['Mila'] ?? ''}`),
      await look(`${invitation}?person=x`),
    ];
    expect([foreign.status, nobody.status]).toEqual([404, 404]);
    expect(foreign.body).toBe(nobody.body);
    const { page, body } = await look(`${invitation}?bureau=careercoach`);
    expect(body).not.toContain(mila.email);
    expect(page.querySelector('.mail')?.textContent).toContain('BLCC Loopbaanbegeleiding');
    expect((await look(`${invitation}?person=${people['Mila'] ?? ''}`, ['coordinator'])).body).not.toContain(
      mila.email,
    );
  });

  it('are shown to the coordinator as a made-up person of a bureau, a group and a language gets them', async () => {
    const { mail } = await look(`${invitation}?bureau=careercoach&group=employer&language=en`, ['coordinator']);
    expect(mail).toContain('Dear Robin Jansen,');
    expect(mail).toContain('The Careercoach');
    for (const query of ['bureau=nergens', 'group=nergens', 'language=de']) {
      expect((await look(`${invitation}?${query}`, ['coordinator'])).status).toBe(404);
    }
    expect((await look('/staff/letters/last-call', ['coordinator'])).status).toBe(404);
  });

  it('allow the styles of the letter by their hashes, and no other', async () => {
    const { headers, page } = await look(invitation);
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/style-src 'self' 'unsafe-hashes' 'sha256-/);
    expect(policy).not.toContain('unsafe-inline');
    expect(page.querySelectorAll('.mail [style]').length).toBeGreaterThan(3);
  });

  it.each([
    ['{link}', '{koppeling}', 'Regel 9: {koppeling} kunnen wij niet invullen'],
    ['{link}', 'Later meer.', 'De tekst heeft geen {link}'],
    ['[Meld u af]({optOut})', '', 'De tekst heeft geen {optOut}'],
    ['{link}', '![x](http://x.nl/x.png) {link}', 'Regel 9: een brief kan geen afbeelding hebben'],
  ])('with %j as %j are refused, keep what was typed, and change nothing', async (from, to, says) => {
    const form = await formOf();
    const body = form.body.replace(from, to);
    const answer = await post(invitation, { ...form, body }, ['coordinator']);
    expect(answer.status).toBe(422);
    expect(answer.page.querySelector('.summary')?.textContent).toContain(says);
    expect(answer.page.querySelector('#body')?.textContent.trim()).toBe(body);
    expect(answer.page.querySelector('title')?.textContent).toMatch(/^Fout: /);
    expect(await formOf()).toEqual(form);
  });

  it('can be looked at first, which stores nothing', async () => {
    const form = await formOf();
    const body = `${form.body}\n\nNog iets.`;
    const { status, page } = await post(invitation, { ...form, body, look: 'yes' }, ['coordinator']);
    expect([status, page.querySelector('.mail')?.textContent.includes('Nog iets.')]).toEqual([200, true]);
    expect(await formOf()).toEqual(form);
  });

  it('are sent as they were last saved, and earlier texts stay to be seen', async () => {
    const form = await formOf();
    const body = form.body.replace('Wilt u ons helpen', 'Zou u ons willen helpen');
    const { status, location } = await post(invitation, { ...form, body }, ['coordinator']);
    expect([status, location]).toEqual([
      303,
      `${invitation}?group=ex-client&language=nl&bureau=wageningen-career-support&saved=yes`,
    ]);
    await inviteAll(world.ctx, { wave: '2026', bureau: 'blcc' });
    expect((await letterTo(zoe.email))?.text).toContain('Zou u ons willen helpen');
    expect((await look(`${invitation}?version=1`, ['coordinator'])).mail).toContain('Wilt u ons helpen');
    const events = await listEvents(world.ctx);
    expect(events.find(({ action }) => action === 'letter changed')).toMatchObject({
      who: 'coordinator-leiding@bureau.example',
      about: { step: 'invitation', group: 'ex-client', language: 'nl', version: 2 },
    });
  });

  it('that somebody else changed meanwhile are not overwritten unseen', async () => {
    const form = await formOf();
    const change = (subject: string) => post(invitation, { ...form, subject }, ['coordinator']);
    expect((await change('Wilt u een vragenlijst invullen?')).status).toBe(303);
    const refused = await change('Doet u mee?');
    expect([refused.status, refused.page.querySelector('#subject')?.textContent.trim()]).toEqual([409, 'Doet u mee?']);
    expect(refused.page.querySelector('.mail-head')?.textContent).toContain('Wilt u een vragenlijst invullen?');
  });

  it('carry the words of the own bureau alone, a sentence below the signature', async () => {
    const words = {
      greeting_nl: 'Dag {name},',
      signature_nl: 'Anna de Vries\nBLCC',
      sentence_nl: 'U kunt mij ook bellen: 0317 000000.',
      replyTo: 'anna@blcc.example',
    };
    const { status, location } = await post('/staff/letters', words, ['staff']);
    expect([status, location]).toEqual([303, '/staff/letters?saved=yes#bureau']);
    const { page } = await look(`${invitation}?person=${people['Zoë'] ?? ''}`);
    const text = page.querySelector('.mail-text')?.textContent ?? '';
    expect(text).toMatch(/^Dag Zoë,\n/);
    expect(text).toMatch(
      /Met vriendelijke groet,\n\nAnna de Vries\nBLCC\n\nU kunt mij ook bellen: 0317 000000\.\n\n---\n/,
    );
    expect(page.querySelector('.mail')?.innerHTML).toContain('Anna de Vries<br>');
    expect(page.querySelector('.mail-head')?.textContent).toContain('anna@blcc.example');
    const other = await look(invitation, ['staff'], 'careercoach');
    expect(other.body).not.toMatch(/Anna|blcc\.example/);
    expect((await look('/staff/letters', ['staff'], 'careercoach')).body).not.toMatch(/Anna|blcc\.example/);
    expect((await listEvents(world.ctx)).find(({ about }) => about['bureau'] === 'blcc')?.action).toBe(
      'letters of a bureau changed',
    );
  });

  it.each([
    ['greeting_nl', 'Dag {naam},', '{naam} kan hier niet worden ingevuld, wel {name}.'],
    ['sentence_en', 'Write {link}', '{link} kan hier niet worden ingevuld'],
    ['signature_nl', 'a\nb\nc\nd\ne\nf', 'te veel regels'],
    ['sentence_nl', 'x'.repeat(301), 'te lang'],
    ['replyTo', 'anna', 'Er ontbreekt een @.'],
  ])('do not take %s as %j', async (field, value, says) => {
    const before = (await getOnlyStudy(world.ctx)).definition.bureaus;
    const { status, page } = await post('/staff/letters', { [field]: value }, ['staff']);
    expect(status).toBe(422);
    expect(page.querySelector('.summary')?.textContent).toContain(says);
    const control = page.querySelector(`[name=${field}]`);
    expect(control?.getAttribute('value') ?? control?.textContent).toBe(value);
    expect((await getOnlyStudy(world.ctx)).definition.bureaus).toEqual(before);
  });

  it('are dated in the account of fieldwork once letters went, a bureau’s for that bureau', async () => {
    const day = localDay(world.ctx.now());
    const changes = async (roles: readonly Role[], bureau?: string) =>
      (await look('/results/2026/fieldwork', roles, bureau)).page.querySelectorAll('[aria-labelledby=brieven] li')
        .length;
    const dated = await listLetterChanges(world.ctx, '2026');
    expect(dated.map(({ at, ...change }) => ({ ...change, day: localDay(new Date(at)) }))).toEqual([
      { letter: { step: 'invitation', group: 'ex-client', language: 'nl' }, bureau: null, day },
      { letter: null, bureau: 'blcc', day },
    ]);
    expect(await changes(['coordinator'])).toBe(2);
    expect(await changes(['partner'], 'blcc')).toBe(2);
    expect(await changes(['partner'], 'careercoach')).toBe(1);
  });

  it('go as a test to who asks for it alone, marked, with a link to the sample', async () => {
    const answer = await post(`${invitation}/test?person=${people['Zoë'] ?? ''}`, {}, ['staff']);
    expect([answer.status, answer.location]).toEqual([
      303,
      `${invitation}?person=${people['Zoë'] ?? ''}&test=sent#test`,
    ]);
    const letter = server.letters.at(-1);
    expect(letter?.to).toEqual(['staff-blcc@bureau.example']);
    expect(letter?.mail.subject).toMatch(/^\[Proef\] /);
    expect(letter?.mail.text).toContain('Dag Zoë,');
    expect(letter?.mail.text).toMatch(/\/i\/[\w-]{22,}$/m);
    expect(letter?.mail.text).toContain(`/afmelden/${mask}`);
    expect(letter?.mail.headers.map(({ key }) => key)).not.toContain('list-unsubscribe');
    const foreign = await post(`${invitation}/test?person=${people['Mila'] ?? ''}`, {}, ['staff']);
    expect(foreign.status).toBe(404);
  });

  it('go as a test ten times an hour', async () => {
    const before = server.letters.length;
    const statuses = [];
    for (let i = 0; i < 11; i++) statuses.push((await post(`${invitation}/test`, {}, ['staff'], 'careercoach')).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 303), 429]);
    expect(server.letters.length - before).toBe(10);
  });
});
