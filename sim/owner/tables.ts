// The tables and pictures of the owner's pages, and the card.

import { toPdf } from '../../lib/drawing/pdf.ts'
import { toSvg } from '../../lib/drawing/sheet.ts'
import { inMinutes } from '../../lib/duration.ts'
import { table } from '../../lib/markdown.ts'
import { programs, rotation } from '../../programs/index.ts'
import { sumMs } from '../../programs/language/timing.ts'
import type { Program } from '../../programs/language/write.ts'
import { GESTURE_NAMES, gestureWords } from '../../src/gesture-words.ts'
import { CHARGING, FAULT, LOCKED, OFF, RUNNING, STATE_NAMES } from '../../src/states.ts'
import { ASK_FIRST, NEVER, PROFESSIONAL } from './advice.ts'
import { PLACES, type Place } from './body.ts'
import { drawOverview, drawPlace } from './body-picture.ts'
import { drawCard } from './card.ts'
import { LIMITS } from './limits-table.ts'

const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}\n`).join('')

const timeOf = ({ segments }: Program): string => `${inMinutes(sumMs(segments))} min`

const placeText = ({ name, title, where, hold, never }: Place): string => `### ${title}

![${title} from behind: right places and places to avoid](../pictures/place-${name}.svg)

- **Where:** ${where}.
- **How:** ${hold}
- **Never:** ${never}.
`

export const OWNER_TABLES: Record<string, () => string> = {
  gestures: () =>
    table(
      ['state', ...GESTURE_NAMES],
      [OFF, RUNNING, LOCKED, CHARGING, FAULT].map((state) => [STATE_NAMES[state]!, ...gestureWords(state)]),
    ),
  limits: () => table(['what', 'limit'], LIMITS),
  places: () => `\n${PLACES.map(placeText).join('\n')}\n`,
  never: () => list(NEVER),
  ask: () => list(ASK_FIRST),
  professional: () => table(['see one when', 'because'], PROFESSIONAL),
  rotation: () =>
    table(
      ['blinks', 'you want to', 'how', 'time', 'its name'],
      rotation.map((program, i) => [i + 1, program.title, program.about, timeOf(program), `\`${program.name}\``]),
    ),
  others: () =>
    table(
      ['you want to', 'how', 'time', 'its name'],
      programs
        .filter((program) => !rotation.includes(program))
        .map((program) => [program.title, program.about, timeOf(program), `\`${program.name}\``]),
    ),
}

export const OWNER_PICTURES: Record<string, () => string> = {
  'owner/card.pdf': () => toPdf(drawCard(rotation)),
  'pictures/card.svg': () => toSvg(drawCard(rotation)),
  'pictures/places.svg': drawOverview,
  ...Object.fromEntries(PLACES.map((place) => [`pictures/place-${place.name}.svg`, () => drawPlace(place)])),
}
