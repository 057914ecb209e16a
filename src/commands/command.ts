import { parseArgs } from 'node:util';
import { z } from 'zod';
import { nearest } from '../files/names.js';
import { plainly, sentenceOf } from '../plain-errors.js';
import { problems } from '../problem.js';
import type { Ctx } from '../context.js';
import { describeParameters, type Parameter } from './parameter.js';

/** The result of a command: one JSON document, and the same for people. */
export interface CommandResult {
  readonly result: object;
  readonly text: string;
  /** The sentence for stderr when the command refused; the exit status is then 1. */
  readonly refused?: string;
}

/**
 * What a command can use: the context (opened and migrated on first use), and a line of progress.
 */
export interface CommandContext {
  open(): Promise<Ctx>;
  readonly environment: NodeJS.ProcessEnv;
  progress(line: string): void;
}

export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  /** Its arguments and options, in the order of its usage. */
  readonly parameters: readonly Parameter[];
  /** What follows its name in an example. */
  readonly example: string | undefined;
  run(context: CommandContext, args: readonly string[]): Promise<CommandResult>;
}

/**
 * Returns a command with these arguments in order, options and work. The schema of each says what
 * it is, for help.
 */
export function defineCommand<A extends z.ZodRawShape, O extends z.ZodRawShape>(command: {
  name: string;
  summary: string;
  args: A;
  options: O;
  example?: string;
  run(
    context: CommandContext,
    input: { args: z.infer<z.ZodObject<A>>; options: z.infer<z.ZodObject<O>> },
  ): Promise<CommandResult>;
}): Command {
  const { name, summary, example } = command;
  const [args, options] = [z.object(command.args), z.object(command.options)];
  const parameters = describeParameters(command.args, command.options);
  const usage = ['golfslag', name, ...parameters.map((parameter) => parameter.usage), '[--json]'].join(' ');
  const wrongUsage = (sentence: string) => problems.usage(`${sentence} Usage: ${usage}`);
  const wrongValue = (sentence: string) => problems.usage(`${sentence}. \`golfslag ${name} --help\` explains it.`);
  return {
    name,
    summary,
    usage,
    parameters,
    example,
    run(context, given) {
      const typed = readWords(given, parameters, wrongUsage);
      const read = <T>(schema: z.ZodType<T>, values: Readonly<Record<string, unknown>>, dashes: string): T => {
        const parsed = schema.safeParse(values, { error: plainly });
        if (parsed.success) return parsed.data;
        const { path, message } = parsed.error.issues[0] ?? { path: [], message: '' };
        const field = String(path[0]);
        if (!(field in values)) throw wrongUsage(`${dashes}${field} is needed.`);
        const value = [values[field]].flat()[Number(path[1] ?? 0)];
        throw wrongValue(sentenceOf(`${dashes}${field}`, message, value));
      };
      return command.run(context, { args: read(args, typed.args, ''), options: read(options, typed.options, '--') });
    },
  };
}

type Values = Record<string, string | boolean | string[]>;

/** What was typed for each argument and option. Throws for an unknown option and a lost value. */
function readWords(given: readonly string[], parameters: readonly Parameter[], wrong: (sentence: string) => Error) {
  const options = parameters.filter(({ kind }) => kind !== 'argument');
  const names = parameters.filter(({ kind }) => kind === 'argument').map(({ name }) => name);
  const { tokens } = parseArgs({
    args: [...given],
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      options.map(({ name, kind }) => [name, { type: kind === 'flag' ? 'boolean' : 'string' }]),
    ),
  });
  const typed: { args: Values; options: Values } = { args: {}, options: {} };
  for (const token of tokens) {
    if (token.kind === 'positional') {
      const name = names[Object.keys(typed.args).length];
      if (name === undefined) {
        throw wrong(names.length ? `"${token.value}" is one too many.` : 'It takes no arguments, only options.');
      }
      typed.args[name] = token.value;
    } else if (token.kind === 'option') {
      const option = options.find(({ name }) => name === token.name);
      if (!option) throw wrong(`There is no option ${token.rawName}.${suggest(token.name, options)}`);
      typed.options[option.name] = valueOf(token, option, typed.options[option.name], wrong);
    }
  }
  return typed;
}

/** The value of an option, after what was given for it before. */
function valueOf(
  { value, inlineValue }: { value: string | undefined; inlineValue: boolean | undefined },
  { name, kind }: Parameter,
  before: Values[string] | undefined,
  wrong: (sentence: string) => Error,
): Values[string] {
  if (kind === 'flag') {
    if (value !== undefined) throw wrong(`--${name} takes no value.`);
    return true;
  }
  if (value === undefined || (!inlineValue && value.startsWith('--'))) throw wrong(`--${name} needs a value.`);
  if (kind === 'list') return [...(Array.isArray(before) ? before : []), value];
  if (before !== undefined) throw wrong(`--${name} is given twice.`);
  return value;
}

function suggest(written: string, options: readonly Parameter[]): string {
  const meant = nearest(
    written,
    options.map(({ name }) => name),
  );
  return meant === undefined ? '' : ` Did you mean --${meant}?`;
}
