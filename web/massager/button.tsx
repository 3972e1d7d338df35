// The button of the drawn massager: pressed with the mouse, a finger, the space bar, or a click of an assistive tool.

import { useEffect, useRef } from 'preact/hooks'
import { source } from './current.ts'

/** A busy browser may report a press and its end at once; the massager takes so short a press for a bounce. */
const SHORTEST_MS = 70

/** Space presses it from anywhere on the page but where a key means something else. */
const takesKeys = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('a,button,input,select,textarea,summary,[contenteditable],[role=slider]') !== null

const isPressKey = ({ key }: KeyboardEvent): boolean => key === ' ' || key === 'Enter'

export function PressButton({ isPressed }: { isPressed: boolean }) {
  const button = useRef<HTMLButtonElement>(null)
  const isDown = useRef(false)
  const letGo = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const downMs = useRef(0)
  const lift = () => {
    clearTimeout(letGo.current)
    letGo.current = undefined
    source.value?.setFinger(false)
  }
  const setDown = (next: boolean) => {
    if (next === isDown.current) return
    isDown.current = next
    if (next) {
      if (letGo.current !== undefined) lift()
      downMs.current = performance.now()
      source.value?.setFinger(true)
    } else letGo.current = setTimeout(lift, Math.max(0, downMs.current + SHORTEST_MS - performance.now()))
  }
  useEffect(() => {
    const release = () => setDown(false)
    const onDown = (event: KeyboardEvent) => {
      const isHere = event.target === button.current
      if (!isPressKey(event) || (event.key === 'Enter' && !isHere) || (!isHere && takesKeys(event.target))) return
      event.preventDefault()
      if (!event.repeat) setDown(true)
    }
    const onUp = (event: KeyboardEvent) => {
      if (!isPressKey(event) || !isDown.current) return
      event.preventDefault()
      release()
    }
    document.addEventListener('keydown', onDown)
    document.addEventListener('keyup', onUp)
    window.addEventListener('blur', release)
    document.addEventListener('visibilitychange', release)
    return () => {
      release()
      document.removeEventListener('keydown', onDown)
      document.removeEventListener('keyup', onUp)
      window.removeEventListener('blur', release)
      document.removeEventListener('visibilitychange', release)
    }
  }, [])
  return (
    <button
      ref={button}
      type="button"
      class="press"
      aria-label="The button of the massager: press it, or hold it"
      data-pressed={isPressed}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setDown(true)
      }}
      onPointerUp={() => setDown(false)}
      onPointerCancel={() => setDown(false)}
      onLostPointerCapture={() => setDown(false)}
      onContextMenu={(event) => event.preventDefault()}
      onClick={(event) => {
        // A click without a pointer comes from a tool that cannot hold.
        if (event.detail === 0) source.value?.simulation?.press(1)
      }}
    />
  )
}
