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

  it.each([
    ['Thunderbird', 'From - Wed Nov 25 10:02:11 2026'],
    ['Thunderbird, without a date', 'From - '],
    ['others, with a date of numbers', 'From MAILER-DAEMON 2026-11-25 10:02:11'],
    ['others, with a date of a header', 'From a@x.example Wed, 25 Nov 2026 10:02:11 +0100 (CET)'],
    ['others, without a date', 'From a@x.example'],
  ])('may be written by %s', (_who, from) => {
    const messages = [
      'Return-Path: <>\nFrom: a\n\nFrom here on:\nit is 1 text\n\nFrom me 1\n\nSubject: x\n\n',
      'From: b\n\n',
    ];
    expect(split(messages.map((message) => `${from}\n${message}`).join(''))).toEqual([
      [1, 1, messages[0]],
      [2, 12, messages[1]],
    ]);
  });

  it('does not end where a text looks like the line between messages', () => {
    const body = 'A: 1\n\nFrom jan@x.example Wed Nov 25 10:02:11 2026\nis how each letter begins there.\n';
    expect(split(`From - Wed Nov 25 10:02:11 2026\n${body}`)).toEqual([[1, 1, body]]);
  });

  it('may begin with a mark or blank lines, and end its lines with CR, or CR CR LF', () => {
    const from = 'From - Wed Nov 25 10:02:11 2026';
    expect(split(`\xef\xbb\xbf${from}\nA: 1\n\nx`)).toEqual([[1, 1, 'A: 1\n\nx']]);
    expect(split(`\n \r\n${from}\nA: 1\n\n${from}\nB: 2\n`)).toEqual([
      [1, 3, 'A: 1\n\n'],
      [2, 6, 'B: 2\n'],
    ]);
    expect(split(`${from}\rA: 1\r\rx`)).toEqual([[1, 1, 'A: 1\n\nx']]);
    expect(split(`${from}\r\r\nA: 1\r\r\n\r\r\nx`)).toEqual([[1, 1, 'A: 1\n\nx']]);
    expect(split('\n\nFrom: a@x.example\n\nBody')).toEqual([[1, 3, 'From: a@x.example\n\nBody']]);
  });

  it.each(['', '\n', ' \r\n', '\xef\xbb\xbf'])('may be empty: %j', (text) => {
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
