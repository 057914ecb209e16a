import { describe, expect, it } from 'vitest';
import { splitMessages } from '../../src/mail/mbox.js';

const split = (text: string) =>
  splitMessages(Buffer.from(text, 'latin1')).map(({ number, line, bytes }) => [number, line, bytes.toString('latin1')]);

describe('a mailbox', () => {
  it('is cut into its messages, each with its number and line, and marks before "From" are taken away', () => {
    const mailbox = [
      'From MAILER-DAEMON Wed Nov 25 10:02:11 2026',
      'From: a@x.example',
      '',
      '>From here',
      '>>From there',
      '> From',
      'From me on Wednesday',
      '',
      'From 1788@xxx Wed Nov 25 10:02:11 +0100 2026',
      'From: b@x.example',
      '',
      'Zo\xeb',
      '',
    ].join('\n');
    expect(split(mailbox)).toEqual([
      [1, 1, 'From: a@x.example\n\nFrom here\n>From there\n> From\nFrom me on Wednesday\n\n'],
      [2, 9, 'From: b@x.example\n\nZo\xeb\n'],
    ]);
  });

  it('may have the line ends of Windows', () => {
    const from = 'From - Wed Nov 25 10:02:11 2026\r\n';
    expect(split(`${from}A: 1\r\n\r\n${from}B: 2\r\n`)).toEqual([
      [1, 1, 'A: 1\r\n\r\n'],
      [2, 4, 'B: 2\r\n'],
    ]);
  });

  it.each(['', '\n', ' \r\n'])('may be empty: %j', (text) => {
    expect(split(text)).toEqual([]);
  });
});

describe('what is no mailbox', () => {
  it.each(['From: a@x.example\n\nBody', 'Received: by x;\r\n\ty\r\nFROM: a\r\n\r\nBody', 'From: a@x.example'])(
    'is one message: %j',
    (text) => {
      expect(split(text)).toEqual([[1, 1, text]]);
    },
  );

  it.each([
    'email,name\nzoe@example.nl,Zoë',
    'study: x\nname: y\n',
    '{"bounces":[]}',
    '%PDF-1.4\nFrom: x',
    '\tFrom: a\n\n',
    'From me to you\n',
    'From a@x.example\nx\n\n',
    '\0\x01\x02',
  ])('is refused when it is no message either: %j', (text) => {
    expect(() => split(text)).toThrow(expect.objectContaining({ code: 'not-mail' }));
  });
});
