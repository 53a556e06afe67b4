import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

/** The JSON files of a bundle that have a published schema. */
export const SCHEMAS = ['manifest', 'interview', 'codebook', 'custody'] as const;
export type SchemaName = (typeof SCHEMAS)[number];

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

export function schemaJson(name: SchemaName): JsonObject {
  const file = new URL(`../../docs/schema/${name}.schema.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as JsonObject;
}

/** Which schema a file of a bundle is judged by, if any. */
export function schemaOf(path: string): SchemaName | undefined {
  if (path === 'manifest.json') return 'manifest';
  if (path === 'codebook.json') return 'codebook';
  if (!path.endsWith('.json')) return undefined;
  if (path.startsWith('interviews/')) return 'interview';
  return path.startsWith('custody/') ? 'custody' : undefined;
}

/** A validator that nobody here wrote, over the published files alone. It refuses a schema with a slip in it. */
export function schemaValidators(): ReadonlyMap<SchemaName, ValidateFunction> {
  // Rules for a version alone stand apart from the types, which they would have to repeat.
  const ajv = new Ajv2020({ allErrors: true, strictTypes: false });
  return new Map(SCHEMAS.map((name) => [name, ajv.compile(schemaJson(name))]));
}

/** A value in a file and the way to it. */
export interface Place {
  readonly path: readonly (string | number)[];
  readonly value: Json;
}

/** Every value in a file, itself included. */
export function places(value: Json, path: Place['path'] = []): readonly Place[] {
  const inside =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, one]) =>
          places(one, [...path, Array.isArray(value) ? Number(key) : key]),
        )
      : [];
  return [{ path, value }, ...inside];
}

/** The file with another value in one place; without it when that is undefined. */
export function changed(file: Json, [key, ...rest]: Place['path'], value: Json | undefined): Json {
  if (key === undefined) return value ?? null;
  if (Array.isArray(file)) {
    const list = file as readonly Json[];
    const at = Number(key);
    if (rest.length === 0 && value === undefined) return list.toSpliced(at, 1);
    return list.with(at, changed(list[at] ?? null, rest, value));
  }
  const { [key]: old = null, ...others } = file as JsonObject;
  if (rest.length === 0 && value === undefined) return others;
  return { ...(file as JsonObject), [key]: changed(old, rest, value) };
}

/** The fields that a schema tells of, with what it says of each. */
export function propertiesOf(schema: JsonObject): readonly (readonly [string, JsonObject])[] {
  const { properties = {}, items, additionalProperties } = schema as Record<string, JsonObject>;
  const inside = [items, additionalProperties].filter((one) => typeof one === 'object');
  return [
    ...Object.entries(properties as Record<string, JsonObject>).flatMap(
      ([field, one]) => [[field, one] as const, ...propertiesOf(one)] as const,
    ),
    ...inside.flatMap(propertiesOf),
  ];
}

/** Ways to the fields that a schema tells of; `*` stands for any name, and lists have none. */
export function fieldsOf(schema: JsonObject, way = ''): readonly string[] {
  const { properties = {}, items, additionalProperties } = schema as Record<string, JsonObject>;
  const named = Object.entries(properties as Record<string, JsonObject>).flatMap(([field, one]) => [
    `${way}.${field}`,
    ...fieldsOf(one, `${way}.${field}`),
  ]);
  const listed = items ? fieldsOf(items, way) : [];
  const any = typeof additionalProperties === 'object';
  return [...named, ...listed, ...(any ? fieldsOf(additionalProperties, `${way}.*`) : [])];
}

/** Ways to the fields of a file, as `fieldsOf` has them. */
export function waysIn(schema: JsonObject, file: Json): readonly string[] {
  const open = new Set(fieldsOf(schema));
  return places(file).flatMap(({ path }) => {
    let way = '';
    for (const key of path.filter((one) => typeof one === 'string'))
      way = /\.consent\.(?:answers|limits)$/.test(way) ? `${way}.*` : `${way}.${key}`;
    return way === '' || way.endsWith('*') || open.has(way) ? [way] : [`untold ${way}`];
  });
}

/** Ways to fields of a file that the schema does not tell of. */
export function untold(schema: JsonObject, file: Json): readonly string[] {
  return [...new Set(waysIn(schema, file).filter((way) => way.startsWith('untold')))];
}
