// Meters the firmware in tests, as register.mjs does on the command line.

import { meterSource } from './meter-source.mjs'
import { isMetered } from './metered-files.mjs'

/** @returns {import('vite').Plugin} */
export const meterFirmware = () => ({
  name: 'meter-firmware',
  enforce: 'pre',
  // Lines stay where they are, so the source needs no map.
  transform: (code, file) => (isMetered(file) ? { code: meterSource(code), map: null } : undefined),
})
