import { commands } from './commands/index.js';
import type { Command } from './commands/command.js';
import { openCommandContext } from './commands/command-context.js';
import { Problem } from './problem.js';

process.exitCode = await main(process.argv.slice(2));

/** Runs one command. Returns the exit status: 0 when done, 1 when refused, 2 for wrong usage. */
async function main(args: string[]): Promise<number> {
  const command = findCommand(args);
  if (!command) {
    const asked = args.length === 0 || args.includes('--help') || args[0] === 'help';
    (asked ? process.stdout : process.stderr).write(
      `${asked ? '' : `There is no command "${args.join(' ')}".\n`}${overview()}`,
    );
    return asked ? 0 : 2;
  }
  const rest = args.slice(command.name.split(' ').length);
  if (rest.includes('--help')) {
    process.stdout.write(`${command.summary}\n\n  ${command.usage}\n`);
    return 0;
  }
  const context = openCommandContext(process.env);
  const asJson = rest.includes('--json');
  try {
    const { result, text, refused } = await command.run(
      context,
      rest.filter((word) => word !== '--json'),
    );
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

function findCommand(args: readonly string[]): Command | undefined {
  return commands.find(({ name }) => name.split(' ').every((word, i) => args[i] === word));
}

function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return ['golfslag COMMAND [--json] [--help]', '', ...lines, ''].join('\n');
}
