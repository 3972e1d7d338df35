// The drawn massager: it shakes as its motor turns, and its light is that of the simulator.

import { useEffect, useRef } from 'preact/hooks'
import type { Values } from '../../sim/bench/values.ts'
import { PressButton } from './button.tsx'
import { source } from './current.ts'

/** The eye sees no 40 turns a second, and a screen does not show them: the drawing is so much slower. */
const SLOWER = 6
/** The widest way of the case to one side, at the top of the band, in units of the drawing. */
const WIDEST = 5

const isStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

/** Moves `element` as the motor does, frame by frame. */
function useShaking() {
  const element = useRef<SVGGElement>(null)
  useEffect(() => {
    let phase = 0
    let lastMs = performance.now()
    let frame = 0
    const draw = (ms: number) => {
      const { hertz = 0, topHertz = 1 } = source.value?.values.peek() ?? {}
      phase += ((ms - lastMs) / 1000) * (hertz / SLOWER) * 2 * Math.PI
      lastMs = ms
      const share = isStill() || source.value?.simulation?.isPaused.peek() ? 0 : Math.min(1, hertz / topHertz)
      const way = WIDEST * share
      const move =
        share > 0 ? `translate(${(way * Math.cos(phase)).toFixed(2)} ${(way * 0.6 * Math.sin(phase)).toFixed(2)})` : ''
      if (element.current?.getAttribute('transform') !== move) element.current?.setAttribute('transform', move)
      frame = requestAnimationFrame(draw)
    }
    frame = requestAnimationFrame(draw)
    return () => cancelAnimationFrame(frame)
  }, [])
  return element
}

/** Arcs beside the head, more of them the stronger it is. They show strength without motion, too. */
const Waves = ({ share }: { share: number }) => (
  <g class="waves">
    {[0, 1, 2].map((i) => {
      const x = 62 - i * 16
      const opacity = Math.max(0, Math.min(1, share * 3 - i))
      return (
        <g key={i} style={{ opacity }}>
          <path d={`M${x} 58 Q${x - 14} 92 ${x} 126`} />
          <path d={`M${240 - x} 58 Q${254 - x} 92 ${240 - x} 126`} />
        </g>
      )
    })}
  </g>
)

export function Picture({ values }: { values: Values }) {
  const { isLit, isPressed, isStuck, isPlugged, isCellOut, isStalled, hertz, topHertz } = values
  const shaken = useShaking()
  return (
    <div class="device" data-state={values.state}>
      <svg viewBox="0 0 240 420" aria-hidden="true">
        <Waves share={hertz / topHertz} />
        <g ref={shaken}>
          {isPlugged && <path class="cable" d="M120 384 V420" />}
          <path class="tip" d="M72 128 C72 62 92 30 120 30 C148 30 168 62 168 128 Z" />
          <path class="tip-shine" d="M92 104 C93 76 101 56 114 48" />
          <rect class="collar" x="66" y="122" width="108" height="16" rx="8" />
          <rect class="body" x="58" y="132" width="124" height="254" rx="58" />
          <path class="body-shine" d="M78 190 V322" />
          {isLit && <circle class="halo" cx="120" cy="180" r="26" />}
          <circle class={isLit ? 'light on' : 'light'} cx="120" cy="180" r="8" />
          <circle class="ring" cx="120" cy="258" r="41" />
          <circle class={isPressed || isStuck ? 'cap down' : 'cap'} cx="120" cy="258" r="33" />
          {isStalled && <path class="jam" d="M96 66 L144 100 M144 66 L96 100" />}
          {isCellOut && <rect class="slot" x="100" y="326" width="40" height="26" rx="4" />}
        </g>
      </svg>
      <PressButton isPressed={isPressed} />
    </div>
  )
}
