// A script that an engine reads only when it runs to it: as the text of an eval(). An engine that compiles a whole file
// before it runs any of it then runs the statements before that at once.

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', "'": "\\'", '\n': '\\n' }
const CHARACTERS: Readonly<Record<string, string>> = { '\\': '\\', "'": "'", n: '\n' }

/** One statement, which runs `script`. */
export const toLateScript = (script: string): string => `eval('${script.replace(/[\\'\n]/g, (c) => ESCAPES[c]!)}');`

/** The same text with the scripts of toLateScript() in their places. */
export const inlineLateScripts = (text: string): string =>
  text.replace(/\beval\('((?:[^\\']|\\.)*)'\);/g, (_, script: string) =>
    script.replace(/\\(.)/g, (_escape, c: string) => CHARACTERS[c]!),
  )
