/** What a report is about. */
export interface About {
  /** The envelope's sender of the letter, to which its report goes. */
  readonly returnPath: string;
  readonly recipient: string;
  readonly action?: string;
  readonly status?: string;
  /** What the recipient's mail server answered. */
  readonly answer?: string;
  /** The letter as it was sent. */
  readonly letter?: string;
}

const crlf = (...lines: string[]) => lines.map((line) => `${line}\r\n`).join('');
const headersOf = (letter: string) => letter.split(/\r?\n\r?\n/, 1)[0] ?? '';
const someLetter = crlf('From: Onderzoek <onderzoek@golfslag.example>', 'Subject: Uitnodiging', '', 'Beste Zoë,');

/** A report (RFC 3464) as Postfix makes it: the letter's headers come along. */
export function postfixReport({
  returnPath,
  recipient,
  action = 'failed',
  status = '5.1.1',
  answer = `550 ${status} <${recipient}>: Recipient address rejected: User unknown`,
  letter = someLetter,
}: About): string {
  const boundary = '9B1A52C0A3.1795600000/mx.provider.example';
  return crlf(
    'Return-Path: <>',
    `X-Original-To: ${returnPath}`,
    'Received: by mx.provider.example (Postfix) id 4D0E12C0A7; Wed, 25 Nov 2026 10:02:11 +0100 (CET)',
    'Date: Wed, 25 Nov 2026 10:02:11 +0100 (CET)',
    'From: MAILER-DAEMON@mx.provider.example (Mail Delivery System)',
    'Subject: Undelivered Mail Returned to Sender',
    `To: ${returnPath}`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    `\tboundary="${boundary}"`,
    'Message-Id: <20261125090211.4D0E12C0A7@mx.provider.example>',
    '',
    'This is a MIME-encapsulated message.',
    '',
    `--${boundary}`,
    'Content-Description: Notification',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'This is the mail system at host mx.provider.example.',
    '',
    `--${boundary}`,
    'Content-Description: Delivery report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.provider.example',
    'X-Postfix-Queue-ID: 9B1A52C0A3',
    `X-Postfix-Sender: rfc822; ${returnPath}`,
    'Arrival-Date: Wed, 25 Nov 2026 10:02:10 +0100 (CET)',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    `Original-Recipient: rfc822;${recipient}`,
    `Action: ${action}`,
    `Status: ${status}`,
    'Remote-MTA: dns; mx.example.nl',
    `Diagnostic-Code: smtp; ${answer.replaceAll(': ', ':\r\n    ')}`,
    '',
    `--${boundary}`,
    'Content-Description: Undelivered Message Headers',
    'Content-Type: text/rfc822-headers',
    '',
    `Return-Path: <${returnPath}>`,
    headersOf(letter),
    '',
    `--${boundary}--`,
  );
}

/** A report as Exim makes it: always 5.0.0, the whole letter comes along, and here the address it went to is lost. */
export function eximReport({ returnPath, recipient, answer, letter = someLetter }: About): string {
  return crlf(
    'Return-path: <>',
    'Envelope-to: bounces@golfslag.example',
    'Received: from Debian-exim by mail.provider.example with local (Exim 4.96) id 1rOabc-0001Xy-2Z',
    `X-Failed-Recipients: ${recipient}`,
    'Auto-Submitted: auto-replied',
    'From: Mail Delivery System <Mailer-Daemon@mail.provider.example>',
    'To: bounces@golfslag.example',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=1795600000-eximdsn-1804289383',
    'MIME-Version: 1.0',
    'Subject: Mail delivery failed: returning message to sender',
    'Date: Wed, 25 Nov 2026 10:02:11 +0100',
    '',
    '--1795600000-eximdsn-1804289383',
    'Content-type: text/plain; charset=us-ascii',
    '',
    'This message was created automatically by mail delivery software.',
    '',
    '--1795600000-eximdsn-1804289383',
    'Content-type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.provider.example',
    '',
    'Action: failed',
    `Final-Recipient: rfc822;${recipient}`,
    'Status: 5.0.0',
    ...(answer === undefined ? [] : ['Remote-MTA: dns; mx.example.nl', `Diagnostic-Code: smtp; ${answer}`]),
    '',
    '--1795600000-eximdsn-1804289383',
    'Content-type: message/rfc822',
    '',
    `Return-path: <${returnPath}>`,
    'Received: from app.golfslag.example by mail.provider.example with esmtp (Exim 4.96)',
    `\t(envelope-from <${returnPath}>)`,
    letter,
    '--1795600000-eximdsn-1804289383--',
  );
}

/** A report as Exchange Online makes it: base64 where it can, a status with three digits, the letter's headers. */
export function exchangeReport({
  returnPath,
  recipient,
  status = '5.1.10',
  answer = `550 ${status} RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup`,
  letter = someLetter,
}: About): string {
  const report = crlf(
    'Reporting-MTA: dns;AM0PR01MB1234.eurprd01.prod.exchangelabs.com',
    'Received-From-MTA: dns;app.golfslag.example',
    '',
    `Final-Recipient: rfc822;${recipient}`,
    'Action: Failed',
    `Status: ${status}`,
    `Diagnostic-Code: smtp;${answer}`,
    'X-Display-Name: =?utf-8?B?Wm/Dqw==?=',
  );
  return crlf(
    'From: Microsoft Outlook',
    '\t<MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@bureau.example>',
    `To: <${returnPath.toLowerCase()}>`,
    'Date: Wed, 25 Nov 2026 09:02:11 +0000',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="5f4c2a1b-mm-9"',
    'Content-Language: nl-NL',
    'Subject: Niet te bezorgen: Uitnodiging',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    '',
    '--5f4c2a1b-mm-9',
    'Content-Type: multipart/alternative; differences=Content-Type;',
    '\tboundary="5f4c2a1b-mm-10"',
    '',
    '--5f4c2a1b-mm-10',
    'Content-Type: text/plain; charset="utf-8"',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from('Het bericht kan niet worden bezorgd.').toString('base64'),
    '--5f4c2a1b-mm-10--',
    '',
    '--5f4c2a1b-mm-9',
    'Content-Type: message/delivery-status',
    'Content-Transfer-Encoding: base64',
    '',
    ...(Buffer.from(report)
      .toString('base64')
      .match(/.{1,76}/g) ?? []),
    '',
    '--5f4c2a1b-mm-9',
    'Content-Type: text/rfc822-headers',
    '',
    headersOf(letter),
    '',
    '--5f4c2a1b-mm-9--',
  );
}

/** A complaint (RFC 5965) as a provider makes it of a letter that its reader calls spam. */
export function complaintAbout(returnPath: string): string {
  return crlf(
    'From: fbl@provider.example',
    'To: onderzoek@golfslag.example',
    'Content-Type: multipart/report; report-type=feedback-report; boundary=klacht',
    '',
    '--klacht',
    'Content-Type: message/feedback-report',
    '',
    'Feedback-Type: abuse',
    'User-Agent: Provider/1.0',
    `Original-Mail-From: <${returnPath}>`,
    '',
    '--klacht',
    'Content-Type: message/rfc822',
    '',
    someLetter,
    '--klacht--',
  );
}

/** What a mailbox of somebody who is away answers. */
export function outOfOffice(returnPath: string): string {
  return crlf(
    'From: =?utf-8?q?Zo=C3=AB?= <zoe@example.nl>',
    `To: ${returnPath}`,
    'Date: Wed, 25 Nov 2026 10:02:11 +0100',
    'Subject: Afwezig: Uitnodiging',
    'Auto-Submitted: auto-replied (vacation)',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Ik ben er weer op maandag. Status: 5.1.1',
  );
}

/** Messages as a mailbox keeps them in one file (mboxrd). */
export function mboxOf(...messages: string[]): string {
  return messages
    .map((message) => {
      const lines = message.replaceAll('\r\n', '\n').replaceAll(/^(>*From )/gm, '>$1');
      return `From MAILER-DAEMON Wed Nov 25 10:02:11 2026\n${lines}\n`;
    })
    .join('');
}
