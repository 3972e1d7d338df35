// Completion from the published schema: which fields and values may stand at a place in a program.

import { findNodeAtLocation, getLocation, type JSONPath, parseTree } from 'jsonc-parser'
import { isTooDeep } from '../../programs/language/json/read.ts'
import { SCHEMA } from '../../programs/language/json/schema.ts'

/** A part of a JSON Schema, as far as this schema uses it. */
interface Schema {
  $ref?: string
  oneOf?: readonly Schema[]
  properties?: Record<string, Schema>
  items?: Schema
  enum?: readonly string[]
  const?: unknown
  type?: string
  description?: string
}

export interface Completion {
  /** As it stands in the text. */
  label: string
  /** What is put in. */
  insert: string
  about: string
}

export interface Completions {
  /** The part of the text that is replaced. */
  from: number
  to: number
  options: readonly Completion[]
}

const ROOT = SCHEMA as unknown as Schema
const DEFINITIONS = SCHEMA.$defs as unknown as Record<string, Schema>

/** What to begin with, by the name of a definition. */
const EXAMPLES: Record<string, readonly string[]> = {
  level: ['"40 Hz"', '50', '0'],
  time: ['"30 s"', '"2 min"', '"500 ms"'],
  count: ['3', '5'],
  segments: ['[]'],
}

const definitionOf = ({ $ref = '' }: Schema): string => $ref.replace('#/$defs/', '')

/** The alternatives that a schema stands for. */
function alternatives(schema: Schema): Schema[] {
  if (schema.$ref) return alternatives(DEFINITIONS[definitionOf(schema)]!)
  return schema.oneOf ? schema.oneOf.flatMap(alternatives) : [schema]
}

const keysIn = (value: unknown): string[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : []

/** Of the alternatives, those that have every one of the fields that are there. */
const fitting = (schemas: readonly Schema[], keys: readonly string[]): Schema[] =>
  schemas.filter(({ properties = {} }) => keys.every((key) => key in properties))

/** The schemas of a place, unresolved, so that examples know the definition. */
function schemasAt(path: JSONPath, valueAt: (path: JSONPath) => unknown): Schema[] {
  let schemas: Schema[] = [ROOT]
  path.forEach((key, i) => {
    const resolved = schemas.flatMap(alternatives)
    schemas =
      typeof key === 'number'
        ? resolved.flatMap(({ items }) => items ?? [])
        : fitting(
            resolved,
            keysIn(valueAt(path.slice(0, i))).filter((known) => known !== key),
          ).flatMap(({ properties }) => properties?.[key] ?? [])
  })
  return schemas
}

/** Values that may stand for a schema. `programs` are the names that "play" knows. */
function valuesOf(schema: Schema, programs: readonly string[]): string[] {
  if (definitionOf(schema) === 'program') return programs.map((name) => JSON.stringify(name))
  const examples = EXAMPLES[definitionOf(schema)]
  if (examples) return [...examples]
  return alternatives(schema).flatMap(({ enum: values, const: value }) =>
    values ? values.map((one) => JSON.stringify(one)) : value === undefined ? [] : [JSON.stringify(value)],
  )
}

/** A field with a value to begin with. */
function fieldOf(key: string, schema: Schema, about: string, programs: readonly string[]): Completion {
  const [value = alternatives(schema)[0]?.type === 'array' ? '[]' : '""'] = valuesOf(schema, programs)
  return { label: JSON.stringify(key), insert: `${JSON.stringify(key)}: ${value}`, about: schema.description ?? about }
}

/** Each once, those first that begin with what is typed, and none without it. */
function choose(options: readonly Completion[], typed: string): Completion[] {
  const word = typed.replaceAll('"', '').toLowerCase()
  const placeIn = ({ label }: Completion): number => label.replaceAll('"', '').toLowerCase().indexOf(word)
  const distinct = [...new Map(options.map((option) => [option.label, option])).values()]
  const found = distinct.filter((option) => placeIn(option) >= 0)
  return [...found.filter((option) => placeIn(option) === 0), ...found.filter((option) => placeIn(option) > 0)]
}

/** What may stand at `offset`; no options where nothing is known. */
export function completionsAt(text: string, offset: number, programs: readonly string[]): Completions {
  if (isTooDeep(text)) return { from: offset, to: offset, options: [] }
  const { path, isAtPropertyKey, previousNode } = getLocation(text, offset)
  const isInNode = previousNode && offset >= previousNode.offset && offset <= previousNode.offset + previousNode.length
  const [from, to] = isInNode ? [previousNode.offset, previousNode.offset + previousNode.length] : [offset, offset]
  const typed = text.slice(from, offset)
  const tree = parseTree(text, [], { allowTrailingComma: true })
  const valueAt = (place: JSONPath): unknown => {
    const node = tree && findNodeAtLocation(tree, place)
    return node?.type === 'object'
      ? Object.fromEntries((node.children ?? []).map(({ children }) => [children?.[0]?.value, true]))
      : undefined
  }
  if (isAtPropertyKey) {
    const place = path.slice(0, -1)
    const present = keysIn(valueAt(place)).filter((key) => key !== path.at(-1))
    const options = fitting(schemasAt(place, valueAt).flatMap(alternatives), present).flatMap(
      ({ properties = {}, description = '' }) => {
        const missing = Object.entries(properties).filter(([key]) => !present.includes(key))
        // A segment begins with its word, which is the first of its fields.
        const offered = present.length === 0 && place.length > 0 ? missing.slice(0, 1) : missing
        return offered.map(([key, schema]) => fieldOf(key, schema, description, programs))
      },
    )
    return { from, to, options: choose(options, typed).filter(({ label }) => label !== '"$schema"') }
  }
  const options = schemasAt(path, valueAt).flatMap((schema) => {
    if (definitionOf(schema) === 'segment')
      return alternatives(schema).map(({ properties = {}, description = '' }) => {
        const fields = Object.entries(properties).filter(([key]) => key !== 'rise' && key !== 'fall')
        const insert = fields.map(([key, field]) => fieldOf(key, field, '', programs).insert).join(', ')
        return { label: JSON.stringify(fields[0]![0]), insert: `{ ${insert} }`, about: description }
      })
    return valuesOf(schema, programs).map((value) => ({ label: value, insert: value, about: '' }))
  })
  return { from, to, options: choose(options, typed) }
}
