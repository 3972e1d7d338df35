// Kinds of JSON values that the fields of a maker's own board accept, each with its words and its JSON Schema.

export interface Kind {
  accepts: (value: unknown) => boolean
  /** What it accepts, in words: "a whole number from 0 to 200". */
  words: string
  /** The same as JSON Schema. */
  schema: object
}

export interface Field {
  kind: Kind
  about: string
  isRequired?: true
  /** The fields of a value that is an object; undefined where it has none to check. */
  fieldsOf?: (value: Record<string, unknown>) => Fields | undefined
}

export type Fields = Record<string, Field>

export const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isWhole = (value: unknown, min: number, max: number): value is number =>
  Number.isInteger(value) && (value as number) >= min && (value as number) <= max

/** '"a", "b" or "c"' */
export const listChoices = (values: readonly (string | number)[]): string =>
  values
    .map((value) => JSON.stringify(value))
    .join(', ')
    .replace(/, ([^,]*)$/, ' or $1')

export const wholeNumber = (min: number, max: number): Kind => ({
  accepts: (value) => isWhole(value, min, max),
  words: `a whole number from ${min} to ${max}`,
  schema: { type: 'integer', minimum: min, maximum: max },
})

export const number = (min: number, max: number): Kind => ({
  accepts: (value) => typeof value === 'number' && value >= min && value <= max,
  words: `a number from ${min} to ${max}`,
  schema: { type: 'number', minimum: min, maximum: max },
})

export const oneOf = (...values: (string | number)[]): Kind => ({
  accepts: (value) => values.includes(value as string),
  words: listChoices(values),
  schema: { enum: values },
})

export const text: Kind = { accepts: isText, words: 'a text', schema: { type: 'string', minLength: 1 } }

export const textByPin: Kind = {
  accepts: (value) => isRecord(value) && Object.values(value).every(isText),
  words: 'an object with a text for each pin',
  schema: { type: 'object', additionalProperties: { type: 'string', minLength: 1 } },
}

export const pin: Kind = {
  accepts: (value) => isText(value) || (Number.isInteger(value) && (value as number) >= 0),
  words: 'a pin, such as 18, "GP18" or "D3", or "none"',
  schema: {
    anyOf: [
      { type: 'integer', minimum: 0 },
      { type: 'string', minLength: 1 },
    ],
  },
}

/** Valid in file names on every system. */
const NAME = /^[a-z][a-z0-9-]{0,30}$/
/** Windows reserves these names. */
const RESERVED_NAME = /^(con|prn|aux|nul|com\d|lpt\d)$/
export const fileName: Kind = {
  accepts: (value) => isText(value) && NAME.test(value) && !RESERVED_NAME.test(value),
  words: 'a file name: small letters, digits and hyphens, with a letter first, at most 31 characters',
  schema: { type: 'string', pattern: NAME.source, not: { pattern: RESERVED_NAME.source } },
}

/** A device has no room for a curve of many points. */
const MAX_POINTS = 16
/** Whole numbers that rise, up to `max`. */
export const curve = (max: number): Kind => ({
  accepts: (value) =>
    Array.isArray(value) &&
    value.length >= 2 &&
    value.length <= MAX_POINTS &&
    value.every((item, i) => isWhole(item, i > 0 ? value[i - 1] + 1 : 1, max)),
  words: `a list of 2 to ${MAX_POINTS} whole numbers up to ${max}, each above the one before`,
  schema: {
    type: 'array',
    minItems: 2,
    maxItems: MAX_POINTS,
    items: { type: 'integer', minimum: 1, maximum: max },
  },
})

/** Two whole numbers, the second not below the first. */
export const pair = (min: number, max: number): Kind => ({
  accepts: (value) =>
    Array.isArray(value) && value.length === 2 && isWhole(value[0], min, max) && isWhole(value[1], value[0], max),
  words: `a list of 2 whole numbers from ${min} to ${max}, the second not below the first`,
  schema: { type: 'array', minItems: 2, maxItems: 2, items: { type: 'integer', minimum: min, maximum: max } },
})

/** JSON Schema of the fields of an object. */
export const objectSchema = (fields: Fields): object => ({
  type: 'object',
  properties: Object.fromEntries(
    Object.entries(fields).map(([name, { kind, about }]) => [name, { description: about, ...kind.schema }]),
  ),
  required: Object.keys(fields).filter((name) => fields[name]!.isRequired),
  additionalProperties: false,
})
