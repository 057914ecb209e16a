import type { Schema } from './document.js';

/** A field of an answer, as a reader is told of it. */
export interface Field {
  readonly name: string;
  /** What it holds, in words: "number from 0 to 100, or null". */
  readonly type: string;
  /** The shapes, described elsewhere, that it holds. */
  readonly shapes: readonly string[];
  readonly description: string;
  readonly fields: readonly Field[];
}

/** The fields that a schema has; of a list those of its items, of a collection by name those of what it holds. */
export function fieldsOf(schema: Schema): Field[] {
  const { properties, required = [] } = schema;
  if (!properties) return insides(schema).flatMap(fieldsOf);
  return Object.entries(properties).map(([name, field]) => ({
    name,
    type: required.includes(name) ? typeOf(field) : `${typeOf(field)}; may be left out`,
    shapes: shapesIn(field),
    description: field.description ?? '',
    fields: fieldsOf(field),
  }));
}

/** What a schema takes, in words. */
export function typeOf(schema: Schema): string {
  const { $ref, type, format, anyOf, oneOf, items, prefixItems, additionalProperties, properties } = schema;
  const values = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  if ($ref !== undefined) return nameIn($ref);
  if (values) return `${values.length > 1 ? 'one of ' : ''}${values.join(', ')}`;
  const choices = anyOf ?? oneOf;
  if (choices) return choices.map(typeOf).join(', or ');
  if (Array.isArray(type)) return type.map((one: string) => typeOf({ ...schema, type: one })).join(', or ');
  if (prefixItems) return `list of ${prefixItems.map(typeOf).join(' and ')}`;
  if (items) return `list of ${typeOf(items)}`;
  if (properties) return 'object';
  if (typeof additionalProperties === 'object') return `${typeOf(additionalProperties)}, by name`;
  if (format === 'date') return 'date (YYYY-MM-DD)';
  return `${String(type ?? 'anything')}${rangeOf(schema)}`;
}

function rangeOf({ type, minimum, maximum }: Schema): string {
  if (type !== 'number' && type !== 'integer') return '';
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  return minimum === undefined ? '' : `, ${minimum} or more`;
}

/** The names of the shapes, described elsewhere, that a schema holds. */
export function shapesIn(schema: Schema): string[] {
  return schema.$ref === undefined ? insides(schema).flatMap(shapesIn) : [nameIn(schema.$ref)];
}

function insides({ items, anyOf, oneOf, prefixItems, additionalProperties }: Schema): Schema[] {
  const named = typeof additionalProperties === 'object' ? [additionalProperties] : [];
  return [...(items ? [items] : []), ...(anyOf ?? []), ...(oneOf ?? []), ...(prefixItems ?? []), ...named];
}

function nameIn(ref: string): string {
  return ref.split('/').at(-1) ?? ref;
}
