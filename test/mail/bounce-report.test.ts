import { describe, expect, it, test } from 'vitest';
import { readReports, type BounceFinding } from '../../src/mail/bounce-report.js';
import { exchangeReport, eximReport, mboxOf, outOfOffice, postfixReport } from '../support/bounce-reports.js';

const about = { returnPath: 'Onderzoek+0123456789ABCDEF@golfslag.example', recipient: 'zoe@example.nl' };
const read = (text: string) => readReports(Buffer.from(text));

describe('a report', () => {
  it.each<[string, string, BounceFinding]>([
    ['of Postfix', postfixReport(about), 'address'],
    ['of Postfix about a full mailbox', postfixReport({ ...about, status: '5.2.2' }), 'mailbox'],
    [
      'of Postfix about a bare 550',
      postfixReport({ ...about, status: '5.0.0', answer: '550 User unknown' }),
      'address',
    ],
    ['of Postfix after five days', postfixReport({ ...about, status: '4.4.1', answer: 'timed out' }), 'host'],
    ['of Postfix about a delay', postfixReport({ ...about, action: 'delayed', status: '4.4.1' }), 'not-returned'],
    ['of Postfix about a delivery', postfixReport({ ...about, action: 'delivered', status: '2.0.0' }), 'not-returned'],
    ['of Exim', eximReport({ ...about, answer: '550 5.1.1 No such user' }), 'address'],
    ['of Exim about a policy', eximReport({ ...about, answer: '550 5.7.1 Refused' }), 'host'],
    ['of Exim that says nothing', eximReport(about), 'host'],
    ['of Exchange', exchangeReport(about), 'address'],
    ['of Exchange about a policy', exchangeReport({ ...about, status: '5.7.133' }), 'host'],
  ])('%s', async (_which, report, finding) => {
    const [only, ...others] = await read(report);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ place: { number: 1, line: 1 }, finding });
    expect(only?.returnPath.toLowerCase()).toContain(about.returnPath.toLowerCase());
    expect((await read(report.replaceAll('\r\n', '\n')))[0]?.finding).toBe(finding);
  });

  it('about more than one recipient is as mild as the mildest', async () => {
    const group = (action: string, status: string) => `Action: ${action}\r\nStatus: ${status}\r\n\r\nFinal-Recipient:`;
    const among = (action: string, status: string) =>
      postfixReport(about).replace(
        'Final-Recipient:',
        `Final-Recipient: rfc822; x@y.example\r\n${group(action, status)}`,
      );
    expect((await read(among('failed', '5.1.2')))[0]?.finding).toBe('address');
    expect((await read(among('failed', '5.2.2')))[0]?.finding).toBe('mailbox');
    expect((await read(among('relayed', '2.0.0')))[0]?.finding).toBe('not-returned');
    expect((await read(among('delayed', '4.0.0')))[0]?.finding).toBe('address');
  });

  it('may lack a status, or say more after it', async () => {
    const status = /^Status: 5\.1\.1/m;
    expect((await read(postfixReport(about).replace(status, 'Status: 5.1.1 (no such user)')))[0]?.finding).toBe(
      'address',
    );
    expect((await read(postfixReport(about).replace(status, 'X-Nothing: x')))[0]?.finding).toBe('address');
    const quiet = eximReport(about).replace('Status: 5.0.0', 'X-Nothing: x');
    expect((await read(quiet))[0]?.finding).toBe('host');
  });
});

test('a mailbox gives a report of each message, and says where it stands', async () => {
  const messages = [
    postfixReport(about),
    outOfOffice(about.returnPath),
    eximReport({ ...about, answer: '550 No such user' }),
  ];
  const mailbox = mboxOf(...messages);
  const lines = mailbox.split('\n').flatMap((line, i) => (/^From /.test(line) ? [i + 1] : []));
  const reports = await read(mailbox);
  expect(reports.map(({ place, finding }) => [place.number, place.line, finding])).toEqual([
    [1, lines[0], 'address'],
    [2, lines[1], 'not-returned'],
    [3, lines[2], 'address'],
  ]);
});

test('a message that no parser takes stops no other', async () => {
  const deep = Array.from(
    { length: 300 },
    (_, i) => `Content-Type: multipart/mixed; boundary="b${i}"\n\n--b${i}\n`,
  ).join('');
  const reports = await read(mboxOf(`From: x@y.example\n${deep}`, postfixReport(about)));
  expect(reports.map(({ finding }) => finding)).toEqual(['not-returned', 'address']);
});

const part = (type: string, content: string) => `--grens\r\n${type}\r\n\r\n${content}\r\n`;
const around = (...parts: string[]) =>
  `From: Secretariaat <secretariaat@golfslag.example>\r\nSubject: FW\r\nContent-Type: multipart/mixed; boundary=grens\r\n\r\n${parts.join('')}--grens--\r\n`;
const message = 'Content-Type: message/rfc822';
const file =
  'Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="Niet te bezorgen.eml"';
const base64 = (text: string) =>
  (
    Buffer.from(text)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\r\n');

describe('a report in an attachment', () => {
  const report = postfixReport(about);

  it.each<[string, string, BounceFinding[]]>([
    ['forwarded', around(part(message, report)), ['address']],
    ['as a file', around(part(`${file}\r\nContent-Transfer-Encoding: base64`, base64(report))), ['address']],
    ['twice', around(part(message, around(part(message, report)).replaceAll('grens', 'binnen'))), ['address']],
    ['with another', around(part(message, report), part(file, eximReport(about))), ['address', 'host']],
    ['that is no report', around(part(message, outOfOffice(about.returnPath))), ['not-returned']],
  ])('%s', async (_how, mail, findings) => {
    const reports = await read(mail);
    expect(reports.map(({ finding }) => finding)).toEqual(findings);
    for (const { returnPath } of reports) {
      if (findings[0] === 'address') expect(returnPath.toLowerCase()).toContain(about.returnPath.toLowerCase());
    }
  });
});

describe('a complaint', () => {
  const complaint = (type: string) =>
    `From: fbl@provider.example\r\nContent-Type: multipart/report; report-type=feedback-report; boundary=grens\r\n\r\n${part(
      'Content-Type: message/feedback-report',
      `${type}User-Agent: x\r\nOriginal-Mail-From: <${about.returnPath}>`,
    )}${part(message, 'From: onderzoek@golfslag.example\r\n\r\nBeste')}--grens--\r\n`;

  it.each<[string, BounceFinding]>([
    ['Feedback-Type: abuse\r\n', 'complaint'],
    ['Feedback-type: Fraud\r\n', 'complaint'],
    ['Feedback-Type: opt-out\r\n', 'complaint'],
    ['Feedback-Type: not-spam\r\n', 'not-returned'],
    ['Feedback-Type: auth-failure\r\n', 'not-returned'],
    ['Feedback-Type: virus\r\n', 'unclear'],
    ['', 'unclear'],
  ])('%j', async (type, finding) => {
    expect(await read(complaint(type))).toMatchObject([
      { finding, returnPath: expect.stringContaining(about.returnPath) },
    ]);
  });
});

describe('what is no report', () => {
  const mail = (...headers: string[]) =>
    [...headers, 'Date: Wed, 25 Nov 2026 10:02:11 +0100', '', `550 5.1.1 <zoe@example.nl> ${about.returnPath}`].join(
      '\r\n',
    );

  it.each<[string, string, BounceFinding]>([
    ['of a mail system', mail('From: MAILER-DAEMON@mx.example (Mail Delivery System)'), 'unclear'],
    ['of qmail', mail('From: MAILER-DAEMON@mx.example', 'Subject: failure notice'), 'unclear'],
    ['of Exim', mail('From: bounce@mx.example', 'X-Failed-Recipients: zoe@example.nl'), 'unclear'],
    ['without a sender', mail('Return-Path: <>', 'From: mail@mx.example'), 'unclear'],
    ['made by a program', mail('From: gateway@mx.example', 'Auto-Submitted: auto-generated'), 'unclear'],
    ['of somebody away', mail('From: zoe@example.nl', 'Auto-Submitted: auto-replied'), 'not-returned'],
    [
      'of somebody away, without a sender',
      mail('Return-Path: <>', 'From: z@a.nl', 'Subject: Afwezig: x'),
      'not-returned',
    ],
    [
      'of Exchange for somebody away',
      mail('From: z@a.nl', 'Return-Path: <>', 'X-Auto-Response-Suppress: All'),
      'not-returned',
    ],
    ['of a person', mail('From: zoe@example.nl'), 'not-returned'],
    [
      'that it was read',
      mail('From: z@a.nl', 'Return-Path: <>', 'Content-Type: multipart/report; report-type=disposition-notification'),
      'not-returned',
    ],
  ])('%s', async (_which, text, finding) => {
    const [only] = await read(text);
    expect(only?.finding).toBe(finding);
    if (finding === 'unclear') expect(only?.returnPath).toContain(about.returnPath);
  });
});

test.each<[string, string]>([
  ['one line', `From: x@y.example\n\n${'x'.repeat(30_000_000)}`],
  ['many parts', `From: x@y.example\nContent-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(1_000_000)}`],
  [
    'many kinds of parts',
    `From: x@y.example\n${Array.from({ length: 50_000 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n\n--b${i}--\n--b0\n`).join('')}`,
  ],
  ['many lines like those between messages', `From: x@y.example\n\n${'From a 1\nX: y\n'.repeat(1_000_000)}`],
])('a hostile file of %s is read in a moment', { timeout: 20_000 }, async (_which, text) => {
  expect((await read(text)).every(({ finding }) => finding === 'not-returned')).toBe(true);
});
