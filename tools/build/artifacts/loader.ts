// A folder for an app loader: espruino.github.io/EspruinoApps for boards, banglejs.com/apps for the watch.

import type { EspruinoBoard } from '../../../hal/boards/board.ts'
import { version } from '../stamp.ts'
import { iconBits, iconPng } from './icon.ts'
import { SLOTS } from './settle.ts'
import { targetOf, WATCH } from './target.ts'

const about = ({ title }: EspruinoBoard) =>
  `Firmware for a hand-held vibration massager for muscle knots, for ${title}.`

const readme = (board: EspruinoBoard) => `# unknot

${about(board)} Version ${version}.

A new device is locked: one press gives one long blink, three presses unlock it with two long blinks. Then hold the
button for a second to start the last program, and again to stop it. While it runs, one press takes the next program and
two make it stronger. It takes a motor that is wired as the project's wiring page says.

${board.about.missing.map((sentence) => `${sentence}\n`).join('')}
It does not cure, diagnose or treat. Stop if it hurts.
`

/** The name of its folder too. */
export const appId = (board: EspruinoBoard): string =>
  board.about.firmware === WATCH ? 'unknot' : `unknot-${board.name}`

/** File names and contents. */
export async function appFolder(board: EspruinoBoard, code: string): Promise<Record<string, string | Buffer>> {
  const watch = board.about.firmware === WATCH
  const image = { name: 'unknot.img', url: 'app-icon.js', evaluate: true }
  const metadata = {
    id: appId(board),
    name: 'unknot',
    icon: 'icon.png',
    version,
    description: about(board),
    tags: 'tool,health',
    readme: 'README.md',
    ...(watch ? { type: 'app', supports: [WATCH] } : { needsFeatures: ['BLE'] }),
    storage: [{ name: targetOf(board).file, url: 'app.js' }, ...(watch ? [image] : [])],
    data: SLOTS.map((name) => ({ name })),
  }
  return {
    'metadata.json': `${JSON.stringify(metadata, null, 2)}\n`,
    'icon.png': await iconPng(),
    'README.md': readme(board),
    'app.js': code,
    ...(watch && { 'app-icon.js': `atob("${(await iconBits()).toString('base64')}")\n` }),
  }
}
