// `unknot boards`: lists the boards that unknot can be built for.

import { boards } from '../../hal/boards/index.ts'
import type { Terminal } from '../../lib/command-line/usage.ts'
import { inColumns } from '../../lib/terminal/columns.ts'
import { ENGINES } from '../build/engines.ts'

const HEADINGS = { name: 'name', title: 'board', engine: 'engine', console: 'console over', motor: 'motor' }

const listRows = (): (typeof HEADINGS)[] =>
  Object.values(boards).map(({ name, title, engine, motor, about: { reachedOver } }) => ({
    name,
    title,
    engine: ENGINES[engine].title,
    console: reachedOver.join(', '),
    motor: motor.name,
  }))

/** Returns the exit code. */
export async function listBoards(_: readonly string[], flags: { json?: boolean }, { print, stdout }: Terminal) {
  if (flags.json) print(JSON.stringify(listRows(), undefined, 2))
  else {
    for (const line of inColumns([HEADINGS, ...listRows()].map(Object.values), stdout.columns || 80)) print(line)
    print('next: npx unknot wiring NAME')
  }
  return 0
}
