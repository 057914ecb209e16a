import { describe, expect, it, test } from 'vitest';
import { readReports, type Finding } from '../../src/mail/bounce-report.js';
import { exchangeReport, eximReport, mboxOf, outOfOffice, postfixReport } from '../support/bounce-reports.js';

const about = { returnPath: 'Onderzoek+0123456789ABCDEF@golfslag.example', recipient: 'zoe@example.nl' };
const read = (text: string) => readReports(Buffer.from(text));

describe('a report', () => {
  it.each<[string, string, Finding]>([
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
