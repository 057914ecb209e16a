import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dkimVerify } from 'mailauth';
import { describe, expect, it, test } from 'vitest';
import { readConfig } from '../../src/config.js';
import { writeLetter } from '../../src/mail/letter.js';
import { openMail } from '../../src/mail/transmit.js';
import { afterwards } from '../support/afterwards.js';
import { freshFolder } from '../support/folder.js';
import { openMailServer } from '../support/smtp.js';

const optOut = `https://een-heel-lange-naam-van-een-onderzoek.bureau.example/afmelden/${'t'.repeat(22)}`;

const letter = writeLetter({
  written: { subject: 'Uitnodiging – één vraag', body: '{greeting}\n\n{link}\n\n---\n\nAfmelden: {optOut}\n' },
  words: {
    ...{ name: 'Zoë', bureau: 'BLCC', minutes: '7', contactName: 'Team', contactEmail: 'team@bureau.example' },
    ...{ link: 'https://bureau.example/i/t', optOut, notMe: 'https://bureau.example/n/t', signature: 'BLCC' },
    privacyPage: 'https://bureau.example/privacy',
  },
  button: 'Naar de vragenlijst',
  language: 'nl',
  to: { name: 'Zoë', address: 'zoe@example.nl' },
  from: { name: 'Onderzoek', address: 'onderzoek@bureau.example' },
  replyTo: 'team@bureau.example',
  unsubscribe: optOut,
  messageId: 'a'.repeat(32),
});

const pem = (type: 'pkcs8' | 'pkcs1') =>
  generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type, format: 'pem' }).toString();

/** A file with a key in it, and letters that are sent with it: the folder and the mail server that get them. */
async function openSigned(key: string) {
  const folder = await freshFolder();
  const file = join(folder, 'dkim.pem');
  writeFileSync(file, key);
  const environment = { DATA_DIR: folder, MAIL_FROM: 'onderzoek@bureau.example', DKIM_KEY: file };
  const send = async (more: Record<string, string>) => {
    const mail = openMail(readConfig({ ...environment, ...more }));
    afterwards(() => {
      mail.close();
    });
    expect(await mail.transmit(letter)).toEqual({ kind: 'accepted' });
  };
  return { folder, file, environment, send };
}

/** What a receiving mail server finds, whose name server knows this key under this name. */
async function verify(raw: string, key: string, name = 'golfslag._domainkey.bureau.example') {
  const published = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
  const { results } = await dkimVerify(raw, {
    resolver: (asked, type) =>
      Promise.resolve(asked === name && type === 'TXT' ? [[`v=DKIM1; k=rsa; p=${published}`]] : []),
  });
  return results.map(({ status, signingDomain, selector }) => [status.result, signingDomain, selector]);
}

/** The lines of a header, folded lines among them. */
function linesOf(raw: string, header: string): string[] {
  const [head = ''] = raw.split('\r\n\r\n');
  return head.split(/\r\n(?![ \t])/).filter((line) => line.toLowerCase().startsWith(`${header.toLowerCase()}:`));
}

describe('a letter with a DKIM key', () => {
  it.each(['pkcs8', 'pkcs1'] as const)('is signed for the domain of MAIL_FROM over SMTP (%s)', async (type) => {
    const key = pem(type);
    const server = await openMailServer();
    const { send } = await openSigned(key);
    await send({ SMTP_URL: server.url });
    const raw = server.letters[0]?.raw ?? '';
    expect(await verify(raw, key)).toEqual([['pass', 'bureau.example', 'golfslag']]);
    const signed = /\bh=([^;]+);/
      .exec(linesOf(raw, 'DKIM-Signature')[0] ?? '')?.[1]
      ?.replace(/\s/g, '')
      .split(':');
    for (const header of ['from', 'to', 'subject', 'date', 'list-unsubscribe', 'list-unsubscribe-post']) {
      expect(signed).toContain(header);
    }
    const other = raw.replace(optOut, optOut.replaceAll('t', 'u'));
    for (const changed of [other, raw.replace('=One-Click', '=One-Clack'), raw.replace('Afmelden', 'Aanmelden')]) {
      expect(changed).not.toBe(raw);
      expect((await verify(changed, key))[0]?.[0]).not.toBe('pass');
    }
    expect((await verify(raw, pem(type)))[0]?.[0]).toBe('fail');
  });

  it('is signed as a file too, under the selector that was chosen', async () => {
    const key = pem('pkcs8');
    const { folder, send } = await openSigned(key);
    await send({ DKIM_SELECTOR: 'mail2026' });
    const [file = ''] = readdirSync(join(folder, 'mail'));
    const raw = readFileSync(join(folder, 'mail', file), 'utf8');
    expect(await verify(raw, key, 'mail2026._domainkey.bureau.example')).toEqual([
      ['pass', 'bureau.example', 'mail2026'],
    ]);
  });
});

it('goes out unsigned without a key, with both headers for opting out whole on a line each', async () => {
  const server = await openMailServer();
  const { send } = await openSigned('');
  await send({ SMTP_URL: server.url, DKIM_KEY: '' });
  const raw = server.letters[0]?.raw ?? '';
  expect(linesOf(raw, 'DKIM-Signature')).toEqual([]);
  expect(linesOf(raw, 'List-Unsubscribe')).toEqual([`List-Unsubscribe: <${optOut}>`]);
  expect(linesOf(raw, 'List-Unsubscribe-Post')).toEqual(['List-Unsubscribe-Post: List-Unsubscribe=One-Click']);
  expect(linesOf(raw, 'Auto-Submitted')).toEqual(['Auto-Submitted: auto-generated']);
});

const encrypted = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
  ...{ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'geheim' },
});

test.each([
  ['nothing', '', 'holds no private key'],
  ['words', 'geen sleutel', 'holds no private key'],
  ['a public key', createPublicKey(pem('pkcs8')).export({ type: 'spki', format: 'pem' }), 'holds no private key'],
  ['a key under a passphrase', encrypted, 'holds no private key'],
  [
    'a key of another kind',
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }),
    'holds no RSA key',
  ],
  [
    'too short a key',
    generateKeyPairSync('rsa', { modulusLength: 512 }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
    'holds a key shorter than 1024 bits',
  ],
])('a file that holds %s is refused in one sentence before anything is sent', async (_what, key, why) => {
  const { environment, file } = await openSigned(key.toString());
  const sentence = `DKIM_KEY: ${file} ${why}`;
  expect(() => openMail(readConfig(environment))).toThrow(sentence);
});

test('a file that is not there is refused', () => {
  expect(() => openMail(readConfig({ DKIM_KEY: '/nergens/dkim.pem' }))).toThrow(
    'DKIM_KEY: /nergens/dkim.pem cannot be read; `openssl genrsa -out /nergens/dkim.pem 2048` makes one.',
  );
});
