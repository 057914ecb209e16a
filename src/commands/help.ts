import { Environment } from '../config.js';
import { nearest } from '../files/names.js';
import { alternatives } from '../plain-errors.js';
import type { Command } from './command.js';
import { describeEnvironment } from './parameter.js';

const json = { typed: '--json', description: 'prints one JSON document and nothing else, for programs' };

/** Returns the help of all commands. */
export function describeAll(commands: readonly Command[]): string {
  return [
    'golfslag COMMAND [--json]',
    '',
    ...listed(commands),
    '',
    '`golfslag COMMAND --help` explains a command, `golfslag serve --help` the settings too;',
    '`golfslag --version` prints the version.',
    '',
  ].join('\n');
}

/** Returns the commands whose name begins with a word, such as "wave". */
export function familyOf(word: string, commands: readonly Command[]): Command[] {
  return commands.filter(({ name }) => name.startsWith(`${word} `));
}

/** Returns the help of the commands of one family. */
export function describeFamily(word: string, family: readonly Command[]): string {
  return [
    `golfslag ${word} …`,
    '',
    ...listed(family),
    '',
    `\`golfslag ${family[0]?.name ?? word} --help\` explains one of them.`,
    '',
  ].join('\n');
}

/** Returns the help of one command: its usage, and what each argument and option is. */
export function describeCommand(command: Command, commands: readonly Command[]): string {
  const { name, summary, usage, parameters, example } = command;
  const settings = describeEnvironment(Environment.shape).map((variable) => ({ typed: variable.name, ...variable }));
  const family = familyOf(name, commands);
  return [
    summary,
    '',
    `  ${usage}`,
    '',
    ...explained([...parameters, json]),
    ...(example === undefined ? [] : ['', 'For example:', `  golfslag ${name} ${example}`]),
    ...(family.length ? ['', 'See also:', ...listed(family)] : []),
    '',
    ...(name === 'serve'
      ? ['Settings come from the environment:', ...explained(settings)]
      : ['Settings come from the environment: `golfslag serve --help` lists them.']),
    '',
  ].join('\n');
}

/** Returns what to say to words that name no command: what may be meant, or what there is. */
export function describeUnknown(words: readonly string[], commands: readonly Command[]): string {
  const first = words[0] ?? '';
  const family = familyOf(first, commands);
  const unknown = `There is no command "${words.slice(0, family.length ? 2 : 1).join(' ')}".`;
  const meant = whatWasMeant(words, commands);
  if (meant.length) return `${unknown} Did you mean ${alternatives(meant.map((name) => `"${name}"`))}?\n`;
  return `${unknown}\n\n${family.length ? describeFamily(first, family) : describeAll(commands)}`;
}

/**
 * The name nearest to the first two words; else those that the first is a part of, such as
 * "import"; else what is nearest to the first alone.
 */
function whatWasMeant([first = '', second = '']: readonly string[], commands: readonly Command[]): string[] {
  const names = commands.map(({ name }) => name);
  const ofTwo = nearest(
    `${first} ${second}`,
    names.filter((name) => name.includes(' ')),
  );
  if (ofTwo !== undefined) return [ofTwo];
  const parts = names.filter((name) => name.split(' ').includes(first) && !name.startsWith(`${first} `));
  if (parts.length) return parts;
  const ofOne = nearest(first, [...new Set(names.map((name) => name.split(' ')[0] ?? ''))]);
  return ofOne === undefined || ofOne === first ? [] : [ofOne];
}

function listed(commands: readonly Command[]): string[] {
  return aligned(commands.map(({ name, summary }) => [name, summary]));
}

function explained(parameters: readonly { typed: string; description: string }[]): string[] {
  return aligned(parameters.map(({ typed, description }) => [typed, description]));
}

function aligned(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([first]) => first.length));
  return rows.map(([first, second]) => `  ${first.padEnd(width)}  ${second}`);
}
