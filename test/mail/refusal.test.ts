import { expect, test } from 'vitest';
import { isAboutAddress, judgeAnswer, judgeStatus, returnedFor } from '../../src/mail/refusal.js';

test.each<[status: string, returned: 'hard' | 'soft']>([
  ['5.1.0', 'hard'],
  ['5.1.1', 'hard'],
  ['5.1.2', 'hard'],
  ['5.1.3', 'hard'],
  ['5.1.4', 'hard'],
  ['5.1.6', 'hard'],
  ['5.1.10', 'hard'],
  ['5.2.1', 'hard'],
  ['5.4.1', 'hard'],
  ['5.4.4', 'hard'],
  ['5.4.310', 'hard'],
  ['5.0.0', 'soft'],
  ['5.1.7', 'soft'],
  ['5.1.8', 'soft'],
  ['5.1.11', 'soft'],
  ['5.2.0', 'soft'],
  ['5.2.2', 'soft'],
  ['5.2.3', 'soft'],
  ['5.3.4', 'soft'],
  ['5.4.14', 'soft'],
  ['5.7.1', 'soft'],
  ['5.7.606', 'soft'],
  ['4.1.1', 'soft'],
  ['4.2.1', 'soft'],
  ['4.4.1', 'soft'],
  ['4.4.7', 'soft'],
])('%s of a letter that was given up is %s', (status, returned) => {
  expect(returnedFor(judgeStatus(status))).toBe(returned);
});

test.each<[status: string, diagnostic: string, returned: 'hard' | 'soft']>([
  ['5.0.0', 'smtp; 550 5.1.1 <zoe@example.nl> User unknown', 'hard'],
  ['5.0.0', 'smtp; 550-5.1.1 The email account that you tried to reach\n 550 5.1.1 does not exist', 'hard'],
  ['5.0.0', 'smtp; 550 5.7.1 Message refused', 'soft'],
  ['5.0.0', 'smtp; 552 5.2.2 Over quota', 'soft'],
  ['5.0.0', 'SMTP;550 No such user here', 'hard'],
  ['5.0.0', 'smtp; 554 Refused', 'soft'],
  ['5.0.0', 'x-local; 550 No such user here', 'soft'],
  ['5.7.1', 'smtp; 550 5.1.1 User unknown', 'soft'],
  ['4.4.7', 'smtp; 550 5.1.1 User unknown', 'soft'],
  ['5.1.1', 'smtp; 550 5.7.1 Refused', 'hard'],
])('%s with "%s" is %s', (status, diagnostic, returned) => {
  expect(returnedFor(judgeStatus(status, diagnostic))).toBe(returned);
});

test.each<[code: number, response: string, wrong: boolean]>([
  [550, '550 5.1.1 No such mailbox', true],
  [550, '550-5.1.1 No such\n550 5.1.1 mailbox', true],
  [550, '550 5.2.1 Disabled', true],
  [550, '550 5.4.1 Recipient address rejected: Access denied', true],
  [553, '553 5.1.3 Bad syntax', true],
  [550, '550 sorry, no mailbox here by that name. (#5.1.1)', true],
  [553, "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)", false],
  [550, '550 No such user', true],
  [551, '551 User not local', true],
  [553, '553 Not allowed', true],
  [550, '550 5.0.0 No such user', true],
  [550, '550 No such user at 5.1.1.2', true],
  [550, '550 5.7.1 Blocked: 5.1.1.2 is listed', false],
  [550, '550 4.7.1 Blocked by Exim 4.96.2', true],
  [552, '552 5.2.2 Mailbox full', false],
  [552, '552 Mailbox full', false],
  [554, '554 No', false],
  [554, '554 5.1.1 No such mailbox', true],
  [530, '530 5.7.0 Authentication required', false],
  [450, '450 4.1.1 Try again later', false],
  [451, '451 Try again later', false],
  [421, '', false],
])('%i "%s" to RCPT TO: the address is wrong is %s', (code, response, wrong) => {
  expect(judgeAnswer(code, response) === 'address').toBe(wrong);
});

test('a status about an address is told by its subject', () => {
  expect(['5.1.1', '5.1.8', '5.1.10'].every(isAboutAddress)).toBe(true);
  expect([null, '4.1.8', '5.2.1', '5.4.1', '5.7.1'].some(isAboutAddress)).toBe(false);
});
