import { describe, expect, it } from 'vitest';
import type { Ctx } from '../../src/context.js';
import { takeBounces } from '../../src/fieldwork/bounces.js';
import type { FieldworkCell } from '../../src/fieldwork/figures.js';
import { importInvitees } from '../../src/fieldwork/import-invitees.js';
import { inviteAll, remindAll } from '../../src/fieldwork/queue-letters.js';
import { countOutbox } from '../../src/fieldwork/outbox.js';
import { readReports } from '../../src/mail/bounce-report.js';
import { openMail } from '../../src/mail/transmit.js';
import { afterwards } from '../support/afterwards.js';
import { mboxOf } from '../support/bounce-reports.js';
import { databases } from '../support/database.js';
import { answer, eligible } from '../support/filled-in.js';
import { seeded, shuffle } from '../support/random-answers.js';
import { sendDue } from '../support/send-due.js';
import { openMailServer } from '../support/smtp.js';
import { openWorld } from '../support/world.js';
import { tokenIn } from '../fieldwork/post-office.js';
import { readFieldwork } from '../support/as-operator.js';

/** How many are invited; `GOLFSLAG_INVITEES=5000` for a figure. */
const people = Number(process.env['GOLFSLAG_INVITEES'] ?? 100);
const [unknown, returned, answered] = [people * 0.02, people * 0.01, people * 0.4].map(Math.round) as [
  number,
  number,
  number,
];
const bounced = unknown + returned;

const nobody = { completed: 0, optedOut: 0, bounced: 0, softBounced: 0, hostRefuses: 0, tooSoon: 0 };

/** The cells of the wave, added up. */
async function everyone(ctx: Ctx) {
  const { cells } = await readFieldwork(ctx, '2026');
  const sum = (of: (cell: FieldworkCell) => number) => cells.reduce((total, cell) => total + of(cell), 0);
  return {
    invited: sum((cell) => cell.invited),
    delivered: sum((cell) => cell.delivered),
    bounced: sum((cell) => cell.bounced),
    completed: sum((cell) => cell.completed),
  };
}

describe.each(databases)('a list from invitation to reminder, on %s', (kind) => {
  it('reaches everyone once, and reminds only who is silent', { timeout: 60_000 + people * 300 }, async () => {
    const server = await openMailServer();
    const { passDays, ctx } = await openWorld(kind, { SMTP_URL: server.url });
    const mail = openMail(ctx.config);
    afterwards(() => {
      mail.close();
    });
    const random = seeded(3);
    const addresses = shuffle(
      Array.from({ length: people }, (_, i) => `persoon${i}@example.nl`),
      random,
    );
    addresses.slice(0, unknown).forEach((address) => {
      server.answer('refuse', address);
    });
    addresses.slice(unknown, bounced).forEach((address) => {
      server.answer('bounce', address);
    });

    const list = ['email,group,bureau', ...addresses.map((address) => `${address},ex-client,blcc`)].join('\n');
    expect(await importInvitees(ctx, '2026', Buffer.from(list))).toEqual({
      added: people,
      updated: 0,
      rejected: [],
      remarks: [],
    });
    expect(await inviteAll(ctx, { wave: '2026' })).toEqual({ queued: people, skipped: nobody });
    expect(await sendDue(ctx, mail.transmit)).toBe(people);
    expect(await countOutbox(ctx)).toEqual({ queued: 0, accepted: people - unknown, failed: unknown, unknown: 0 });
    expect(server.letters).toHaveLength(people - unknown);
    const reports = await readReports(Buffer.from(mboxOf(...server.reports)));
    expect((await takeBounces(ctx, reports)).counts).toEqual({
      read: returned,
      hard: returned,
      soft: 0,
      complaints: 0,
      named: 0,
      unknown: 0,
      ignored: 0,
    });
    expect(await everyone(ctx)).toEqual({ invited: people, delivered: people - bounced, bounced, completed: 0 });

    const tokens = server.letters.filter(({ to: [to = ''] }) => addresses.indexOf(to) >= bounced).map(tokenIn);
    for (const token of tokens.slice(0, answered)) await answer(ctx, token, random, eligible);
    expect((await everyone(ctx)).completed).toBe(answered);

    expect(await remindAll(ctx, { wave: '2026' })).toMatchObject({
      queued: 0,
      skipped: { ...nobody, completed: answered, bounced, tooSoon: people - bounced - answered },
    });
    passDays(5);
    const silent = people - bounced - answered;
    expect(await remindAll(ctx, { wave: '2026' })).toMatchObject({
      queued: silent,
      skipped: { ...nobody, completed: answered, bounced },
    });
    expect(await sendDue(ctx, mail.transmit)).toBe(silent);
    const reminders = server.letters.slice(people - unknown);
    const reminded = new Set(reminders.map(tokenIn));
    expect([reminders.length, reminded.size]).toEqual([silent, silent]);
    expect(tokens.slice(0, answered).some((token) => reminded.has(token))).toBe(false);
    const letters = server.letters.map((letter) => `${letter.mail.subject ?? ''} ${letter.to.join()}`);
    expect(new Set(letters).size).toBe(letters.length);
    expect(await countOutbox(ctx)).toEqual({
      queued: 0,
      accepted: people - unknown + silent,
      failed: unknown,
      unknown: 0,
    });
  });
});
