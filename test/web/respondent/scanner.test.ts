import type { FastifyInstance } from 'fastify';
import { describe, expect, test } from 'vitest';
import { addToken } from '../../../src/access/tokens.js';
import { noteWrongRecipient } from '../../../src/fieldwork/wrong-recipient.js';
import { optOut } from '../../../src/fieldwork/opt-out.js';
import { closeWave } from '../../../src/study/wave-life.js';
import { answerAll } from '../../support/answering.js';
import { mila, zoe } from '../../support/cast.js';
import { databases } from '../../support/database.js';
import { everyRow } from '../../support/every-row.js';
import { respondentOf } from '../../support/filled-in.js';
import { routesOf } from '../../support/routes.js';
import { linkFor, signIn } from '../../support/signed-in.js';
import { begin, openSite } from '../../support/site.js';

/** Every address that can be asked for: the patterns with each thing that fits into them. */
function addressesOf(app: FastifyInstance, fitting: Readonly<Record<string, readonly string[]>>): string[] {
  const fill = (pattern: string): string[] => {
    const name = /:(\w+)/.exec(pattern)?.[1];
    if (name === undefined) return [pattern];
    const values = fitting[name];
    if (!values) throw new Error(`Say what fits into :${name}, for ${pattern}`);
    return values.flatMap((value) => fill(pattern.replace(`:${name}`, value)));
  };
  const paths = routesOf(app)
    .filter(({ methods }) => methods.includes('GET'))
    .flatMap(({ url }) => fill(url));
  return [...paths, ...paths.map((path) => `${path}?wijzig=1&inleiding=&taal=en&pagina=/vragenlijst`)];
}

describe.each(databases)('a scanner with a respondent’s cookie, the coordinator’s and a token, on %s', (kind) => {
  test(
    'changes no row of the database by asking for any address, however far the respondent is',
    { timeout: 180_000 },
    async () => {
      const site = await openSite(kind);
      const { ctx, app, browser, invite } = site;
      const account = await signIn(site, ['coordinator', 'staff', 'partner']);
      const unused = new URL(await linkFor(site, ['coordinator'], null)).pathname.split('/').at(-1) ?? '';
      const [token = '', quiet = ''] = await invite([zoe, mila]);
      const own = await ctx.db.selectFrom('invitee').select('id').where('email', '=', zoe.email).executeTakeFirst();
      const signedIn = await ctx.db.selectFrom('session').select('account').executeTakeFirst();
      const { pages } = (await respondentOf(ctx, token)).questionnaire.questionnaire;
      const authorization = `Bearer ${await addToken(ctx, { role: 'coordinator' })}`;
      const addresses = addressesOf(app, {
        token: [token, quiet, unused],
        page: [pages[0]?.id ?? '', pages.at(-1)?.id ?? '', 'nergens'],
        language: ['nl', 'en', 'fr'],
        wave: ['2026', '2015'],
        step: ['invitation', 'nergens'],
        person: [own?.id ?? '', 'niemand'],
        account: [signedIn?.account ?? '', 'niemand'],
        group: ['ex-client', 'employer'],
        field: ['XC_SLOT_OPEN', 'nergens'],
        question: ['XC_INITIATIEF', 'nergens'],
        file: ['XC_INITIATIEF.svg', 'people.csv', 'nergens.svg'],
      });
      expect(addresses.length).toBeGreaterThan(50);
      // The first use of a day is noted: no day of anybody who answers.
      await app.inject({ url: '/api/v1/waves', headers: { authorization } });
      const scan = async (respondent: string) => {
        const cookie = [account.cookie, respondent].join('; ');
        const before = await everyRow(ctx);
        for (const url of addresses) {
          for (const method of ['GET', 'HEAD'] as const) {
            const { statusCode } = await app.inject({ method, url, headers: { cookie, authorization } });
            expect(statusCode, `${method} ${url}`).toBeLessThan(500);
          }
        }
        expect(await everyRow(ctx)).toBe(before);
      };

      const phone = browser();
      await phone.open(`/i/${token}`);
      const cookie = phone.cookies.header('/');
      await scan('');
      await scan(cookie);
      const first = await begin(phone, token);
      await scan(cookie);
      await (await answerAll(first, { XC_INITIATIEF: '3' })).submit();
      await scan(cookie);
      await scan(phone.cookies.header('/'));

      await phone.open(`/i/${quiet}`);
      await optOut(ctx, (await respondentOf(ctx, quiet)).invitee);
      await scan(phone.cookies.header('/'));
      await noteWrongRecipient(ctx, (await respondentOf(ctx, quiet)).invitee, 'not-me');
      await scan(phone.cookies.header('/'));
      await closeWave(ctx, '2026');
      await scan(phone.cookies.header('/'));
    },
  );
});
