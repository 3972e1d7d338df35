// The names of the sources by how often Espruino looks them up while the motor runs. `npm run bench:lookups` measures them.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const LOOKUPS_FILE: string = join(import.meta.dirname, 'lookups.json')

/** Names of the bundled sources, those first that are looked up most. */
export const readLookups = (): readonly string[] => JSON.parse(readFileSync(LOOKUPS_FILE, 'utf8'))
