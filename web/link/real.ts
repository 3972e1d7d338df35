// A real massager on a link, as the views of the page know it.

import { signal } from '@preact/signals'
import { boards } from '../../hal/boards/index.ts'
import { toBytes } from '../../lib/bytes.ts'
import { compile } from '../../programs/language/compile.ts'
import type { Program } from '../../programs/language/write.ts'
import type { Values } from '../../sim/bench/values.ts'
import type { Memory } from '../../sim/journal/memory.ts'
import type { Happening } from '../../sim/signals/happenings.ts'
import type { LinkClient } from '../../tools/link/client.ts'
import type { DeviceState, Identity } from '../../tools/link/device.ts'
import { CHANGES, valuesOfState } from '../../tools/link/values.ts'
import type { MassagerSource, RealDevice } from '../massager/source.ts'
import { tellError } from '../shell/notices.tsx'
import { Finger } from './finger.ts'

/** More than anyone reads. */
const MAX_SAID = 200
export class RealMassager implements MassagerSource, RealDevice {
  readonly kind = 'real'
  readonly name: string
  readonly values = signal<Values | undefined>(undefined)
  readonly said = signal<readonly Happening[]>([])
  readonly playing = signal<Program | undefined>(undefined)
  readonly real = this
  readonly #client: LinkClient
  readonly #board: string
  readonly #beganMs = performance.now()
  readonly #finger = new Finger((gesture) => this.#do(this.#client.gesture(gesture)))
  #isPressed = false

  constructor(client: LinkClient, { board, engine, firmware }: Identity) {
    this.#client = client
    const known = boards[board]
    this.name = [known?.title ?? board, `unknot ${firmware}`, engine].filter((word) => word !== '').join(', ')
    this.#board = board
    if (client.state) this.take(client.state)
  }

  /** What the device says of itself. */
  take(device: DeviceState): void {
    const before = this.values.value?.state
    const { state, fault } = device
    if (before === 'running' && state !== 'running') this.playing.value = undefined
    const ms = performance.now() - this.#beganMs
    const values = valuesOfState(device, this.#board, ms, this.playing.value)
    this.values.value = { ...values, isPressed: this.#isPressed }
    if (state !== before) this.#say(ms, fault && state === 'fault' ? `fault ${fault}` : (CHANGES[state] ?? state))
  }

  #say(t: number, says: string): void {
    this.said.value = [{ t, says }, ...this.said.value].slice(0, MAX_SAID)
  }

  #do(work: Promise<unknown>): void {
    work.catch((error) => tellError('The real massager', error))
  }

  setFinger(isDown: boolean): void {
    this.#isPressed = isDown
    if (this.values.value) this.values.value = { ...this.values.value, isPressed: isDown }
    this.#finger.set(isDown)
  }

  stop(): void {
    this.#do(this.#client.stop())
  }

  play(program: Program): void {
    this.playing.value = program
    this.#do(this.#play(program))
  }

  async #play(program: Program): Promise<void> {
    try {
      await this.#client.play(toBytes(compile(program)))
    } catch (error) {
      this.playing.value = undefined
      throw error
    }
  }

  readMemory(): Promise<Memory> {
    return this.#client.readMemory()
  }

  disconnect(): void {
    void this.#client.close()
  }
}
