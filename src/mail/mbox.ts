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

/**
 * Returns the messages of an mbox in order, or of an .eml. Throws for anything else; an empty file
 * is an empty mbox.
 */
export function splitMessages(bytes: Buffer): Message[] {
  const starts = [...findStarts(bytes)];
  if (starts.length === 0) {
    if (bytes.toString('latin1').trim() === '') return [];
    if (!isMessage(bytes)) throw problems.notMail();
    return [{ number: 1, line: 1, bytes }];
  }
  let line = 1;
  return starts.map((start, i) => {
    const end = starts[i + 1] ?? bytes.length;
    const message = { number: i + 1, line, bytes: readMessage(bytes.subarray(start, end)) };
    line += countLines(bytes.subarray(start, end));
    return message;
  });
}

function* findStarts(bytes: Buffer): Generator<number> {
  if (!fromLine.test(lineAt(bytes, 0))) return;
  yield 0;
  for (let at = bytes.indexOf('\nFrom '); at >= 0; at = bytes.indexOf('\nFrom ', at + 1)) {
    if (fromLine.test(lineAt(bytes, at + 1))) yield at + 1;
  }
}

/** The first characters of a line, far more than a line between messages has. */
function lineAt(bytes: Buffer, at: number): string {
  const start = bytes.toString('latin1', at, at + 300);
  return start.split('\n', 1)[0] ?? '';
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
  const areHeaders = headers.every((line, i) => (i > 0 && /^[ \t]/.test(line)) || /^[!-9;-~]+[ \t]*:/.test(line));
  return areHeaders && headers.some((line) => /^from[ \t]*:/i.test(line));
}
