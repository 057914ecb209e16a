import { describe, expect, it } from 'vitest';
import { jan, mila, zoe } from '../support/cast.js';
import { databases } from '../support/database.js';
import { everyRow } from '../support/every-row.js';
import { Visitor } from '../support/interview.js';
import { openPostOffice, tokenIn } from './post-office.js';

/** A name that would be bold, a link, a script and an entity if anything took it for more than a name. */
const wild = { ...zoe, name: `**Zoë** [x](http://kwaad.nl) <script>alert('1')</script> & co {link}` };

describe.each(databases)('an invitation on %s', (kind) => {
  it('says in text and HTML who asks whom, in the language of the invitee', async () => {
    const { send, server } = await openPostOffice(kind, [zoe, mila]);
    await send();
    const [dutch, english] = [zoe, mila].map(({ email }) => server.letters.find(({ to }) => to.includes(email))?.mail);
    expect(dutch).toMatchObject({
      subject: 'Wilt u een vragenlijst voor ons invullen?',
      from: { name: 'BLCC Loopbaanbegeleiding, onderzoek loopbaanadvies', address: 'onderzoek@golfslag.example' },
      to: [{ name: 'Zoë', address: zoe.email }],
      replyTo: [{ address: 'onderzoek@golfslag.example' }],
    });
    expect(english).toMatchObject({ subject: 'Would you fill in a questionnaire for us?' });
    for (const text of [dutch?.text, dutch?.html]) {
      expect(text).toContain('Beste Zoë,');
      expect(text).toContain('BLCC Loopbaanbegeleiding');
      expect(text).not.toMatch(/[{}]|undefined/);
    }
    expect(english?.text).toContain('Dear Mila,');
    expect(english?.html).toContain('<html lang="en">');
    expect(dutch?.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
    expect(dutch?.attachments).toEqual([]);
    expect(dutch?.html).not.toMatch(/<img|src=/);
  });

  it('takes a name for a name, whatever is in it', async () => {
    const { send, server } = await openPostOffice(kind, [wild]);
    await send();
    const [letter] = server.letters;
    expect(letter?.mail.to).toEqual([{ name: wild.name, address: zoe.email }]);
    expect(letter?.mail.text).toContain(`Beste ${wild.name},`);
    expect(letter?.mail.html).toContain(
      `Beste **Zoë** [x](http://kwaad.nl) &lt;script&gt;alert('1')&lt;/script&gt; &amp; co {link},`,
    );
    expect(letter?.mail.html).not.toMatch(/<script|<strong>|href="http:\/\/kwaad/);
  });

  it('greets who has no name without one', async () => {
    const { send, server } = await openPostOffice(kind, [{ ...zoe, name: '' }]);
    await send();
    expect(server.letters[0]?.mail.text).toMatch(/^Goedendag,\n/);
    expect(server.letters[0]?.mail.to).toEqual([{ name: '', address: zoe.email }]);
  });

  it('says who writes, however long the name of the bureau is', async () => {
    const { ctx, send, server } = await openPostOffice(kind, [zoe]);
    const name = `Bureau ${'voor Loopbaan, "Werk" & Coördinatie '.repeat(8).trim()}`;
    const { definition } = await ctx.db.selectFrom('study').select('definition').executeTakeFirstOrThrow();
    const study = JSON.parse(definition.replaceAll('"BLCC Loopbaanbegeleiding"', () => JSON.stringify(name))) as object;
    const loaded_at = '2026-01-01T00:00:00.000Z';
    await ctx.db
      .updateTable('study')
      .set({ definition: JSON.stringify(study), loaded_at })
      .execute();
    await send();
    const [letter] = server.letters;
    expect(letter?.mail.from).toEqual({
      name: `${name}, onderzoek loopbaanadvies`,
      address: 'onderzoek@golfslag.example',
    });
    expect(letter?.raw.split('\r\n').every((line) => line.length <= 998)).toBe(true);
    expect(letter?.mail.text).toContain(`U sprak via ${name} met`);
  });

  it('writes each group its own letter', async () => {
    const { send, server } = await openPostOffice(kind, [zoe, { ...jan, bureau: 'blcc' }]);
    await send();
    const textTo = (email: string) => server.letters.find(({ to }) => to.includes(email))?.mail.text;
    expect(textTo(zoe.email)).toContain('U sprak via BLCC Loopbaanbegeleiding met een loopbaanadviseur.');
    expect(textTo(jan.email)).toContain('U schakelde een loopbaanadviseur van BLCC Loopbaanbegeleiding in.');
  });

  it('holds a link that works alone, the same in text and HTML, and one to opt out', async () => {
    const { app, ctx, send, server, tokens } = await openPostOffice(kind, [zoe]);
    await send();
    const [letter] = server.letters;
    if (!letter) throw new Error('no letter');
    const token = tokenIn(letter);
    expect(token).toBe(tokens[0]);
    const link = `${ctx.config.baseUrl}/i/${token}`;
    expect(letter.mail.text).toMatch(new RegExp(`^${link}$`, 'm'));
    expect(letter.mail.html).toMatch(new RegExp(`<a href="${link}"[^>]*>${link}</a>`));
    for (const path of ['afmelden', 'niet-voor-mij']) {
      expect(letter.mail.html).toContain(`href="${ctx.config.baseUrl}/${path}/${token}"`);
      expect(letter.mail.text).toContain(` <${ctx.config.baseUrl}/${path}/${token}>\n`);
    }
    const header = (name: string) => letter.mail.headers.find(({ key }) => key === name)?.value;
    expect(header('list-unsubscribe')).toBe(`<${ctx.config.baseUrl}/afmelden/${token}>`);
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(letter.raw.match(/^subject:.*$/im)?.[0]).not.toContain(token);
    const visitor = await new Visitor(app).get(`/i/${token}`);
    expect([visitor.status, visitor.path]).toEqual([200, '/vragenlijst']);
  });

  it('has a name of its own that says nothing, and the same one when it is sent again', async () => {
    const { ctx, send, server } = await openPostOffice(kind, [zoe, mila]);
    await send();
    await ctx.db.updateTable('outbox').set({ claimed_at: null, accepted_at: null }).execute();
    await send();
    const namesFor = (email: string) =>
      server.letters.filter(({ to }) => to.includes(email)).map(({ mail }) => mail.messageId);
    const [first, again] = namesFor(zoe.email);
    expect(first).toMatch(/^<[0-9a-f]{32}@golfslag\.example>$/);
    expect(again).toBe(first);
    expect(namesFor(mila.email)[0]).not.toBe(first);
  });

  it('leaves its token and its words nowhere in the database', async () => {
    const { ctx, send, tokens, outbox } = await openPostOffice(kind, [zoe, mila]);
    const before = await everyRow(ctx);
    await send();
    const rows = (await everyRow(ctx)) + before;
    expect(rows).toContain(zoe.email);
    for (const token of tokens) expect(rows).not.toContain(token);
    expect(rows).not.toContain('Beste Zoë');
    expect(JSON.stringify(await outbox())).not.toMatch(/example\.nl|Zoë/);
  });
});
