// The card that connects a real massager. What it needs is loaded when somebody comes near it.

import { useSignal } from '@preact/signals'
import type { WireKind } from '../../tools/link/wire.ts'
import { showSimulated, source } from '../massager/current.ts'
import type { Progress } from './connection.ts'

const load = () => import('./connection.ts')

/** A mistake is told when it is needed. */
const prepare = () => void load().catch(() => {})

const WAYS: readonly (readonly [WireKind, string])[] = [
  ['radio', 'Bluetooth'],
  ['espruino', 'USB, Espruino'],
  ['kaluma', 'USB, Kaluma'],
]

const WORDS: Readonly<Record<Progress, string>> = {
  choose: 'Choose the massager in the list of the browser.',
  open: 'Connecting…',
  press: 'Press the button of the massager once: it accepts this page.',
}

export function Connect() {
  const progress = useSignal<Progress | undefined>(undefined)
  const mistake = useSignal('')
  const connect = async (kind: WireKind) => {
    mistake.value = ''
    try {
      const link = await load()
      await link.connect(kind, (next) => {
        progress.value = next
      })
    } catch (error) {
      mistake.value = (error as Error).message
    }
    progress.value = undefined
  }
  const real = source.value?.real
  return (
    <section class="card connect" aria-labelledby="connect-title" onPointerEnter={prepare} onFocusIn={prepare}>
      <h2 id="connect-title">A real massager</h2>
      {real ? (
        <div class="row">
          <span>{real.name}</span>
          <button
            type="button"
            class="button small"
            onClick={() => {
              showSimulated()
              real.disconnect()
            }}
          >
            Disconnect
          </button>
        </div>
      ) : (
        <div class="row">
          {WAYS.map(([kind, name]) => (
            <button
              key={kind}
              type="button"
              class="button small"
              disabled={progress.value !== undefined}
              onClick={() => void connect(kind)}
            >
              {name}
            </button>
          ))}
        </div>
      )}
      <p class={mistake.value ? 'mistake' : 'dim'} role="status">
        {mistake.value ? `Not connected: ${mistake.value}.` : progress.value && WORDS[progress.value]}
      </p>
      {!real && !progress.value && (
        <p class="dim">
          It needs <a href="#/docs/maker/link">firmware with the link</a>. For Bluetooth, press its button five times
          while it is off.
        </p>
      )}
    </section>
  )
}
