import { problems } from '../problem.js';

/** The position of a message in its file: its number and first line, both from 1. */
export interface MboxPlace {
  readonly number: number;
  readonly line: number;
}

export interface Message extends MboxPlace {
  readonly bytes: Buffer;
}

/** The line between the messages of an mbox: `From `, a sender and a date. */
const fromLine = /^From \S.* (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) .*\d{4}\s*$/;

/** As other programs write it: with a date of another form, or none. */
const looseFromLine = /^From (?:\S+|.*\d.*)\s*$/;

/** A header that messages have, among their first ones. */
const knownHeader =
  /^(?:return-path|received|from|to|date|subject|message-id|delivered-to|mime-version|x-[\w-]+|envelope-to|auto-submitted)[ \t]*:/i;

const header = /^[!-9;-~]+[ \t]*:/;

/**
 * Returns the messages of an mbox in order, or of an .eml. Throws for anything else; an empty file
 * is an empty mbox.
 */
export function splitMessages(file: Buffer): Message[] {
  const { bytes, line: first } = begin(withLineFeeds(file));
  if (bytes.length === 0) return [];
  const starts = [...findStarts(bytes)];
  if (starts.length === 0) {
    if (!isMessage(bytes)) throw problems.notMail();
    return [{ number: 1, line: first, bytes }];
  }
  let line = first;
  return starts.map((start, i) => {
    const end = starts[i + 1] ?? bytes.length;
    const message = { number: i + 1, line, bytes: readMessage(bytes.subarray(start, end)) };
    line += countLines(bytes.subarray(start, end));
    return message;
  });
}

/** A file of an old Mac has only CR between its lines; one that was changed twice has CR CR LF. */
function withLineFeeds(bytes: Buffer): Buffer {
  if (!bytes.includes('\n')) return Buffer.from(bytes.toString('latin1').replaceAll('\r', '\n'), 'latin1');
  return bytes.includes('\r\r\n') ? Buffer.from(bytes.toString('latin1').replace(/\r+\n/g, '\n'), 'latin1') : bytes;
}

/** Without the byte order mark and the blank lines before the first message. */
function begin(bytes: Buffer): { bytes: Buffer; line: number } {
  let at = bytes.indexOf('\ufeff', 0, 'utf8') === 0 ? 3 : 0;
  let line = 1;
  for (let ahead = at; ahead < bytes.length; ahead++) {
    const byte = bytes[ahead];
    if (byte !== 0x0a && byte !== 0x0d && byte !== 0x20 && byte !== 0x09) return { bytes: bytes.subarray(at), line };
    if (byte === 0x0a) {
      at = ahead + 1;
      line++;
    }
  }
  return { bytes: bytes.subarray(bytes.length), line };
}

function* findStarts(bytes: Buffer): Generator<number> {
  if (!startsMessage(bytes, 0)) return;
  yield 0;
  for (let at = bytes.indexOf('\nFrom '); at >= 0; at = bytes.indexOf('\nFrom ', at + 1)) {
    if (startsMessage(bytes, at + 1)) yield at + 1;
  }
}

/** Whether a line stands between messages: by its date and a header after it, or by several. */
function startsMessage(bytes: Buffer, at: number): boolean {
  const [line = '', next = ''] = linesAt(bytes, at, 300);
  if (!header.test(next) && !/^>From /.test(next)) return false;
  if (fromLine.test(line)) return true;
  if (!looseFromLine.test(line)) return false;
  const [, ...following] = linesAt(bytes, at, 1500).slice(0, -1);
  const end = following.findIndex((one) => one.trim() === '');
  const headers = end < 0 ? following : following.slice(0, end);
  return (
    headers.some((one) => knownHeader.test(one)) &&
    headers.every((one) => /^([ \t]|>From )/.test(one) || header.test(one))
  );
}

/** The lines from a place on, as far as so many characters reach. */
function linesAt(bytes: Buffer, at: number, most: number): string[] {
  return bytes.toString('latin1', at, at + most).split('\n');
}

/** A message of an mbox without its first line, and without the > that escapes lines like it. */
function readMessage(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1', bytes.indexOf('\n') + 1);
  return Buffer.from(text.replaceAll(/^>(>*From )/gm, '$1'), 'latin1');
}

function countLines(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf('\n'); at >= 0; at = bytes.indexOf('\n', at + 1)) lines++;
  return lines;
}

/** Whether it begins with headers that include From, which every message has (RFC 5322, 3.6). */
function isMessage(bytes: Buffer): boolean {
  const lines = bytes.toString('latin1', 0, 1_000_000).split(/\r?\n/);
  const end = lines.indexOf('');
  const headers = end < 0 ? lines : lines.slice(0, end);
  const areHeaders = headers.every((line, i) => (i > 0 && /^[ \t]/.test(line)) || header.test(line));
  return areHeaders && headers.some((line) => /^from[ \t]*:/i.test(line));
}
