import PostalMime, { type Email } from 'postal-mime';
import { splitMessages, type MboxPlace } from './mbox.js';
import { judgeStatus, returnedFor, type Returned } from './refusal.js';

/** The contents of a delivery report, or of another message. */
export interface Report {
  readonly place: MboxPlace;
  /**
   * The headers of the message and of the letter that it returns: the return path is in one of
   * them.
   */
  readonly returnPath: string;
  /**
   * Undefined when the letter did not come back: delivered, only late, or the message is no report.
   */
  readonly returned: Returned | undefined;
}

/**
 * Returns the reports (RFC 3464) and other messages of a mail file. Throws for what is neither an
 * mbox nor an .eml.
 */
export async function readReports(bytes: Buffer): Promise<Report[]> {
  const reports: Report[] = [];
  for (const { number, line, bytes: message } of splitMessages(bytes)) {
    // Anybody can write to the address for returned mail: a message that cannot be parsed
    // must not stop the others.
    const mail = await PostalMime.parse(message, { attachmentEncoding: 'utf8' }).catch(() => undefined);
    reports.push({ place: { number, line }, returnPath: mail ? headersOf(mail) : '', returned: mail && judge(mail) });
  }
  return reports;
}

const deliveryStatus = /^message\/(global-)?delivery-status$/;
const returnedLetter = /^(message\/(rfc822|global)|text\/rfc822-headers|message\/global-headers)$/;

function headersOf(mail: Email): string {
  const own = mail.headers.map(({ value }) => value);
  const returned = partsOf(mail, returnedLetter).map((part) => part.split(/\n\n/, 1)[0] ?? '');
  return [...own, ...returned].join('\n');
}

/**
 * The mildest outcome: a letter that reached one of its recipients did not come back, and one soft
 * failure makes it soft.
 */
function judge(mail: Email): Returned | undefined {
  const recipients = partsOf(mail, deliveryStatus).flatMap(readRecipients);
  if (recipients.some(({ action }) => ['delivered', 'relayed', 'expanded'].includes(action))) return undefined;
  const failed = recipients.filter(({ action }) => action === 'failed');
  const judged = failed.map(({ status, diagnostic }) => returnedFor(judgeStatus(status, diagnostic)));
  return judged.find((returned) => returned === 'soft') ?? judged[0];
}

interface Recipient {
  /** What became of the letter for this recipient, in lower case. */
  readonly action: string;
  readonly status: string;
  readonly diagnostic: string;
}

/**
 * The recipients of a delivery status: groups of fields separated by a blank line; the first is
 * about the letter.
 */
function readRecipients(part: string): Recipient[] {
  return part.split(/\n\s*\n/).flatMap((group) => {
    const field = (name: string) => new RegExp(`^${name}[ \\t]*:(.*(?:\\n[ \\t].*)*)`, 'im').exec(group)?.[1]?.trim();
    const action = /^\w+/.exec(field('Action') ?? '')?.[0].toLowerCase();
    if (action === undefined) return [];
    const status = /^\d\.\d{1,3}\.\d{1,3}/.exec(field('Status') ?? '')?.[0] ?? '5.0.0';
    return [{ action, status, diagnostic: field('Diagnostic-Code') ?? '' }];
  });
}

/** The parts of a type as text, with \n as line ends. */
function partsOf(mail: Email, type: RegExp): string[] {
  return mail.attachments
    .filter(({ mimeType }) => type.test(mimeType))
    .map(({ content }) => (typeof content === 'string' ? content.replaceAll('\r\n', '\n') : ''));
}
