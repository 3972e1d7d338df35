// The massager for ear and hand: a hum with the hertz of its motor, and the motor of a phone.

import { effect, signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { tell } from '../shell/notices.tsx'
import { source } from './current.ts'

const isHumming = signal(false)
const hasTouch = matchMedia('(pointer: coarse)').matches
const canVibrate = hasTouch && 'vibrate' in navigator
const isVibrating = signal(canVibrate && !matchMedia('(prefers-reduced-motion: reduce)').matches)

/** A speaker of a phone has no 40 Hz: the overtones of the hum carry it. */
const OVERTONES = [0, 1, 0.8, 0.65, 0.5, 0.4, 0.3, 0.2, 0.15, 0.1]
const LOUDEST = 0.35
/** So quick does the hum follow. */
const FOLLOW_S = 0.03

/** The motor as it is felt: 0 while time stands still or runs faster than a hand feels. */
function felt(): { hertz: number; share: number } {
  const { values, simulation } = source.value ?? {}
  const { hertz = 0, topHertz = 1 } = values?.value ?? {}
  const isAsIs = !simulation || (!simulation.isPaused.value && simulation.speed.value === 1)
  return isAsIs ? { hertz, share: Math.min(1, hertz / topHertz) } : { hertz: 0, share: 0 }
}

/** Hums until the returned function is called. Throws where the browser has no sound. */
function hum(): () => void {
  const audio = new AudioContext()
  const tone = new OscillatorNode(audio, {
    frequency: 40,
    periodicWave: audio.createPeriodicWave(new Float32Array(OVERTONES.length), Float32Array.from(OVERTONES)),
  })
  const volume = new GainNode(audio, { gain: 0 })
  tone.connect(volume).connect(audio.destination)
  tone.start()
  void audio.resume()
  const dispose = effect(() => {
    const { hertz, share } = felt()
    const { currentTime } = audio
    if (share > 0) tone.frequency.setTargetAtTime(hertz, currentTime, FOLLOW_S)
    volume.gain.setTargetAtTime(LOUDEST * share, currentTime, FOLLOW_S)
  })
  return () => {
    dispose()
    void audio.close()
  }
}

/** A phone's motor is on or off: strength is the share of the time that it is on. */
const SLICE_MS = 100

function vibrate(): () => void {
  const timer = setInterval(() => {
    const { share } = felt()
    if (share > 0) navigator.vibrate([Math.round(SLICE_MS * (0.3 + 0.7 * share))])
  }, SLICE_MS)
  return () => {
    clearInterval(timer)
    navigator.vibrate(0)
  }
}

/** Hum and vibration, for as long as the view is open. */
export function Feel() {
  useEffect(() => {
    if (!isHumming.value) return undefined
    try {
      return hum()
    } catch {
      isHumming.value = false
      tell('This browser plays no sound.')
      return undefined
    }
  }, [isHumming.value])
  useEffect(() => (isVibrating.value ? vibrate() : undefined), [isVibrating.value])
  return (
    <div class="row feel">
      <button
        type="button"
        class="button small"
        aria-pressed={isHumming.value}
        onClick={() => {
          isHumming.value = !isHumming.value
        }}
      >
        Hum
      </button>
      {canVibrate && (
        <button
          type="button"
          class="button small"
          aria-pressed={isVibrating.value}
          onClick={() => {
            isVibrating.value = !isVibrating.value
          }}
        >
          Vibrate this phone
        </button>
      )}
    </div>
  )
}
