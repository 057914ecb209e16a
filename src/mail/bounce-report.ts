import PostalMime, { type Email } from 'postal-mime';
import { isFromMailSystem } from './mail-system.js';
import { splitMessages, type MboxPlace } from './mbox.js';
import { judgeStatus, type Cause } from './refusal.js';

/**
 * What a message says of a letter: the cause of its return, that its reader calls it spam, nothing
 * that a program can judge, or that it did not come back: delivered, only late, or no report.
 */
export type BounceFinding = Cause | 'complaint' | 'unclear' | 'not-returned';

/** The contents of a delivery report, of a complaint, or of another message. */
export interface BounceReport {
  readonly place: MboxPlace;
  /**
   * The headers of the message and of the letter that it returns: the return path is in one of
   * them.
   */
  readonly returnPath: string;
  readonly finding: BounceFinding;
}

type FoundReport = Omit<BounceReport, 'place'>;

/**
 * How much of a message is read, in bytes, lines and boundaries between parts: what it says comes
 * before the letter that it returns.
 */
const longest = 1_000_000;
const mostLines = 20_000;
const mostBoundaries = 500;

/** How deep reports may be in messages that bring each other as attachments. */
const deepest = 5;

/**
 * Returns the reports (RFC 3464), complaints (RFC 5965) and other messages of a mail file. Throws
 * for what is neither an mbox nor an .eml.
 */
export async function readReports(bytes: Buffer): Promise<BounceReport[]> {
  const reports: BounceReport[] = [];
  for (const { number, line, bytes: message } of splitMessages(bytes)) {
    for (const report of await readMessage(message)) reports.push({ place: { number, line }, ...report });
  }
  return reports;
}

/** The reports in a message: it is one, or brings them as attachments, or says nothing. */
async function readMessage(bytes: Buffer, depth = 0): Promise<FoundReport[]> {
  // Anybody can write to the address for returned mail: a message that cannot be parsed must not
  // stop the others.
  const mail = await PostalMime.parse(beginningOf(bytes), { forceRfc822Attachments: true }).catch(() => undefined);
  if (!mail) return [{ returnPath: '', finding: 'not-returned' }];
  const own = judge(mail);
  if (own !== undefined) return [{ returnPath: headersOf(mail), finding: own }];
  const attached = depth < deepest ? await readAttached(mail, depth + 1) : [];
  if (attached.length) return attached;
  const unclear = isFromMailSystem(mail, depth === 0);
  return [
    {
      returnPath: unclear ? `${headersOf(mail)}\n${mail.text ?? ''}` : headersOf(mail),
      finding: unclear ? 'unclear' : 'not-returned',
    },
  ];
}

function beginningOf(bytes: Buffer): Buffer {
  let [lines, boundaries, end] = [0, 0, bytes.indexOf('\n')];
  while (end >= 0 && end < longest && lines < mostLines && boundaries < mostBoundaries) {
    lines++;
    if (bytes[end + 1] === 0x2d && bytes[end + 2] === 0x2d) boundaries++;
    end = bytes.indexOf('\n', end + 1);
  }
  return bytes.subarray(0, end < 0 ? longest : Math.min(end, longest));
}

async function readAttached(mail: Email, depth: number): Promise<FoundReport[]> {
  const found: FoundReport[] = [];
  for (const { mimeType, filename, content } of mail.attachments) {
    if (!attachedMessage.test(mimeType) && !/\.eml$/i.test(filename ?? '')) continue;
    const reports = await readMessage(bytesOf(content), depth);
    found.push(...reports.filter(({ finding }) => finding !== 'not-returned'));
  }
  return found;
}

const attachedMessage = /^message\/(rfc822|global)$/;
const deliveryStatus = /^message\/(global-)?delivery-status$/;
const feedbackReport = /^message\/feedback-report$/;
const returnedLetter = /^(message\/(rfc822|global)|text\/rfc822-headers|message\/global-headers)$/;

function headersOf(mail: Email): string {
  const own = mail.headers.map(({ value }) => value);
  const returned = partsOf(mail, returnedLetter).map((part) => part.split(/\n\n/, 1)[0] ?? '');
  return [...own, ...partsOf(mail, feedbackReport), ...returned].join('\n');
}

/** What a report says; undefined where the message is none, or one that says nothing. */
function judge(mail: Email): BounceFinding | undefined {
  const [feedback] = partsOf(mail, feedbackReport);
  if (feedback !== undefined) return judgeFeedback(feedback);
  const recipients = partsOf(mail, deliveryStatus).flatMap(readRecipients);
  return recipients.length ? judgeDelivery(recipients) : undefined;
}

/**
 * The types of RFC 5965 and its registry: who reports abuse wants no more letters; "not-spam" and a
 * failed signature are not about the reader's wish.
 */
function judgeFeedback(part: string): BounceFinding {
  const type = readField(part, 'Feedback-Type')?.toLowerCase() ?? '';
  if (/^(abuse|fraud|opt-out(-list)?|complaint)\b/.test(type)) return 'complaint';
  return /^(not-spam|auth-failure)\b/.test(type) ? 'not-returned' : 'unclear';
}

/**
 * The mildest outcome: a letter that reached one of its recipients did not come back, and one soft
 * failure makes it soft.
 */
function judgeDelivery(recipients: readonly Recipient[]): BounceFinding {
  if (recipients.some(({ action }) => ['delivered', 'relayed', 'expanded'].includes(action))) return 'not-returned';
  const causes = recipients
    .filter(({ action }) => action !== 'delayed')
    .map(({ status, diagnostic }) => judgeStatus(status, diagnostic));
  return causes.find((cause) => cause !== 'address') ?? causes[0] ?? 'not-returned';
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
  return part.split(/\n[ \t]*\n/).flatMap((group) => {
    const action = /^\w+/.exec(readField(group, 'Action') ?? '')?.[0].toLowerCase();
    if (action === undefined) return [];
    const [, status = '5.0.0', comment = ''] =
      /^(\d\.\d{1,3}\.\d{1,3})(.*)/s.exec(readField(group, 'Status') ?? '') ?? [];
    return [{ action, status, diagnostic: readField(group, 'Diagnostic-Code') ?? comment }];
  });
}

function readField(group: string, name: string): string | undefined {
  return new RegExp(`^${name}[ \\t]*:(.*(?:\\n[ \\t].*)*)`, 'im').exec(group)?.[1]?.trim();
}

/** The parts of a type as text, with \n as line ends. */
function partsOf(mail: Email, type: RegExp): string[] {
  return mail.attachments
    .filter(({ mimeType }) => type.test(mimeType))
    .map(({ content }) => bytesOf(content).toString('utf8').replaceAll('\r\n', '\n'));
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Buffer {
  if (typeof content === 'string') return Buffer.from(content);
  return content instanceof Uint8Array ? Buffer.from(content) : Buffer.from(content);
}
