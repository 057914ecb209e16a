import { importInvitees } from '../../src/fieldwork/import-invitees.js';
import { inviteAll } from '../../src/fieldwork/queue-letters.js';
import { countOutbox } from '../../src/fieldwork/outbox.js';
import { openMail } from '../../src/mail/transmit.js';
import { afterwards } from '../support/afterwards.js';
import type { DatabaseKind } from '../support/database.js';
import { sendDue } from '../support/send-due.js';
import { openMailServer, type Letter } from '../support/smtp.js';
import { openWorld, type Person } from '../support/world.js';

/** A world whose letters go to a real mail server, with these people invited: their letters are queued. */
export async function openPostOffice(
  kind: DatabaseKind,
  people: readonly Person[],
  environment: Record<string, string> = {},
) {
  const server = await openMailServer();
  const world = await openWorld(kind, { SMTP_URL: server.url, ...environment });
  const { ctx } = world;
  const mail = openMail(ctx.config);
  afterwards(() => {
    mail.close();
  });
  const tokens = await world.invite(people);
  await inviteAll(ctx, { wave: '2026' });
  return {
    ...world,
    server,
    mail,
    tokens,
    /** Sends what is due and gives how many letters were tried. */
    send: () => sendDue(ctx, mail.transmit),
    counts: () => countOutbox(ctx),
    outbox: () => ctx.db.selectFrom('outbox').selectAll().execute(),
    invitees: () => ctx.db.selectFrom('invitee').selectAll().where('sample', '=', 0).execute(),
    /** Takes another list into the wave. */
    take: (...lines: string[]) => importInvitees(ctx, '2026', Buffer.from(lines.join('\n'))),
    /** The addresses that got a letter. */
    reached: () => server.letters.flatMap(({ to }) => to).sort(),
  };
}

/** The token in the link of a letter. */
export function tokenIn({ mail }: Letter): string {
  return /\/i\/([\w-]{22,23})(?![\w-])/.exec(mail.text ?? '')?.[1] ?? '';
}
