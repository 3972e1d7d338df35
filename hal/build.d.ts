// What the build stands in for on every engine.

/** The rotation, compiled. */
declare module '#programs' {
  export const programs: readonly string[]
}
