// The time of the simulator: how fast it goes, pause, a single step; and the one stop.

import { FULL_SPEED } from '../worker/messages.ts'
import type { MassagerSource } from './source.ts'

const SPEEDS = [1, 10, 100, 1000, FULL_SPEED] as const
const nameOf = (speed: number): string => (speed === FULL_SPEED ? 'full' : `×${speed}`)

/** Below this share of its speed the computer does not keep up. */
const BEHIND = 0.8

export function Controls({ massager }: { massager: MassagerSource }) {
  const { simulation } = massager
  return (
    <div class="controls">
      <button type="button" class="button stop" onClick={() => massager.stop()}>
        Stop <kbd>Esc</kbd>
      </button>
      {simulation && (
        <>
          <button
            type="button"
            class="button"
            aria-pressed={simulation.isPaused.value}
            onClick={() => simulation.setPaused(!simulation.isPaused.value)}
          >
            {simulation.isPaused.value ? 'Go on' : 'Pause'}
          </button>
          <button type="button" class="button" onClick={() => simulation.step()}>
            Step
          </button>
          <fieldset class="speeds">
            <legend class="hidden-label">Speed of time</legend>
            {SPEEDS.map((speed) => (
              <button
                key={speed}
                type="button"
                class="button small"
                aria-pressed={simulation.speed.value === speed}
                aria-label={speed === FULL_SPEED ? `${nameOf(speed)}, as fast as it can` : `${speed} times real time`}
                onClick={() => simulation.setSpeed(speed)}
              >
                {nameOf(speed)}
              </button>
            ))}
          </fieldset>
          <RanAt massager={massager} />
        </>
      )}
    </div>
  )
}

/** At full speed, and where the computer does not keep up, the page says how fast it really is. */
const RanAt = ({ massager: { simulation } }: { massager: MassagerSource }) => {
  if (!simulation) return null
  const speed = simulation.speed.value
  const ranAt = simulation.ranAt.value
  if (simulation.isPaused.value || (speed !== FULL_SPEED && ranAt > speed * BEHIND)) return null
  return <span class="dim ran-at">{`runs at ×${Math.max(1, Math.round(ranAt)).toLocaleString('en')}`}</span>
}
