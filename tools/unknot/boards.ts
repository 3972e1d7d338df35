// `unknot boards`: the boards that unknot can be built for.

import { boards } from '../../hal/boards/index.ts'
import type { Terminal } from '../../lib/command-line/usage.ts'
import { inColumns } from '../../lib/terminal/columns.ts'
import { ENGINES } from '../build/engines.ts'

const HEAD = { name: 'name', title: 'board', engine: 'engine', console: 'console over', motor: 'motor' }

const rows = (): (typeof HEAD)[] =>
  Object.values(boards).map(({ name, title, engine, motor, about: { reachedOver } }) => ({
    name,
    title,
    engine: ENGINES[engine].title,
    console: reachedOver.join(', '),
    motor: motor.name,
  }))

/** Answers with the exit code. */
export async function listBoards(_: readonly string[], flags: { json?: boolean }, { print, stdout }: Terminal) {
  if (flags.json) print(JSON.stringify(rows(), undefined, 2))
  else {
    for (const line of inColumns([HEAD, ...rows()].map(Object.values), stdout.columns || 80)) print(line)
    print('next: npx unknot wiring NAME')
  }
  return 0
}
