// What the worker plays has the trace of the simulator.

import { expect, it } from 'vitest'
import { breakIndex, rotation } from '../../../programs/index.ts'
import { compile } from '../../../programs/language/compile.ts'
import { runScenario } from '../../../sim/script/play.ts'
import type { Setup } from '../../../web/worker/messages.ts'
import { BenchPlayer, ScenarioPlayer } from '../../../web/worker/player.ts'

const SETUP: Setup = {
  rotation,
  breakIndex,
  motor: 'massager',
  engine: 'rp2040',
  seed: 3,
  world: { roomC: 31 },
  without: [],
}

/** Runs a player in steps of odd lengths, as frames come. */
function runIn(player: BenchPlayer | ScenarioPlayer, toMs: number): void {
  for (let i = 0; player.now < toMs && i < 1e6; i++) {
    const before = player.now
    player.runTo(Math.min(toMs, before + 7 + ((i * 13) % 29)))
    if (player.now === before) return
  }
}

function traceOf(text: string): string {
  const lines: object[] = []
  runScenario(text, {
    programs: rotation.map((program) => compile(program, program.name)),
    names: rotation.map(({ name }) => name),
    breakIndex,
    onTrace: (line) => void lines.push(line),
    onSay: ({ t, says }) => void lines.push({ t, says }),
  })
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('')
}

it('plays a scenario in any slices with the same trace', () => {
  const text =
    'given a real world with seed 5\ngiven unlocked\nlong press\nwait 20 s\npress twice\nwait 5 s\ncharger in\nwait 9 s\n'
  const player = new ScenarioPlayer(text, SETUP)
  runIn(player, Number.POSITIVE_INFINITY)
  expect(player.progress).toEqual({ isOver: true, met: 0, mistake: '' })
  expect(player.text('trace')).toBe(traceOf(text))
  expect(player.text('recording')).toBeUndefined()
})

it('records what one did, with its world and the programs of the button; played again it is the same', () => {
  const bench = new BenchPlayer(SETUP)
  bench.bench.start()
  runIn(bench, 9000)
  bench.bench.perform('charger in')
  runIn(bench, 12_345)
  const recording = bench.text('recording')!
  expect(recording).toContain('# The programs of the button: knot, ease, flow, calm, break\n')
  expect(recording).toContain('given a real world with seed 3\ngiven room temperature 31 C\n')
  const player = new ScenarioPlayer(recording, SETUP)
  runIn(player, Number.POSITIVE_INFINITY)
  expect(player.text('trace')).toBe(traceOf(recording))
  expect(player.values).toEqual(bench.values)
  expect(bench.text('trace')).toBeUndefined()
})

it('gives what was said once, the oldest first', () => {
  const player = new BenchPlayer(SETUP)
  // It boots before it can be pressed.
  runIn(player, 500)
  player.bench.press(3)
  runIn(player, 5000)
  player.bench.hold()
  runIn(player, 8000)
  expect(player.takeSaid().map(({ says }) => says)).toEqual([
    'unlocked, hold the button to start',
    'on: knot, strength 2',
  ])
  expect(player.takeSaid()).toEqual([])
  player.bench.turnOff()
  runIn(player, 12_000)
  expect(player.takeSaid().map(({ says }) => says)[0]).toBe('off')
})

it('tells an expectation that is not met, and stands still from then on', () => {
  const player = new ScenarioPlayer('given unlocked\nexpect state running\nwait 5 s\n', SETUP)
  runIn(player, 10_000)
  expect(player.progress.mistake).toMatch(/^line 2: expect state running: /)
  expect(player.now).toBeLessThan(1000)
})
