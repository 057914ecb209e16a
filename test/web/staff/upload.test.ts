import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'node-html-parser';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeBackup } from '../../../src/backup/write.js';
import { readInviteeList } from '../../../src/fieldwork/invitee-list.js';
import { dropOldLists } from '../../../src/fieldwork/held-lists.js';
import { inviteAll } from '../../../src/fieldwork/queue-letters.js';
import { closeWave } from '../../../src/study/wave-life.js';
import { databases } from '../../support/database.js';
import { everyRow } from '../../support/every-row.js';
import { freshFolder } from '../../support/folder.js';
import { officeFile, type OfficeCell } from '../../support/office.js';
import { acceptAll, sendDue } from '../../support/send-due.js';
import { formTokenOf, signIn } from '../../support/signed-in.js';
import { addAnsweredWave } from '../../support/published-wave.js';
import { openWorld, type World } from '../../support/world.js';

const heads = ['E-mail', 'Naam', 'Kenmerk', 'Telefoon'];
const jan = ['jan@bureau.example', 'Jan de Vries', 'K-1', '06-1'];
const zoe = ['zoe@bureau.example', 'Zoë Ünal', 'K-2', '06-2'];
const sheet = (...rows: OfficeCell[][]) => officeFile([{ rows: [heads, ...rows] }]);

describe.each(databases)('a list that staff add, on %s', (kind) => {
  let world: World;
  let cookie: { cookie: string };
  let token: string;
  beforeEach(async () => {
    world = await openWorld(kind);
    cookie = await signIn(world, ['staff']);
    token = await formTokenOf(world, cookie);
  });

  const open = async (url = '/staff/upload') => {
    const { statusCode, body } = await world.app.inject({ url, headers: cookie });
    return { status: statusCode, page: parse(body) };
  };
  const give = (file: Buffer, form_token = token) => {
    const payload = new FormData();
    payload.append('form_token', form_token);
    payload.append('file', new Blob([Uint8Array.from(file)]), 'lijst.xlsx');
    return world.app.inject({ method: 'POST', url: '/staff/upload', headers: cookie, payload });
  };
  /** Sends the main form as the browser would, with what somebody fills in. */
  const send = async (filled: Record<string, string> = {}, from?: ReturnType<typeof parse>) => {
    const page = from ?? (await open()).page;
    const form = page.querySelector('main form');
    const fields = new Map<string, string>();
    for (const input of form?.querySelectorAll('input') ?? []) {
      const isChoice = ['radio', 'checkbox'].includes(input.getAttribute('type') ?? '');
      if (!isChoice || input.hasAttribute('checked')) {
        fields.set(input.getAttribute('name') ?? '', input.getAttribute('value') ?? '');
      }
    }
    for (const select of form?.querySelectorAll('select') ?? []) {
      fields.set(select.getAttribute('name') ?? '', select.querySelector('[selected]')?.getAttribute('value') ?? '');
    }
    for (const [name, value] of Object.entries(filled)) fields.set(name, value);
    const { statusCode, body } = await world.app.inject({
      method: 'POST',
      url: form?.getAttribute('action') ?? '',
      headers: { ...cookie, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams([...fields]).toString(),
    });
    return { status: statusCode, page: parse(body) };
  };
  const words = ({ page }: { page: ReturnType<typeof parse> }) =>
    page.querySelector('main')?.text.replaceAll(/\s+/g, ' ') ?? '';
  const invited = () =>
    world.ctx.db
      .selectFrom('invitee')
      .select(['email', 'name', 'bureau', 'grp', 'language', 'external_id'])
      .where('sample', '=', 0)
      .orderBy('email')
      .execute();

  it('is looked at first, and added by the button that says how many', async () => {
    const { statusCode, headers } = await give(sheet(jan, zoe));
    expect([statusCode, headers.location]).toEqual([303, '/staff/upload']);
    const first = await open();
    expect(words(first)).toContain('Kies om wie het gaat.');
    expect(first.page.querySelector('main form button')?.text).toBe('Nog eens nakijken');
    const chosen = await send({ group: 'ex-client', language: 'en' });
    expect(chosen.status).toBe(200);
    expect(words(chosen)).toContain('2 mensen komen erbij.');
    expect(chosen.page.querySelector('main form button')?.text).toBe('2 mensen toevoegen');
    expect(await invited()).toEqual([]);
    const done = await send({}, chosen.page);
    expect([done.status, words(done)]).toEqual([200, expect.stringContaining('2 mensen toegevoegd') as string]);
    const [email, name, external_id] = jan;
    expect(await invited()).toMatchObject([
      { email, name, external_id, bureau: 'blcc', grp: 'ex-client', language: 'en' },
      { email: zoe[0] },
    ]);
    expect(await everyRow(world.ctx)).not.toContain('06-1');
  });

  it('is mended where it is wrong, and the rest is kept', async () => {
    await give(sheet(['jan bureau.example', ...jan.slice(1)], zoe, ['nergens', 'Piet', 'K-3', '']));
    const wrong = await send({ group: 'ex-client' });
    expect(wrong.status).toBe(422);
    expect(wrong.page.querySelectorAll('fieldset.row legend').map(({ text }) => text.trim().split(/\s+/)[1])).toEqual([
      '2',
      '4',
    ]);
    expect(wrong.page.querySelector('#cell-2-0')?.getAttribute('value')).toBe('jan bureau.example');
    const mended = await send({ 'cell-2-0': 'jan@bureau.example', 'out-4': '1' }, wrong.page);
    expect(mended.page.querySelector('main form button')?.text).toBe('2 mensen toevoegen');
    await send({}, mended.page);
    expect((await invited()).map(({ email }) => email)).toEqual([jan[0], zoe[0]]);
  });

  it('asks for every part of a name that is wrong, also once another is mended', async () => {
    await give(
      officeFile([
        {
          rows: [
            ['E-mail', 'Voornaam', 'Achternaam'],
            ['jan@bureau.example', "=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"],
          ],
        },
      ]),
    );
    const both = await send({ group: 'ex-client' });
    expect(both.page.querySelectorAll('fieldset.row input[type=text]').map(({ id }) => id)).toEqual([
      'cell-2-1',
      'cell-2-2',
    ]);
    const one = await send({ 'cell-2-1': 'Jan' }, both.page);
    expect([one.status, one.page.querySelectorAll('fieldset.row input[type=text]').map(({ id }) => id)]).toEqual([
      422,
      ['cell-2-2'],
    ]);
    await send({}, (await send({ 'cell-2-2': 'Smit' }, one.page)).page);
    expect(await invited()).toMatchObject([{ name: 'Jan Smit' }]);
  });

  it('says by numbers who is on it already, and what changes', async () => {
    await give(sheet(jan, zoe));
    await send({}, (await send({ group: 'ex-client' })).page);
    await give(sheet(jan, [zoe[0] ?? '', 'Zoë Bakker', 'K-2', ''], ['piet@bureau.example', 'Piet', '', '']));
    const again = await send({ group: 'ex-client' });
    for (const sentence of [
      '1 persoon komt erbij',
      'Van 1 persoon op uw lijst verandert',
      '1 persoon staat er al op',
    ]) {
      expect(words(again)).toContain(sentence);
    }
    expect(words(again)).toContain('Zoë Ünal: naam van Zoë Ünal naar Zoë Bakker');
    expect(words(again)).not.toContain('De oude link');
    expect(again.page.querySelector('main form button')?.text).toBe('1 persoon toevoegen, 1 wijzigen');
    await send({}, again.page);
    await give(sheet(jan));
    const same = await send({ group: 'ex-client' });
    expect(same.page.querySelector('main form button')?.text).toBe('Klaar: niets verandert');
    expect(words(await send({}, same.page))).toContain('1 persoon stond er al op');
  });

  it('is not added where pressing would do something else than the button said', async () => {
    await give(sheet(jan));
    await send({}, (await send({ group: 'ex-client' })).page);
    await give(sheet([jan[0] ?? '', 'Jan Smit', 'K-1', ''], zoe));
    const look = await send({ group: 'ex-client' });
    await world.ctx.db.deleteFrom('awaiting').execute();
    await world.ctx.db.deleteFrom('invitee').where('sample', '=', 0).execute();
    const refused = await send({}, look.page);
    expect(refused.status).toBe(409);
    expect(refused.page.querySelector('.summary')?.text).toContain(
      'op de knop stond ‘1 persoon toevoegen, 1 wijzigen’, nu ‘2 mensen toevoegen’',
    );
    expect(await invited()).toEqual([]);
    expect((await send({}, refused.page)).status).toBe(200);
    expect(await invited()).toHaveLength(2);
  });

  it('is not changed where a letter went meanwhile to an address that changes', async () => {
    await give(sheet(jan));
    await send({}, (await send({ group: 'ex-client' })).page);
    await give(sheet(['jan@thuis.example', ...jan.slice(1)]));
    const look = await send({ group: 'ex-client' });
    await inviteAll(world.ctx, { wave: '2026' });
    await sendDue(world.ctx, acceptAll);
    const refused = await send({}, look.page);
    expect([refused.status, refused.page.querySelector('.summary')?.text]).toEqual([
      409,
      expect.stringContaining('Intussen is er een brief gegaan') as string,
    ]);
    expect(words(refused)).toContain('Van 1 persoon die al een brief kreeg, verandert het adres.');
    await send({}, refused.page);
    expect((await invited()).map(({ email }) => email)).toEqual(['jan@thuis.example']);
  });

  it('names who got a letter already and will have another address, before anything is added', async () => {
    await give(sheet(jan, zoe));
    await send({}, (await send({ group: 'ex-client' })).page);
    await inviteAll(world.ctx, { wave: '2026' });
    await sendDue(world.ctx, acceptAll);
    const others = Array.from({ length: 25 }, (_, n) => [`p${n}@bureau.example`, `Piet ${n}`, `P-${n}`, '']);
    await give(sheet(...others));
    await send({}, (await send({ group: 'ex-client' })).page);
    const renamed = others.map(([email = '', name = '', id = '']) => [email, `${name}a`, id, '']);
    await give(sheet(...renamed, jan, ['zoe@thuis.example', ...zoe.slice(1)]));
    const look = await send({ group: 'ex-client' });
    const changes = look.page.querySelectorAll('main form h3 + ul li').map(({ text }) => text);
    expect(changes[0]).toBe('Zoë Ünal (kreeg al een brief): e-mail van zoe@bureau.example naar zoe@thuis.example');
    expect(changes).toHaveLength(20);
    expect(words(look)).toContain('En nog 6 mensen.');
    expect(words(look)).toContain(
      'Van 1 persoon die al een brief kreeg, verandert het adres. De oude link werkt dan niet meer',
    );
    expect(look.page.querySelector('main form button')?.text).toBe('26 mensen wijzigen');
  });

  it('knows what Dutch lists call their columns and groups, and says which it does not use', async () => {
    await give(
      officeFile([
        {
          rows: [
            [
              'Dossiernummer',
              'Roepnaam',
              'Voorvoegsels',
              'Familienaam',
              'E-mail adres',
              'Groep',
              'Telefoon',
              'Notitie',
            ],
            ['K-1', 'Jan', 'de', 'Vries', 'jan@bureau.example', 'Cliënt', '06-1', null],
            ['K-2', 'Zoë', null, 'Ünal', 'zoe@bureau.example', 'werkgever', '06-2', null],
          ],
        },
      ]),
    );
    const { page } = await open();
    expect(page.querySelector('main form .caution')?.text).toContain('Niet gebruikt: Telefoon. Kies bij De kolommen');
    expect(page.querySelector('#kolommen')?.hasAttribute('open')).toBe(true);
    await send({}, page);
    expect(await invited()).toMatchObject([
      { name: 'Jan de Vries', external_id: 'K-1', grp: 'ex-client' },
      { name: 'Zoë Ünal', external_id: 'K-2', grp: 'employer' },
    ]);
    await give(
      officeFile([
        {
          rows: [
            ['E-mail', 'Doelgroep'],
            ['jan@bureau.example', 'kandidaat'],
          ],
        },
      ]),
    );
    expect((await open()).page.querySelector('#kolommen')?.hasAttribute('open')).toBe(false);
  });

  it('lets columns be chosen, and looks again before it adds what changed', async () => {
    await give(
      officeFile([
        {
          rows: [
            ['Mail werk', 'Mail thuis', 'Wie'],
            ['a@b.example', 'c@d.example', 'Jan'],
          ],
        },
      ]),
    );
    const chosen = await send({ group: 'employer' });
    const moved = await send({ 'use-0': '', 'use-1': 'email', 'use-2': 'name' }, chosen.page);
    expect(words(moved)).toContain('U veranderde iets');
    expect(await invited()).toEqual([]);
    await send({}, moved.page);
    expect(await invited()).toMatchObject([{ email: 'c@d.example', name: 'Jan', grp: 'employer' }]);
    await give(sheet(jan));
    const twice = await send({ group: 'ex-client', 'use-1': 'email' });
    expect([twice.status, words(twice)]).toEqual([
      422,
      expect.stringContaining('Twee kolommen zijn "e-mail"') as string,
    ]);
  });

  it('points out a likely slip in an address, and changes it on request only', async () => {
    await give(sheet(['jan@gmial.com', ...jan.slice(1)], ['zoe@ziggo.com', ...zoe.slice(1)]));
    const doubted = await send({ group: 'ex-client' });
    expect(words(doubted)).toContain('jan@gmial.com moet jan@gmail.com zijn');
    await send({}, (await send({ 'typo-2': '1' }, doubted.page)).page);
    expect((await invited()).map(({ email }) => email)).toEqual(['jan@gmail.com', 'zoe@ziggo.com']);
  });

  it('shows the letter that a person of it will get, with no link that works', async () => {
    await give(sheet(jan));
    await send({ group: 'ex-client' });
    const { page } = await open('/staff/upload?row=2');
    expect(page.querySelector('article pre')?.text).toContain('Jan de Vries');
    expect(page.querySelector('article pre')?.text).toContain('••••');
    expect((await open('/staff/upload?row=9')).page.querySelector('article')).toBeNull();
  });

  it('is seen by the account that gave it alone, and is gone when thrown away or after a day', async () => {
    await give(sheet(jan));
    const mine = cookie;
    for (const bureau of ['careercoach', 'blcc']) {
      cookie = await signIn(world, ['staff', 'partner'], bureau);
      expect((await open()).page.querySelector('#file')).not.toBeNull();
    }
    cookie = mine;
    expect((await open()).page.querySelector('#file')).toBeNull();
    const cancel = { form_token: token };
    await world.app.inject({
      method: 'POST',
      url: '/staff/upload/cancel',
      headers: { ...cookie, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(cancel).toString(),
    });
    expect(await everyRow(world.ctx)).not.toContain('jan@bureau.example');
    await give(sheet(jan));
    world.passDays(2);
    await dropOldLists(world.ctx);
    expect(await everyRow(world.ctx)).not.toContain('jan@bureau.example');
  });

  it('is added once, and not when it was thrown away or the wave has closed meanwhile', async () => {
    await give(sheet(jan));
    const ready = await send({ group: 'ex-client' });
    const both = await Promise.all([send({}, ready.page), send({}, ready.page)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    await give(sheet(zoe));
    const late = await send({ group: 'ex-client' });
    await closeWave(world.ctx, '2026');
    expect((await send({}, late.page)).status).toBe(409);
    expect((await invited()).map(({ email }) => email)).toEqual([jan[0]]);
    expect((await give(sheet(zoe))).statusCode).toBe(422);
  });

  it('is in no backup, no address and no line of the log', async () => {
    await give(sheet(jan, ['geen adres', 'Geheim', '', '']));
    await send({ group: 'ex-client' });
    const file = join(await freshFolder(), 'backup.sqlite');
    await writeBackup(world.ctx.database, file);
    expect(readFileSync(file).includes('jan@bureau.example')).toBe(false);
    expect(await everyRow(world.ctx)).toContain('jan@bureau.example');
    for (const word of ['jan@', 'Geheim', 'geen adres']) expect(world.log()).not.toContain(word);
  });
});

describe('a file that staff give', () => {
  it('is refused in words, and leaves nothing', async () => {
    const world = await openWorld('sqlite');
    const cookie = await signIn(world, ['staff']);
    const token = await formTokenOf(world, cookie);
    const give = async (file: Buffer | undefined, form_token = token, name = 'file', named = 'lijst.xlsx') => {
      const payload = new FormData();
      payload.append('form_token', form_token);
      if (file) payload.append(name, new Blob([Uint8Array.from(file)]), named);
      const { statusCode, body } = await world.app.inject({
        method: 'POST',
        url: '/staff/upload',
        headers: cookie,
        payload,
      });
      return [statusCode, parse(body).querySelector('#file-problem')?.text ?? ''];
    };
    const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex');
    const locked = Buffer.concat([compound, Buffer.alloc(504), Buffer.from('EncryptedPackage', 'utf16le')]);
    const cases = [
      [undefined, 'Kies eerst een bestand.'],
      [Buffer.of(), 'Dit bestand is leeg'],
      [Buffer.alloc(40_000_000, 'a;'), 'groter dan 20 MB'],
      [Buffer.concat([compound, Buffer.alloc(600)]), '(.xls)'],
      [Buffer.from('PK\u0003\u0004 and nothing'), 'Het einde van dit bestand ontbreekt'],
      [sheet(jan, zoe).subarray(0, 900), 'Het einde van dit bestand ontbreekt'],
      [locked, 'met een wachtwoord beveiligd'],
      [Buffer.from('<html><table><tr><td>e-mail</td></tr></table></html>'), 'Dit is een webpagina'],
      [
        Buffer.from('e-mail;naam\njan@b.nl;Jan\nzoe@b.nl;"Zoë\nmila@b.nl;Mila\n'),
        'Regel 3, kolom 2: Dit veld begint met een aanhalingsteken',
      ],
      [Buffer.from('e-mail;naam\n'), 'Onder de kolomnamen staat niemand.'],
      [
        officeFile([
          { name: 'Uitleg', rows: [['Lees dit']] },
          { name: 'Mensen', rows: [heads, jan] },
        ]),
        'Gelezen is het blad "Uitleg"',
      ],
      [
        officeFile([
          {
            name: 'Toelichting',
            rows: [
              ['Wat', 'Hoeveel'],
              ['Ex-cliënten', '40'],
              ['Opdrachtgevers', '20'],
            ],
          },
          { name: 'Cijfers', rows: [['Vraag', 'Antwoord']] },
        ]),
        'Er is op het blad "Toelichting" geen lijst met mensen gevonden',
      ],
      [Buffer.from('vraag;antwoord\nJa;40\n'), 'Nodig is een kolom e-mail'],
      [officeFile([{ state: 'hidden', rows: [['jan@b.nl']] }]), 'geen zichtbaar blad'],
    ] as const;
    for (const [file, reason] of cases) expect(await give(file)).toEqual([422, expect.stringContaining(reason)]);
    expect(await give(sheet(jan), 'forged')).toEqual([403, '']);
    expect(await give(Buffer.of(), token, 'file', '')).toEqual([422, 'Kies eerst een bestand.']);
    expect(await give(sheet(jan), token, 'other')).toEqual([422, 'Kies eerst een bestand.']);
    expect(await world.ctx.db.selectFrom('held_list').selectAll().execute()).toEqual([]);
  });

  it('is no list where it is the workbook of our own tables, though that names whom to ask', async () => {
    const world = await openWorld('sqlite');
    await addAnsweredWave(world, '2029');
    const headers = await signIn(world);
    const { rawPayload } = await world.app.inject({ url: '/results/2029/tables?format=xlsx', headers });
    expect(readInviteeList(rawPayload)).toMatchObject({
      refused: { reason: expect.stringContaining('geen lijst met mensen gevonden') as string },
    });
  });

  it('has an example, which is read as it is', async () => {
    const world = await openWorld('sqlite');
    const headers = await signIn(world, ['staff']);
    const { rawPayload, headers: answered } = await world.app.inject({ url: '/staff/upload/example', headers });
    expect(answered['content-disposition']).toBe('attachment; filename="voorbeeld.xlsx"');
    expect(readInviteeList(rawPayload)).toMatchObject({ uses: ['email', 'name', 'externalId', 'language', 'group'] });
  });
});
