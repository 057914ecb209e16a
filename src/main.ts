import { commands } from './commands/index.js';
import type { Command } from './commands/command.js';
import { openCommandContext } from './commands/command-context.js';
import { describeAll, describeCommand, describeFamily, describeUnknown, familyOf } from './commands/help.js';
import { Problem } from './problem.js';
import { version } from './root.js';

process.exitCode = await main(process.argv.slice(2));

/** Runs one command. Returns the exit status: 0 when done, 1 when refused, 2 for wrong usage. */
async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--version')) return print(`${version}\n`);
  const words = args.filter((word, i) => !['--json', '--help'].includes(word) && !(word === 'help' && i === 0));
  const command = findCommand(words);
  if (!command) return help(words);
  if (args[0] === 'help' || args.includes('--help')) return print(describeCommand(command, commands));
  return run(command, words.slice(command.name.split(' ').length), args.includes('--json'));
}

async function run(command: Command, args: readonly string[], asJson: boolean): Promise<number> {
  const context = openCommandContext(process.env);
  try {
    const { result, text, refused } = await command.run(context, args);
    if (asJson) process.stdout.write(`${JSON.stringify(result)}\n`);
    else if (text) process.stdout.write(`${text}\n`);
    if (refused !== undefined) process.stderr.write(`${refused}\n`);
    return refused === undefined ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    return error instanceof Problem && error.code === 'usage' ? 2 : 1;
  } finally {
    await context.close();
  }
}

/** Helps with every command, or with those that begin with a word; 2 for one that is not there. */
function help(words: readonly string[]): number {
  const [first] = words;
  if (first === undefined) return print(describeAll(commands));
  const family = familyOf(first, commands);
  if (family.length && words.length === 1) return print(describeFamily(first, family));
  process.stderr.write(describeUnknown(words, commands));
  return 2;
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

/**
 * The reason in one sentence. An unforeseen error is ours to fix: LOG_LEVEL=debug shows its stack.
 */
function sentenceOf(error: unknown): string {
  if (error instanceof Problem) return error.message;
  if (!(error instanceof Error)) return 'Something unforeseen went wrong.';
  if (process.env['LOG_LEVEL'] === 'debug') return error.stack ?? error.message;
  if ('code' in error && typeof error.code === 'string') return `It could not be done: ${error.message || error.code}.`;
  return `Something unforeseen went wrong (${error.name}). Run it again with LOG_LEVEL=debug to see where.`;
}

/** Returns the command with the longest name that the words begin with. */
function findCommand(words: readonly string[]): Command | undefined {
  return commands
    .filter(({ name }) => name.split(' ').every((word, i) => words[i] === word))
    .sort((one, other) => other.name.length - one.name.length)[0];
}
