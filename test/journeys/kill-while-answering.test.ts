import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { openContext } from '../../src/commands/command-context.js';
import { prepareFirstStart } from '../../src/commands/first-start.js';
import { inviteAll } from '../../src/fieldwork/queue-letters.js';
import { findWrongTallies } from '../../src/results/recount.js';
import { hashOf } from '../../src/secret.js';
import { freshInstallation, start, type Environment } from '../commands/cli.js';
import { afterwards } from '../support/afterwards.js';
import { answersTo } from '../support/answering.js';
import { databases, freshDatabaseUrl } from '../support/database.js';
import { Visitor } from '../support/http.js';
import { seeded, type Random } from '../support/random-answers.js';
import { openMailServer } from '../support/smtp.js';
import { invite } from '../support/world.js';

/** How often the server is killed; `GOLFSLAG_KILLS=200` for a figure. */
const kills = Number(process.env['GOLFSLAG_KILLS'] ?? 3);

/** How many answer at the same time. */
const atOnce = 4;

/** A server that is killed after a number of requests, and started again. */
interface MortalServer {
  /** Runs `work` at the server that lives now; undefined when the server was killed in the middle of it. */
  during<T>(work: (url: string) => Promise<T>): Promise<T | undefined>;
  /** Notes a reply, which may be the last one of this server's life. */
  replied(): void;
  killed(): number;
  stop(): Promise<void>;
}

function openMortalServer(environment: Environment, random: Random): MortalServer {
  let [killed, left] = [0, 0];
  const begin = async () => {
    const program = start(environment, ['serve', '--port', '0']);
    const ended = once(program, 'close');
    left = 1 + Math.floor(random() * 40);
    const url = await new Promise<string>((resolve, reject) => {
      createInterface(program.stdout).on('line', (line) => {
        const address = /Golfslag serves on \S+ \((\S+)\)/.exec(line)?.[1];
        if (address) resolve(address);
      });
      ended.then(() => {
        reject(new Error('It did not serve.'));
      }, reject);
    });
    return { program, ended, url };
  };
  let life = begin();
  const die = async (dying: typeof life, signal: NodeJS.Signals) => {
    const { program, ended } = await dying;
    program.kill(signal);
    await ended;
  };
  return {
    during: async (work) => {
      const mine = life;
      const { url } = await mine;
      return work(url).catch((error: unknown) => {
        // A server that was not killed may not break a connection.
        if (mine === life) throw error;
        return undefined;
      });
    },
    replied: () => {
      if (killed === kills || --left !== 0) return;
      killed++;
      const dying = life;
      life = die(dying, 'SIGKILL').then(begin);
    },
    killed: () => killed,
    stop: () => die(life, 'SIGTERM'),
  };
}

/** Somebody who answers, and what the server confirmed to them so far. */
interface Person {
  readonly token: string;
  /** Words that nobody else writes. */
  readonly words: string;
  /** The question pages whose answers were confirmed. */
  readonly confirmed: Set<string>;
  receiptCode: string;
}

/** Answers from the link until the thank-you page. Throws where a page is asked again that was confirmed. */
async function answer(person: Person, url: string, replied: () => void): Promise<void> {
  let page = await new Visitor(url).open(`/i/${person.token}`);
  // The server may have died between storing the answers and saying so.
  if (person.receiptCode !== '' && page.title.includes('al verstuurd')) return;
  if (page.path === '/vragenlijst') page = await page.submit({}, '/vragenlijst/begin');
  while (page.path.startsWith('/vragenlijst/vraag/')) {
    const { path } = page;
    if (person.confirmed.has(path)) throw new Error(`${path} was confirmed, and is asked again.`);
    page = await page.submit(answersTo(page, { XC_SLOT_OPEN: person.words }));
    if (page.status !== 200 || page.path === path) throw new Error(`${path} answered ${page.status}`);
    person.confirmed.add(path);
    replied();
  }
  if (page.path === '/vragenlijst/overzicht') {
    person.receiptCode = page.form().valuesOf('receipt_code')[0] ?? '';
    page = await page.submit();
    replied();
  }
  expect(page.title).toContain('verstuurd');
}

describe.each(databases)('a server that is killed while people answer and letters go, on %s', (kind) => {
  it(
    'loses no answer that it confirmed, and doubles none',
    { timeout: 120_000 + kills * 12_000 },
    async ({ annotate }) => {
      const mail = await openMailServer();
      const environment = await freshInstallation({ DATABASE_URL: await freshDatabaseUrl(kind), SMTP_URL: mail.url });
      const ctx = await openContext(environment);
      afterwards(() => ctx.database.close());
      await prepareFirstStart(ctx);
      const addresses = Array.from({ length: 8 + kills * 2 }, (_, i) => ({ email: `persoon${i}@example.nl` }));
      const tokens = await invite(ctx, addresses);
      await inviteAll(ctx, { wave: '2026' });

      const server = openMortalServer(environment, seeded(13));
      afterwards(server.stop);
      const people = tokens.map((token, i): Person => {
        return { token, words: `Dit schreef persoon ${i}.`, confirmed: new Set(), receiptCode: '' };
      });
      const queue = people.values();
      await Promise.all(
        Array.from({ length: atOnce }, async () => {
          for (const person of queue) {
            const toTheEnd = (url: string) => answer(person, url, server.replied).then(() => true);
            while (!(await server.during(toTheEnd)));
          }
        }),
      );

      const responses = await ctx.db.selectFrom('response').select(['id', 'answers']).execute();
      const written = new Map(responses.map(({ id, answers }) => [id, answers]));
      expect(responses.length).toBe(people.length);
      for (const { receiptCode, words } of people) expect(written.get(hashOf(receiptCode))).toContain(words);
      expect(await findWrongTallies(ctx)).toEqual([]);
      const left = await ctx.db
        .selectFrom('awaiting')
        .innerJoin('invitee', 'invitee.id', 'awaiting.invitee')
        .where('sample', '=', 0)
        .select('awaiting.invitee')
        .execute();
      expect(left).toEqual([]);
      const reached = mail.letters.flatMap(({ to }) => to);
      expect(reached.length - new Set(reached).size, 'people who got a letter twice').toBe(0);
      expect(server.killed()).toBe(kills);
      await annotate(
        `${kills} kills, ${people.length} people, ${responses.length} responses, ${reached.length} letters`,
      );
    },
  );
});
