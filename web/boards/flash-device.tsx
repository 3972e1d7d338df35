// Flashes the chosen firmware from the page, and shows what `unknot flash` would print.

import { useState } from 'preact/hooks'
import { version } from '#project'
import { boards } from '../../hal/boards/index.ts'
import type { Way } from '../link/choose.ts'
import { showSimulated, source } from '../massager/current.ts'
import { tellError } from '../shell/notices.tsx'

const NAMES: Readonly<Record<Way, string>> = { usb: 'Flash by USB', bluetooth: 'Flash by Bluetooth' }

/** What the user must know before the upload ends. */
const RUNNING = 'The page must stay open until it is done.'

interface Outcome {
  lines: readonly string[]
  /** As of `unknot flash`; undefined while it runs. */
  exit?: number
}

/** A port has one user: the page itself leaves it first. */
function leaveMassager(): void {
  const real = source.value?.real
  if (!real) return
  showSimulated()
  real.disconnect()
}

export function FlashDevice({ name, code }: { name: string; code: string }) {
  const [outcome, setOutcome] = useState<Outcome>()
  const board = boards[name]!
  const { reachedOver } = board.about
  const ways: Way[] = reachedOver.some((way) => way !== 'bluetooth') ? ['usb'] : []
  if (reachedOver.includes('bluetooth')) ways.unshift('bluetooth')
  const isRunning = outcome !== undefined && outcome.exit === undefined
  const flash = async (way: Way) => {
    let lines: readonly string[] = []
    const show = (exit?: number) => setOutcome(exit === undefined ? { lines } : { lines, exit })
    show()
    try {
      leaveMassager()
      const { flashFromPage } = await import('../link/flash.ts')
      show(
        await flashFromPage({ board, code, version }, way, (line) => {
          lines = [...lines, line]
          show()
        }),
      )
    } catch (error) {
      setOutcome(undefined)
      tellError('It could not be flashed', error)
    }
  }
  return (
    <div class="flash-device">
      <div class="row">
        {ways.map((way) => (
          <button
            key={way}
            type="button"
            class="button primary small"
            disabled={isRunning}
            onClick={() => void flash(way)}
          >
            {NAMES[way]}
          </button>
        ))}
      </div>
      {isRunning && <p class="dim">{RUNNING}</p>}
      {outcome && (
        <div role="log" aria-label="Flashing" data-exit={outcome.exit}>
          {outcome.lines.map((line, i) => (
            <p key={line} class={outcome.exit && i === outcome.lines.length - 1 ? 'mistake' : ''}>
              {line}
            </p>
          ))}
        </div>
      )}
    </div>
  )
}
