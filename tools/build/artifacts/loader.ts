// Makes a folder for an app loader: espruino.github.io/EspruinoApps for boards, banglejs.com/apps for the watch.

import type { EspruinoBoard } from '../../../hal/boards/board.ts'
import { version } from '../stamp.ts'
import { renderIconBits, renderIconPng } from './icon.ts'
import { DATA_FILES } from './storage-layout.ts'
import { findTarget, WATCH } from './target.ts'

const describeApp = ({ title }: EspruinoBoard) =>
  `Firmware for a hand-held vibration massager for muscle knots, for ${title}.`

const makeReadme = (board: EspruinoBoard) => `# unknot

${describeApp(board)} Version ${version}.

A new device is locked: press once, and the light gives one long blink. Press three times to unlock it: two long blinks.
Then hold the button for a second to start the last program, and again to stop it. While it runs, one press starts the
next program, and two presses make it stronger. The motor must be wired as on the project's wiring page.

${board.about.missing.map((sentence) => `${sentence}\n`).join('')}
It does not cure, diagnose or treat. Stop if it hurts.
`

/** The id of the app, which is also the name of its folder. */
export const getAppId = (board: EspruinoBoard): string =>
  board.about.firmware === WATCH ? 'unknot' : `unknot-${board.name}`

/** Contents by file name. */
export async function makeAppFolder(board: EspruinoBoard, code: string): Promise<Record<string, string | Buffer>> {
  const isWatch = board.about.firmware === WATCH
  const image = { name: 'unknot.img', url: 'app-icon.js', evaluate: true }
  const metadata = {
    id: getAppId(board),
    name: 'unknot',
    icon: 'icon.png',
    version,
    description: describeApp(board),
    tags: 'tool,health',
    readme: 'README.md',
    ...(isWatch ? { type: 'app', supports: [WATCH] } : { needsFeatures: ['BLE'] }),
    storage: [{ name: findTarget(board).file, url: 'app.js' }, ...(isWatch ? [image] : [])],
    data: DATA_FILES.map((name) => ({ name })),
  }
  return {
    'metadata.json': `${JSON.stringify(metadata, null, 2)}\n`,
    'icon.png': await renderIconPng(),
    'README.md': makeReadme(board),
    'app.js': code,
    ...(isWatch && { 'app-icon.js': `atob("${(await renderIconBits()).toString('base64')}")\n` }),
  }
}
