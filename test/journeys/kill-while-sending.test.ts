import { describe, expect, it } from 'vitest';
import { openContext } from '../../src/commands/command-context.js';
import { prepareFirstStart } from '../../src/commands/first-start.js';
import { importInvitees } from '../../src/fieldwork/import-invitees.js';
import { inviteAll } from '../../src/fieldwork/queue-letters.js';
import { freshInstallation, golfslag, json, start } from '../commands/cli.js';
import { databases, freshDatabaseUrl } from '../support/database.js';
import { seeded } from '../support/random-answers.js';
import { openMailServer } from '../support/smtp.js';

/** How often the sender is killed; `GOLFSLAG_KILLS=100` for a figure. */
const kills = Number(process.env['GOLFSLAG_KILLS'] ?? 3);

describe.each(databases)('a sender that is killed while it sends, on %s', (kind) => {
  it(
    'has sent nobody two letters, and knows of each that went that it may have',
    { timeout: 60_000 + kills * 6_000 },
    async ({ annotate }) => {
      const server = await openMailServer();
      const environment = await freshInstallation({ DATABASE_URL: await freshDatabaseUrl(kind), SMTP_URL: server.url });
      const people = 20 + kills * 25;
      const ctx = await openContext(environment);
      await prepareFirstStart(ctx);
      const rows = Array.from({ length: people }, (_, i) => `persoon${i}@example.nl,ex-client,blcc`);
      await importInvitees(ctx, '2026', Buffer.from(['email,group,bureau', ...rows].join('\n')));
      await inviteAll(ctx, { wave: '2026' });

      const random = seeded(11);
      for (let kill = 0; kill < kills; kill++) {
        const program = start(environment, ['outbox', '--wait']);
        const ended = new Promise((resolve) => program.on('close', resolve));
        await server.received(server.letters.length + 1 + Math.floor(random() * 25));
        program.kill('SIGKILL');
        await ended;
      }
      const first = await golfslag(environment, 'outbox', '--json');
      const unknown = (JSON.parse(first.stdout) as { unknown: number }).unknown;
      const counts = await json(environment, 'outbox', '--wait');
      await ctx.database.close();

      const reached = server.letters.flatMap(({ to }) => to);
      expect(reached.length - new Set(reached).size, 'people who got a letter twice').toBe(0);
      expect(counts).toEqual({ queued: 0, accepted: people - unknown, failed: 0, unknown, hosts: [] });
      expect(unknown).toBeLessThanOrEqual(5 * kills);
      expect(reached.length).toBeGreaterThanOrEqual(people - unknown);
      await annotate(`${kills} kills, ${people} people, ${reached.length} letters arrived, ${unknown} unknown`);
    },
  );
});
