import { z } from 'zod';
import { isDatePlaceholder, letterPlaceholders, placeholder, placeholdersIn } from '../mail/fill-in.js';
import { Letter, type StepName } from './definition.js';
import type { NamedFileError } from '../files/file-error.js';
import { readYaml, type YamlFile } from '../files/yaml-file.js';

/**
 * Returns a step's letter, or what is wrong with it. Wrong is, for example, an unknown
 * {placeholder}, or no link. The file is front matter with a subject, then Markdown.
 */
export function readLetter(
  file: string,
  text: string,
  step: StepName,
): YamlFile<Letter> | { problems: NamedFileError[] } {
  const [, head, body] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(text) ?? [];
  const problem = (line: number, column: number, reason: string) => ({ problems: [{ file, line, column, reason }] });
  if (head === undefined || body === undefined)
    return problem(1, 1, 'a letter begins with "---", "subject: …" and "---"');
  const front = readYaml(file, `\n${head}`, z.strictObject({ subject: Letter.shape.subject }));
  if ('problems' in front) return front;
  for (const match of text.matchAll(placeholder)) {
    const before = text.slice(0, match.index).split('\n');
    const column = (before.at(-1)?.length ?? 0) + 1;
    if (!letterPlaceholders.some((word) => word === match[1])) {
      return problem(
        before.length,
        column,
        `${match[0]} cannot be filled in; a letter knows ${letterPlaceholders.map((w) => `{${w}}`).join(' ')}`,
      );
    }
  }
  const picture = body.search(/!\[[^\]]*\]\(/);
  if (picture >= 0) {
    const before = text.slice(0, text.length - body.length + picture).split('\n');
    const column = (before.at(-1)?.length ?? 0) + 1;
    return problem(before.length, column, 'a letter holds no pictures: opening it would load them, and tell somebody');
  }
  const { subject } = front.value;
  const dated = placeholdersIn(subject).find(isDatePlaceholder);
  if (dated !== undefined)
    return problem(1, 1, `the subject asks for {${dated}}, which a wave without a planned end does not have`);
  if (step !== 'announcement' && !body.includes('{link}'))
    return problem(1, 1, 'the letter has no {link}: nobody could answer');
  if (!body.includes('{optOut}')) return problem(1, 1, 'the letter has no {optOut}: nobody could say no');
  const parsed = Letter.safeParse({ subject, body });
  return parsed.success ? { value: parsed.data, at: front.at } : problem(1, 1, 'the letter has no text');
}
