// wrap-in-block: keeps the names of the script to itself by a block, where others would take a function.
//
// Why: Espruino reads the text of a function twice: first to find its end, then to run it. That was 5 M of the 31 M
// instructions of a start. A block it runs as it reads it. Kaluma keeps the function, in which it finds names faster.
//
// Before:
//   var half=x=>x/2,count=3;log(half(count));
// After:
//   {let half=x=>x/2,count=3;log(half(count));}

import { applyEdits, findTopFunctions, parseScript } from '../source-edit.ts'
import type { Target } from '../target.ts'

/** The script in a function that is called where it stands. */
export const wrapInFunction = (code: string): string => `(()=>{${code}})()`

export function wrapInBlock(code: string, { readsFunctionsTwice }: Pick<Target, 'readsFunctionsTwice'>): string {
  const program = parseScript(code)
  // A block would not keep declared functions inside.
  if (!readsFunctionsTwice || findTopFunctions(program).size > 0) return wrapInFunction(code)
  const edits = program.body.flatMap((statement) => {
    if (statement.type !== 'VariableDeclaration') return []
    const { start, kind } = statement
    return [{ start: start!, end: start! + kind.length, text: 'let' }]
  })
  return `{${applyEdits(code, edits)}}`
}
