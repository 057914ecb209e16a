import type { Description, Operation, ApiParameter } from './document.js';
import { fieldsOf, shapesIn, typeOf, type Field } from './fields.js';

/** The description of the API in reading order. */
export interface ReadDescription {
  readonly about: string;
  readonly version: string;
  readonly operations: readonly ReadOperation[];
  readonly shapes: readonly {
    readonly name: string;
    readonly description: string;
    /** Its type, described, where it has no fields. */
    readonly type: string;
    readonly fields: readonly Field[];
  }[];
  /** The meaning of each refusal, by its status. */
  readonly problems: readonly { readonly status: string; readonly description: string }[];
}

interface ReadOperation {
  readonly id: string;
  readonly call: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly type: string;
    readonly needed: boolean;
    readonly description: string;
  }[];
  readonly curl: string;
  /** The media types of an answer that is not JSON. */
  readonly forms: string;
  /** The named schemas of a JSON answer. */
  readonly shapes: readonly string[];
  readonly problems: readonly string[];
}

/** Returns the description in reading order. `baseUrl` is the address in the examples. */
export function readDescription(description: Description, baseUrl: string): ReadDescription {
  const server = description.servers[0]?.url ?? '';
  const all = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path: server + path, method, operation })),
  );
  const refusals = new Map(all.flatMap(({ operation }) => refusalsIn(operation)));
  return {
    about: description.info.description,
    version: description.info.version,
    operations: all.map(({ path, method, operation }) => readOperation(path, method, operation, baseUrl)),
    shapes: Object.entries(description.components.schemas).map(([name, schema]) => {
      const fields = fieldsOf(schema);
      return { name, description: schema.description ?? '', type: fields.length ? '' : typeOf(schema), fields };
    }),
    problems: [...refusals].sort().map(([status, problem]) => ({ status, description: problem })),
  };
}

function readOperation(path: string, method: string, operation: Operation, baseUrl: string): ReadOperation {
  const { operationId, summary, description = '', parameters = [], responses } = operation;
  const inOrder = [...parameters].sort((a, b) => Number(a.in === 'query') - Number(b.in === 'query'));
  const given = Object.entries(responses['200']?.content ?? {});
  const json = given.find(([type]) => type === 'application/json')?.[1].schema;
  return {
    id: operationId,
    call: `${method.toUpperCase()} ${path}`,
    summary,
    description,
    parameters: inOrder.map(({ name, schema, required, description: text = '' }) => ({
      name,
      type: typeOf(schema),
      needed: required,
      description: text,
    })),
    curl: curlOf(baseUrl + path, inOrder),
    forms: json ? '' : given.map(([type]) => type).join(', '),
    shapes: json ? shapesIn(json) : [],
    problems: refusalsIn(operation).map(([status]) => status),
  };
}

function refusalsIn({ responses }: Operation): [status: string, meaning: string][] {
  return Object.entries(responses).flatMap(([status, { description }]) =>
    Number(status) >= 400 ? [[status, description]] : [],
  );
}

function curlOf(address: string, parameters: readonly ApiParameter[]): string {
  const exampleOf = ({ name, example = name }: ApiParameter) => encodeURIComponent(example);
  const path = parameters
    .filter((parameter) => parameter.in === 'path')
    .reduce((before, parameter) => before.replace(`{${parameter.name}}`, exampleOf(parameter)), address);
  const asked = parameters.filter(({ in: place, required, example }) => place === 'query' && (required || example));
  const query = asked.map((parameter) => `${parameter.name}=${exampleOf(parameter)}`).join('&');
  return `curl -H "Authorization: Bearer $TOKEN" \\\n  '${path}${query && `?${query}`}'`;
}
