import { z } from 'zod';
import type { NamedFileError } from '../files/file-error.js';
import { readYaml, writeYaml, type YamlFile } from '../files/yaml-file.js';
import { letterPlaceholders } from '../mail/fill-in.js';
import { Letter, type StepName } from './definition.js';
import { findLetterFaults, longest, type LetterFault } from './letter-check.js';

/**
 * Returns a step's letter, or what is wrong with it. Wrong is, for example, an unknown
 * {placeholder}, or no link. The file is front matter with a subject, then Markdown.
 */
export function readLetter(
  file: string,
  text: string,
  step: StepName,
): YamlFile<Letter> | { problems: NamedFileError[] } {
  const [, head, rest] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(text) ?? [];
  if (head === undefined || rest === undefined) {
    return { problems: [{ file, line: 1, column: 1, reason: 'a letter begins with "---", "subject: …" and "---"' }] };
  }
  const front = readYaml(file, `\n${head}`, z.strictObject({ subject: Letter.shape.subject }));
  if ('problems' in front) return front;
  const body = rest.replaceAll('\r\n', '\n').trim();
  const linesBefore = (part: string) => part.split('\n').length - 1;
  const bodyFrom = linesBefore(text.slice(0, text.length - rest.trimStart().length));
  const { subject } = front.value;
  const problems = findLetterFaults({ subject, body }, step).map((fault): NamedFileError => {
    const reason = describe(fault);
    if (isMissing(fault)) return { file, line: 1, column: 1, reason };
    if (fault.part === 'body') return { file, line: bodyFrom + fault.line, column: fault.column, reason };
    const at = 'word' in fault ? text.indexOf(`{${fault.word}}`) : 0;
    const before = text.slice(0, at).split('\n');
    return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, reason };
  });
  return problems.length ? { problems } : { value: { subject, body }, at: front.at };
}

/** Returns a letter as such a file. */
export function writeLetter({ subject, body }: Letter): string {
  return `---\n${writeYaml({ subject })}---\n\n${body}\n`;
}

/** Whether a fault is of the whole letter, and of no place in it. */
function isMissing({ flaw }: LetterFault): boolean {
  return flaw !== 'unknown-placeholder' && flaw !== 'picture';
}

function describe(fault: LetterFault): string {
  switch (fault.flaw) {
    case 'unknown-placeholder':
      return `{${fault.word}} cannot be filled in; a letter knows ${letterPlaceholders.map((w) => `{${w}}`).join(' ')}`;
    case 'picture':
      return 'a letter holds no pictures: opening it would load them, and tell somebody';
    case 'dated-subject':
      return `the subject asks for {${fault.word}}, which a wave without a planned end does not have`;
    case 'no-link':
      return 'the letter has no {link}: nobody could answer';
    case 'no-opt-out':
      return 'the letter has no {optOut}: nobody could say no';
    case 'empty':
      return 'the letter has no text';
    case 'several-lines':
      return 'the subject is more than one line';
    case 'too-long':
      return `the ${fault.part === 'body' ? 'text' : 'subject'} has more than ${longest[fault.part]} characters`;
  }
}
