import type { Schema } from './document.js';

/** A field of an answer, as it is shown to a reader. */
export interface Field {
  readonly name: string;
  /** Its type, such as "number from 0 to 100, or null". */
  readonly type: string;
  /** The named schemas in its type. */
  readonly shapes: readonly string[];
  readonly description: string;
  readonly fields: readonly Field[];
}

/** Returns the fields of a schema. A list has those of its items, a map those of its values. */
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

/** Returns the type of a schema, described for a reader. */
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

/** Returns the names of the schemas that a schema refers to. */
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
