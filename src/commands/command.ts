import { parseArgs } from 'node:util';
import { z } from 'zod';
import { problems } from '../problem.js';
import type { Ctx } from '../context.js';

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
  run(context: CommandContext, args: readonly string[]): Promise<CommandResult>;
}

/** An option without a value. */
export const flag = z.boolean().default(false);

/** How `parseArgs` reads an option: a flag, one value, or a value for each time it is given. */
type Shape = { readonly type: 'boolean' } | { readonly type: 'string'; readonly multiple: boolean };

/** Returns a command with these arguments in order, options and work. */
export function defineCommand<A extends string, O extends z.ZodRawShape>(command: {
  name: string;
  summary: string;
  args: readonly A[];
  options: O;
  run(
    context: CommandContext,
    input: { args: Record<A, string>; options: z.infer<z.ZodObject<O>> },
  ): Promise<CommandResult>;
}): Command {
  const { name, summary, args } = command;
  const schema = z.object(command.options);
  const shapes = Object.fromEntries(Object.entries(command.options).map(([option, type]) => [option, shapeOf(type)]));
  const usage = [
    'golfslag',
    name,
    ...args,
    ...Object.entries(shapes).map(([option, shape]) => {
      const shown = shape.type === 'boolean' ? `--${option}` : `--${option} ${option.toUpperCase()}`;
      const once = isOptional(command.options[option]) ? `[${shown}]` : shown;
      return shape.type === 'string' && shape.multiple ? `${once} [${shown}]` : once;
    }),
    '[--json]',
  ].join(' ');
  return {
    name,
    summary,
    usage,
    run(context, given) {
      const wrong = (sentence: string) => problems.usage(`${sentence} Usage: ${usage}`);
      const { values, positionals } = parse(given, shapes, wrong);
      if (positionals.length !== args.length) {
        throw wrong(args.length ? `It takes ${args.join(' ')}.` : 'It takes no arguments, only options.');
      }
      const options = schema.safeParse(values);
      if (!options.success) {
        const [issue] = options.error.issues;
        const option = String(issue?.path[0]);
        throw wrong(option in values ? `--${option}: ${issue?.message ?? ''}.` : `--${option} is needed.`);
      }
      const named = Object.fromEntries(args.map((arg, i) => [arg, positionals[i] ?? ''])) as Record<A, string>;
      return command.run(context, { args: named, options: options.data });
    },
  };
}

function parse(args: readonly string[], shapes: Record<string, Shape>, wrong: (s: string) => Error) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: shapes });
  } catch (error) {
    throw wrong(error instanceof Error ? error.message.replace(/\.?$/, '.') : 'It cannot be read.');
  }
}

/** The shape of an option; one whose schema is a list can be repeated. */
function shapeOf(type: z.core.$ZodType): Shape {
  if (z.safeParse(type, true).data === true) return { type: 'boolean' };
  return { type: 'string', multiple: type instanceof z.ZodArray };
}

function isOptional(type: z.core.$ZodType | undefined): boolean {
  return type !== undefined && z.safeParse(type, undefined).success;
}
