import { expect, it, test } from 'vitest';
import { isPlainOutside, requireTls } from '../../src/mail/tls.js';
import { sendBySmtp } from '../../src/mail/smtp.js';
import { afterwards } from '../support/afterwards.js';
import { openMailServer } from '../support/smtp.js';

test.each([
  ['smtp://u:p%40x@mail.example:587', 'smtp://u:p%40x@mail.example:587?requireTLS=true', false],
  ['smtp://mail:1025', 'smtp://mail:1025?requireTLS=true', false],
  ['smtp://localhost.example', 'smtp://localhost.example?requireTLS=true', false],
  ['smtp://mail:1025?ignoreTLS=true', 'smtp://mail:1025?ignoreTLS=true', true],
  ['smtp://mail:1025?ignoreTLS=false', 'smtp://mail:1025?ignoreTLS=false&requireTLS=true', false],
  ['smtp://localhost', 'smtp://localhost', false],
  ['smtp://127.0.0.1:25', 'smtp://127.0.0.1:25', false],
  ['smtp://[::1]:25', 'smtp://[::1]:25', false],
  ['smtps://u:p@mail.example', 'smtps://u:p@mail.example', false],
])('%s is used as %s', (url, used, plain) => {
  expect([requireTls(url), isPlainOutside(url)]).toEqual([used, plain]);
});

it('keeps a letter back from a server that must encrypt and does not', async () => {
  const server = await openMailServer();
  const mail = sendBySmtp(`${server.url}?requireTLS=true`, undefined);
  afterwards(() => mail.close());
  const letter = { from: 'o@bureau.nl', to: 'zoe@example.nl', subject: 'x', text: 'x' };
  expect(await mail.transmit(letter)).toMatchObject({ kind: 'deferred' });
  expect(server.letters).toEqual([]);
});
