import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { checkSenderDomain, openLookUp } from '../../../src/commands/checks/sender-domain.js';
import { readConfig } from '../../../src/config.js';
import { openNameServer } from '../../support/dns.js';
import { freshFolder } from '../../support/folder.js';

const spf = { 'bureau.nl': ['v=spf1 include:_spf.host.nl -all', 'site-verification=1'] };
const dmarc = { '_dmarc.bureau.nl': ['v=DMARC1; p=none'] };
const record = 'golfslag._domainkey.bureau.nl';

let dkimKey: string;
let published: string;
let other: string;

const publicHalf = (pair: ReturnType<typeof makeKey>) =>
  pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
const makeKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

beforeAll(async () => {
  const key = makeKey();
  dkimKey = join(await freshFolder(), 'dkim.pem');
  writeFileSync(dkimKey, key.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  [published, other] = [publicHalf(key), publicHalf(makeKey())];
});

/** What is said of a domain with these records: in production or not, with a key or not. */
async function look(
  records: Readonly<Record<string, readonly string[]>>,
  { production = true, key = false, from = 'onderzoek@bureau.nl', silent = false } = {},
) {
  const config = readConfig({
    NODE_ENV: production ? 'production' : 'development',
    SECRET: 'x'.repeat(32),
    MAIL_FROM: from,
    DKIM_KEY: key ? dkimKey : '',
  });
  const lookUp = openLookUp([await openNameServer(records, { silent })], silent ? 50 : 2000);
  return checkSenderDomain(config, lookUp);
}

describe('the domain that letters come from', () => {
  it('is right with SPF, DKIM and DMARC', async () => {
    const dkim = { [record]: [`v=DKIM1; k=rsa; p=${published}`] };
    expect(await look({ ...spf, ...dmarc, ...dkim }, { key: true })).toBe(
      'bureau.nl: SPF is there. DKIM fits DKIM_KEY. DMARC is there.',
    );
  });

  it('is right where the mail server signs, and DMARC is that of the domain above', async () => {
    const records = { 'mail.bureau.nl': ['v=spf1 mx -all'], ...dmarc };
    expect(await look(records, { from: 'o@mail.bureau.nl' })).toMatch(
      /^mail\.bureau\.nl: SPF is there\. .+ DMARC is there\.$/,
    );
  });

  test.each<[what: string, records: Readonly<Record<string, readonly string[]>>, says: RegExp]>([
    ['no SPF', dmarc, /SPF is missing: publish /],
    ['no DMARC', spf, /DMARC is missing: publish "v=DMARC1; p=none" at _dmarc\.bureau\.nl\.$/],
    ['a record that only looks like SPF', { 'bureau.nl': ['v=spf10 -all'], ...dmarc }, /SPF is missing/],
  ])('with %s is not right in production, and said elsewhere', async (_what, records, says) => {
    await expect(look(records)).rejects.toThrow(says);
    expect(await look(records, { production: false })).toMatch(says);
  });

  test.each<[what: string, dkim: () => Record<string, string[]>, says: RegExp]>([
    ['another key', () => ({ [record]: [`v=DKIM1; k=rsa; p=${other}`] }), /does not fit DKIM_KEY/],
    ['a key that was withdrawn', () => ({ [record]: ['v=DKIM1; p='] }), /does not fit DKIM_KEY/],
    ['no record', () => ({}), /golfslag\._domainkey\.bureau\.nl is missing: publish "v=DKIM1; k=rsa; p=MII/],
  ])('with %s for DKIM_KEY is not right anywhere', async (_what, dkim, says) => {
    await expect(look({ ...spf, ...dmarc, ...dkim() }, { key: true, production: false })).rejects.toThrow(says);
  });

  it('with two SPF records is not right anywhere', async () => {
    const records = { 'bureau.nl': ['v=spf1 mx -all', 'v=spf1 a -all'], ...dmarc };
    await expect(look(records, { production: false })).rejects.toThrow(/more than one SPF record/);
  });

  it('is not blamed for a name server that does not answer', async () => {
    expect(await look({}, { silent: true, key: true })).toBe(
      'bureau.nl: SPF could not be looked up. DKIM could not be looked up. DMARC could not be looked up.',
    );
  });

  it('cannot be an example in production, and is not looked up', async () => {
    const from = 'onderzoek@golfslag.example';
    await expect(look({}, { from })).rejects.toThrow(/^golfslag\.example is an example and nobody’s: set MAIL_FROM/);
    expect(await look({}, { from, production: false, silent: true })).toContain('set MAIL_FROM');
  });
});
