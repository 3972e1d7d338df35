// The stamp is the first statement of every built file: "unknot VERSION BOARD". The flash command reads it back from a
// board. A string statement needs no memory on the device.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const version: string = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')).version

export const makeStamp = (board: string): string => `"unknot ${version} ${board}";`
