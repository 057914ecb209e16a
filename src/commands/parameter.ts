import { z } from 'zod';
import { isDate } from '../language/local-day.js';
import { alternatives } from '../plain-errors.js';

/** An argument or option of a command, as its help and usage show it. */
export interface Parameter {
  readonly name: string;
  readonly kind: 'argument' | 'flag' | 'value' | 'list';
  /** How it is typed: "--wave WAVE". */
  readonly typed: string;
  /** As `typed`, in brackets where it can be left out. */
  readonly usage: string;
  /** What it is, what it can be, and what it is when left out. */
  readonly description: string;
}

/** An option without a value. */
export const flag = z.boolean().default(false);

/** A day, as people type it. */
export const date = z.string().refine(isDate, 'must be a date such as 2026-12-18');

/** The wave that a command works on. */
export const wave = z.string().describe('the wave, such as 2026; `golfslag wave list` lists them');

/** The group whose people or answers a command works on. */
export const group = z.string().describe('the group, as study.yaml names it, such as ex-client or employer');

/** The bureau that a command works for. */
export const bureau = z.string().describe('the bureau, as study.yaml names it, such as blcc');

/** Returns the arguments, then the options, with what their schemas say of them. */
export function describeParameters(args: z.ZodRawShape, options: z.ZodRawShape): Parameter[] {
  return [
    ...Object.entries(args).map(([name, type]): Parameter => {
      const described = describe(type);
      return { name, kind: 'argument', typed: name, usage: name, description: described.text };
    }),
    ...Object.entries(options).map(([name, type]): Parameter => {
      const { inner, optional, text: description } = describe(type);
      const kind = inner instanceof z.ZodBoolean ? 'flag' : inner instanceof z.ZodArray ? 'list' : 'value';
      const typed = kind === 'flag' ? `--${name}` : `--${name} ${name.toUpperCase()}`;
      const once = optional ? `[${typed}]` : typed;
      return { name, kind, typed, usage: kind === 'list' ? `${once} [${typed}]` : once, description };
    }),
  ];
}

/** Returns the environment variables of a schema, with what they are. */
export function describeEnvironment(shape: z.ZodRawShape): { name: string; description: string }[] {
  return Object.entries(shape).map(([name, type]) => ({ name, description: describe(type).text }));
}

/** What a schema says: its innermost type, whether it can be left out, and in words what it is. */
function describe(type: z.core.$ZodType): { inner: z.core.$ZodType; optional: boolean; text: string } {
  let [inner, words, preset] = [type, '', undefined as unknown];
  for (;;) {
    words ||= z.globalRegistry.get(inner)?.description ?? '';
    if (inner instanceof z.ZodDefault) preset = inner.def.defaultValue;
    if (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault) inner = inner.def.innerType;
    else break;
  }
  const choices = choicesOf(inner instanceof z.ZodArray ? inner.def.element : inner);
  const details = [
    ...(choices.length ? [alternatives(choices)] : []),
    ...(typeof preset === 'string' || typeof preset === 'number' ? [`default: ${preset}`] : []),
  ].join('; ');
  const text = words && details ? `${words} (${details})` : words;
  return { inner, optional: z.safeParse(type, undefined).success, text };
}

function choicesOf(type: z.core.$ZodType): unknown[] {
  return type instanceof z.ZodEnum ? type.options : [];
}
