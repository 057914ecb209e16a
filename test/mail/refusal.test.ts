import { describe, expect, it, test } from 'vitest';
import {
  decisiveStatuses,
  decisiveWords,
  specificStatuses,
  vagueStatuses,
  vagueWords,
} from '../../src/mail/refusal-rules.js';
import { judgeAnswer, judgeStatus, returnedFor } from '../../src/mail/refusal.js';
import { aboutTheAddress, aboutTheMailbox, aboutUs } from './refusals.js';

describe.each([
  ['address', aboutTheAddress],
  ['mailbox', aboutTheMailbox],
  ['host', aboutUs],
] as const)('an answer about the %s', (cause, answers) => {
  it.each(answers)('%s', (answer) => {
    expect(judgeAnswer(Number(answer.slice(0, 3)), answer)).toBe(cause);
  });

  it.each(answers)('in a report: %s', (answer) => {
    const folded = answer.replaceAll('\n', '\r\n    ');
    expect(judgeStatus('5.0.0', `smtp; ${folded}`)).toBe(cause);
    expect(
      judgeStatus('5.7.1', `SMTP;host mx.example.nl[192.0.2.9] said: ${folded} (in reply to RCPT TO command)`),
    ).toBe(cause);
  });
});

test('an answer that may pass says nothing of the address, whatever its words', () => {
  for (const { words } of [{ words: 'User unknown' }, { words: 'mailbox unavailable' }, { words: '' }]) {
    expect(judgeAnswer(450, `450 4.1.1 ${words}`)).toBe('host');
    expect(judgeAnswer(450, `450 ${words}`)).toBe('host');
    expect(judgeStatus('5.1.1', `smtp; 451 ${words}`)).toBe('host');
  }
  expect(judgeAnswer(452, '452 4.2.2 Mailbox full')).toBe('mailbox');
  expect(judgeAnswer(421, '')).toBe('host');
});

test.each<[status: string, returned: 'hard' | 'soft']>([
  ['5.1.1', 'hard'],
  ['5.1.2', 'hard'],
  ['5.1.3', 'hard'],
  ['5.1.4', 'hard'],
  ['5.1.6', 'hard'],
  ['5.1.10', 'hard'],
  ['5.1.350', 'hard'],
  ['5.1.351', 'hard'],
  ['5.2.1', 'hard'],
  ['5.4.310', 'hard'],
  ['5.0.0', 'soft'],
  ['5.1.0', 'soft'],
  ['5.1.7', 'soft'],
  ['5.1.8', 'soft'],
  ['5.1.90', 'soft'],
  ['5.2.0', 'soft'],
  ['5.2.2', 'soft'],
  ['5.2.3', 'soft'],
  ['5.3.4', 'soft'],
  ['5.4.1', 'soft'],
  ['5.4.4', 'soft'],
  ['5.4.14', 'soft'],
  ['5.5.0', 'soft'],
  ['5.7.1', 'soft'],
  ['5.7.606', 'soft'],
  ['4.1.1', 'soft'],
  ['4.2.1', 'soft'],
  ['4.4.7', 'soft'],
])('%s without a word is %s', (status, returned) => {
  expect(returnedFor(judgeStatus(status))).toBe(returned);
});

test.each<[status: string, diagnostic: string, returned: 'hard' | 'soft']>([
  ['5.7.1', 'smtp; 550 5.1.1 Not here', 'hard'],
  ['4.4.7', 'smtp; 550 5.1.1 Not here', 'hard'],
  ['5.1.1', 'smtp; 550 5.7.1 Refused', 'soft'],
  ['5.1.1', 'SMTP; 550 Denied by policy', 'soft'],
  ['5.1.1', 'SMTP; 550 Access denied', 'soft'],
  ['5.1.1', 'smtp; 550 No', 'hard'],
  ['5.0.0', 'x-local; 550 No such user here', 'hard'],
  ['5.1.1', 'x-unix; user unknown', 'hard'],
  ['5.2.2', 'x-unix; maildir: quota exceeded', 'soft'],
  [
    '5.4.4',
    'X-Postfix; Host or domain name not found. Name service error for name=exmaple.nl type=A: Host not found',
    'hard',
  ],
  [
    '4.4.3',
    'X-Postfix; Host or domain name not found. Name service error for name=a.nl: Host not found, try again',
    'soft',
  ],
  ['5.4.4', 'X-Postfix; Name service error for name=a.nl type=MX: Malformed or unexpected name server reply', 'soft'],
  ['5.4.312', 'smtp;550 5.4.312 Message expired, DNS query failed(ErrorRetry)', 'soft'],
  ['5.0.0', "smtp; 5.1.0 - Unknown address error 550-'5.1.1 User unknown' (delivery attempts: 0)", 'hard'],
  ['5.0.0', "smtp; 5.1.0 - Unknown address error 550-'5.7.1 Mail refused' (delivery attempts: 0)", 'soft'],
  ['5.0.0', "smtp; 5.1.2 - Bad destination host 'DNS Hard Error looking up exmaple.nl (MX): NXDomain'", 'hard'],
  ['5.0.0', "smtp; 5.4.7 - Delivery expired (message too old) 'timeout' (delivery attempts: 9)", 'soft'],
  ['5.0.350', 'smtp;550 5.0.350 Remote server returned an error -> 554 5.7.1 Message is spam', 'soft'],
  ['5.0.350', 'smtp;550 5.0.350 Remote server returned an error -> 550 5.1.1 Nobody here', 'hard'],
  ['4.4.7', 'smtp;550 4.4.7 QUEUE.Expired; message expired', 'soft'],
])('%s with "%s" is %s: the answer goes before the report', (status, diagnostic, returned) => {
  expect(returnedFor(judgeStatus(status, diagnostic))).toBe(returned);
});

test('names of people and servers say nothing', () => {
  expect(judgeAnswer(550, '550 5.1.1 <spam.virus@policy.example>: User unknown')).toBe('address');
  expect(judgeAnswer(550, '550 5.1.1 <zoe@example.nl> rejected by mx1.antispam.example.nl')).toBe('address');
  expect(judgeAnswer(550, '550 5.3.0 <user.unknown@example.nl> rejected')).toBe('host');
  expect(judgeAnswer(550, '550 No such user at 5.1.1.2')).toBe('address');
  expect(judgeAnswer(550, '550 5.7.1 Blocked: 5.1.1.2 is listed')).toBe('host');
});

test('an answer without end is judged by its beginning, at once', () => {
  const start = performance.now();
  for (const part of ['user ', 'recipient mailbox account ', 'sender a', 'a@', 'a.b.', 'no such local ', '( ']) {
    const answer = `550 5.1.1 ${part.repeat(5_000_000 / part.length)}`;
    judgeAnswer(550, answer);
    judgeStatus('5.0.0', `smtp; ${answer}`);
  }
  expect(performance.now() - start).toBeLessThan(2000);
});

test('every rule names where such a refusal was seen', () => {
  const rules = [...specificStatuses, ...decisiveWords, ...decisiveStatuses, ...vagueWords, ...vagueStatuses];
  expect(rules.length).toBeGreaterThan(15);
  for (const { source } of rules) expect(source).toMatch(/\w{3}/);
});
