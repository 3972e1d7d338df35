// Which browser the tests of the page use.

import { existsSync } from 'node:fs'

const USUAL_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** The path in CHROMIUM, or a usual one; undefined where there is no browser. */
export const findChromium = (): string | undefined =>
  process.env.CHROMIUM || USUAL_PATHS.find((path) => existsSync(path))
