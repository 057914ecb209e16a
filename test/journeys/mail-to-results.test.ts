import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addToken } from '../../src/access/tokens.js';
import { exportToFile } from '../../src/export/file.js';
import { importInvitees } from '../../src/fieldwork/import-invitees.js';
import { inviteAll } from '../../src/fieldwork/queue-letters.js';
import { countOutbox } from '../../src/fieldwork/outbox.js';
import { closeWave } from '../../src/study/wave-life.js';
import { openMail } from '../../src/mail/transmit.js';
import { sendDue } from '../support/send-due.js';
import { answerAll } from '../support/answering.js';
import { databases } from '../support/database.js';
import { freshFolder } from '../support/folder.js';
import { Visitor } from '../support/http.js';
import { openMailServer } from '../support/smtp.js';
import { openWorld } from '../support/world.js';

const list = 'e-mail;naam;doelgroep;bureau\r\nzoe@example.nl;Zo\xeb;ex-cli\xebnt;BLCC Loopbaanbegeleiding\r\n';

describe.each(databases)('from a list to a row, on %s', (kind) => {
  test('an invited person follows the mail, answers without JavaScript, and is one row', async () => {
    const mailServer = await openMailServer();
    const { ctx, app } = await openWorld(kind, { SMTP_URL: mailServer.url });
    const site = await app.listen({ port: 0, host: '127.0.0.1' });
    expect(await importInvitees(ctx, '2026', Buffer.from(list, 'latin1'))).toMatchObject({ added: 1, rejected: [] });
    expect(await inviteAll(ctx, { wave: '2026' })).toMatchObject({ queued: 1 });
    const mail = openMail(ctx.config);
    await sendDue(ctx, mail.transmit);
    mail.close();
    expect(await countOutbox(ctx)).toEqual({ queued: 0, accepted: 1, failed: 0, unknown: 0 });

    const [letter] = await mailServer.received(1);
    expect(letter?.mail.text).toContain('Beste Zoë,');
    const link = /http\S+\/i\/[\w-]{22,23}/.exec(letter?.mail.text ?? '')?.[0] ?? '';
    const visitor = new Visitor(site, { knownAs: ctx.config.baseUrl });
    const introduction = await visitor.open(link);
    expect(introduction.path).toBe('/vragenlijst');
    const first = await introduction.submit();
    const overview = await answerAll(first, {
      XC_INITIATIEF: '3',
      XC_DREMPELS: ['ZELF', 'ANDERS'],
      XC_DREMPELS_ANDERS_TEXT: '=schaamte; "trots"',
      XC_BELANGRIJK: ['STEUN', 'EXTERN', 'VRIJUIT', 'SPARREN'],
      XC_BELANGRIJK_TOP3_1: 'STEUN',
      XC_BELANGRIJK_TOP3_2: 'EXTERN',
      XC_BELANGRIJK_TOP3_3: 'VRIJUIT',
    });
    expect(overview.path).toBe('/vragenlijst/overzicht');
    const thanks = await overview.submit();
    expect(thanks.forms()).toEqual([]);
    expect(thanks.text).toMatch(/[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/);
    expect((await visitor.open(link)).status).toBe(200);

    await closeWave(ctx, '2026');
    const out = join(await freshFolder(), 'ex-client.csv');
    await exportToFile(ctx, { wave: '2026', group: 'ex-client', format: 'csv', out }, () => undefined);
    const rows: unknown = parse(readFileSync(out, 'utf8'), { columns: true });
    expect(rows).toEqual([
      expect.objectContaining({
        WAVE: '2026',
        XC_INITIATIEF: '3',
        XC_DREMPELS_ZELF: '1',
        XC_DREMPELS_KOSTEN: '0',
        XC_DREMPELS_ANDERS_TEXT: `'=schaamte; "trots"`,
        XC_BELANGRIJK_TOP3_1: 'STEUN',
      }),
    ]);

    const authorization = `Bearer ${await addToken(ctx, { role: 'coordinator' })}`;
    const api = new Visitor(site, { headers: { authorization } });
    const results = (await api.open('/api/v1/waves/2026/groups/ex-client/results')).json();
    expect(results).toMatchObject({ n: 1, approached: 1, bureau: null });
    const fieldwork = (await api.open('/api/v1/waves/2026/fieldwork')).json() as { cells: unknown[] };
    expect(fieldwork.cells).toContainEqual(
      expect.objectContaining({
        group: 'ex-client',
        bureau: 'blcc',
        invited: 1,
        delivered: 1,
        bounced: 0,
        optedOut: 0,
        started: 1,
        completed: 1,
        dispositions: expect.objectContaining({ '1.1': 1, '3.11': 0 }),
      }),
    );
    expect((await new Visitor(site).open('/api/v1/waves')).status).toBe(401);
  });
});
