// The page for development follows the files of a massager, also those that a process loads only once.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { makeFreshPage } from '../../../tools/web/fresh-page.ts'

let folder = ''
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const program = (title: string) => `import { hold, hz, program, ramp, s } from 'unknot/language'
export default program({ name: 'mine', title: '${title}', serves: ['flow'], about: 'For tests.', segments: [hold(hz(30), s(5)), ramp(0, s(1))] })
`
/** Which of the titles stand in the scripts of the page. */
async function titlesOf(): Promise<string[]> {
  const files = Object.entries(await makeFreshPage(folder)).filter(([name]) => name.endsWith('.js'))
  const text = files.map(([, content]) => Buffer.from(content).toString()).join()
  return ['Before the change', 'After the change'].filter((title) => text.includes(title))
}

it('has the programs as they are at each call, and says what is wrong with them', async () => {
  folder = mkdtempSync(join(tmpdir(), 'page-'))
  mkdirSync(join(folder, 'programs'))
  writeFileSync(
    join(folder, 'unknot.json'),
    JSON.stringify({ board: 'pico', rotation: ['mine', 'break'], break: 'break' }),
  )
  const file = join(folder, 'programs/mine.ts')
  writeFileSync(file, program('Before the change'))
  expect(await titlesOf()).toEqual(['Before the change'])
  writeFileSync(file, program('After the change'))
  expect(await titlesOf()).toEqual(['After the change'])
  writeFileSync(file, 'broken(')
  await expect(makeFreshPage(folder)).rejects.toThrow('mine.ts:1')
}, 240_000)
