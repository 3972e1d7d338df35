// What the massager is doing, in words and numbers.

import type { Values } from '../../sim/bench/values.ts'
import { clockOf } from '../../sim/signals/clock.ts'

const MAX_STRENGTH = 5

/** What the owner can do next. */
const HINTS: Record<string, string> = {
  locked: 'It is locked: press three times to unlock it.',
  off: 'Hold the button to start.',
  running: 'Press for the next program, hold to turn it off.',
  fault: 'Hold the button to clear the fault.',
  charging: 'It runs only when the charger is out.',
  service: 'Service mode, for makers: hold the button to leave it.',
  dark: 'No power: plug the charger in, or charge the cell.',
}
const NO_CELL = 'The cell is out: put it back.'

const Strength = ({ strength }: { strength: number }) => (
  <span class="dots" role="img" aria-label={`strength ${strength} of ${MAX_STRENGTH}`}>
    {Array.from({ length: MAX_STRENGTH }, (_, i) => (
      <i key={i} class={i < strength ? 'full' : ''} />
    ))}
  </span>
)

const Figure = ({ name, value, unit, about }: { name: string; value: string; unit?: string; about?: string }) => (
  <div class="figure">
    <dt>{name}</dt>
    <dd>
      <strong>{value}</strong>
      {unit && ` ${unit}`}
      {about && <small>{about}</small>}
    </dd>
  </div>
)

/** A massager without a sensor has no number. */
const inDigits = (value: number, digits: number): string => (Number.isNaN(value) ? '–' : value.toFixed(digits))

export function Status({ values, isReal = false }: { values: Values; isReal?: boolean }) {
  const { state, title, place, rotationLength, strength, level, hertz, volts, charge, celsius, isLit, isCellOut, ms } =
    values
  const { adapter, current } = values
  const isOut = isCellOut || adapter === 'out'
  const percent = Math.max(0, Math.round(charge * 100))
  return (
    <section class="status" aria-label="What it does now">
      <p class="state">
        <span class="badge" data-state={state}>
          {state}
        </span>
        <span class="program">{title}</span>
        {rotationLength > 1 && <span class="dim">{`${place} of ${rotationLength}`}</span>}
        <Strength strength={strength} />
      </p>
      <p class="hint">{isCellOut ? NO_CELL : (HINTS[state] ?? '')}</p>
      <dl class="figures">
        <Figure name="Level" value={String(level)} about="of 100" />
        <Figure name="Motor" value={hertz.toFixed(1)} unit="Hz" />
        <Figure
          name={adapter ? 'Adapter' : 'Battery'}
          value={isOut ? 'none' : inDigits(volts, 2)}
          unit={isOut ? '' : 'V'}
          about={isOut || isReal || adapter ? '' : `${percent} %`}
        />
        {current && (
          <Figure
            name="Current"
            value={current.amps.toFixed(2)}
            unit="A"
            about={current.isOverloaded ? 'too much' : `pressed ${clockOf(current.pressedMs)}`}
          />
        )}
        <Figure name="Case" value={inDigits(celsius, 1)} unit="°C" />
        {!isReal && <Figure name="Light" value={isLit ? 'on' : 'off'} />}
        <Figure name="Time" value={clockOf(ms)} />
      </dl>
    </section>
  )
}
