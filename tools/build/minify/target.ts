/** What passes need to know besides the code. */
export interface Target {
  /** Names of properties that may become shorter. */
  fields: Iterable<string>
  /** The engine reads all code in strict mode. */
  isStrict: boolean
  /** The engine searches a scope from its last name to its first. */
  findsNewestFirst: boolean
  /** The engine reads the text of a function to its end before it runs any of it. */
  readsFunctionsTwice: boolean
  /** Names of the sources, those first that the engine was seen to look up most. */
  byLookups: readonly string[]
  /** The name in the sources of each short name, as passes give them. */
  sourceNames: Map<string, string>
}
