// The world around the massager: what one can do to it, and what it is made of.

import { useId } from 'preact/hooks'
import { plugStep, type Values } from '../../sim/bench/values.ts'
import { ENGINE_NAMES, type EngineName } from '../../sim/device/engine/models.ts'
import { FIELDS } from '../../sim/world/fields.ts'
import { DocLink } from '../shell/doc-link.tsx'
import type { Setup } from '../worker/messages.ts'
import { openMassager, setup } from './current.ts'
import { MOTOR_NAMES } from './setup.ts'
import type { Simulation } from './source.ts'

/** 30 N is hard. */
const MAX_HAND_N = 40

interface SliderProps {
  label: string
  unit: string
  value: number
  range: readonly [number, number]
  set: (value: number) => void
}

function Slider({ label, unit, value, range: [min, max], set }: SliderProps) {
  const id = useId()
  return (
    <div class="slider">
      <p>
        <label for={id}>{label}</label> <output for={id}>{`${Math.round(value)} ${unit}`}</output>
      </p>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={1}
        value={Math.round(value)}
        aria-valuetext={`${Math.round(value)} ${unit}`}
        onInput={(event) => set(Number(event.currentTarget.value))}
      />
    </div>
  )
}

const Switch = ({ label, isOn, set }: { label: string; isOn: boolean; set: (isOn: boolean) => void }) => (
  <button type="button" class="button small" aria-pressed={isOn} onClick={() => set(!isOn)}>
    {label}
  </button>
)

export function Surroundings({ values, simulation }: { values: Values; simulation: Simulation }) {
  const perform = (step: string) => simulation.perform(step)
  const { pressN, roomC, charge, isCellOut, isStalled, isStuck, adapter } = values
  const plug = plugStep(values)
  const percent = Math.max(0, charge * 100)
  return (
    <div class="surroundings">
      <Slider
        label="Pressed on a body with"
        unit="N"
        value={pressN}
        range={[0, MAX_HAND_N]}
        set={(newtons) => perform(newtons > 0 ? `press it on with ${newtons} N` : 'lift it off')}
      />
      {!adapter && (
        <Slider
          label="Charge"
          unit="%"
          value={percent}
          range={[0, 100]}
          set={(value) => perform(`cell at ${value} %`)}
        />
      )}
      <Slider
        label="Room"
        unit="°C"
        value={roomC}
        range={[FIELDS.roomC.min, FIELDS.roomC.max]}
        set={(celsius) => perform(`room ${celsius} C`)}
      />
      <div class="row">
        <Switch label={adapter ? 'Adapter in' : 'Charger in'} isOn={plug.endsWith('out')} set={() => perform(plug)} />
        {!adapter && (
          <Switch label="Cell out" isOn={isCellOut} set={(isOn) => perform(isOn ? 'lose power' : 'power back')} />
        )}
        <Switch
          label="Motor jammed"
          isOn={isStalled}
          set={(isOn) => perform(isOn ? 'stall the motor' : 'free the motor')}
        />
        <Switch
          label="Button stuck"
          isOn={isStuck}
          set={(isOn) => perform(isOn ? 'the button sticks' : 'the button is free')}
        />
      </div>
    </div>
  )
}

/** What needs a new massager. */
export function Making() {
  const made = setup.value
  const change = (part: Partial<Setup>) => openMassager({ ...made, ...part })
  return (
    <div class="making">
      <label class="field">
        Engine
        <select
          value={made.engine}
          onChange={({ currentTarget }) => change({ engine: currentTarget.value as EngineName })}
        >
          {ENGINE_NAMES.map((name) => (
            <option key={name} value={name}>
              {name === 'none' ? 'none: code takes no time' : `like ${name}`}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        Motor
        <select value={made.motor} onChange={({ currentTarget }) => change({ motor: currentTarget.value })}>
          {MOTOR_NAMES.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <label class="field">
        Seed
        <input
          type="number"
          min={0}
          max={1_000_000_000}
          value={made.seed}
          onChange={({ currentTarget }) => change({ seed: Math.max(0, Math.trunc(Number(currentTarget.value) || 0)) })}
        />
      </label>
      <p class="dim">
        A change here makes a new massager. The same seed gives the same noise, bounces and chatter.{' '}
        <DocLink page="contributor/simulator">The simulator</DocLink>
      </p>
    </div>
  )
}
