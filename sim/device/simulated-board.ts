// What a simulated device is made of besides its world: a board, and what runs on it. Usually that is the firmware of
// this process on a fake HAL. sim/built/ makes another: the file that a board is flashed with.

import type { MotorProfile } from '../../src/motor/profile.ts'
import type { FakeLink } from '../link/fake-link.ts'
import type { WorldSettings } from '../world/fields.ts'
import type { BoardOptions } from './board-options.ts'
import type { VirtualClock } from './clock.ts'
import { createStore, type DeviceStore } from './device-store.ts'
import type { Engine } from './engine/engine.ts'
import type { EngineName } from './engine/models.ts'
import { FakeHal } from './fake-hal.ts'
import { Firmware } from './firmware.ts'
import type { Surroundings } from './surroundings.ts'

/** The board: what can be seen of it, and what happens to it. */
export interface DeviceBoard
  extends Pick<
    FakeHal,
    | 'duty'
    | 'lightLevel'
    | 'consoleOpen'
    | 'resets'
    | 'isPowered'
    | 'isAlive'
    | 'wakeUps'
    | 'sensorChecks'
    | 'lastError'
    | 'brokenParts'
    | 'now'
    | 'motor'
    | 'setButton'
    | 'noteCharger'
    | 'reset'
    | 'powerDown'
    | 'powerUp'
  > {
  /** A gesture, or one of massager.ASK_…. */
  request(what: number, from: 'button' | 'host'): void
  /** Days since 1970 by the clock of the board, where it has one that runs on. */
  today?: number
  /** Its console is on a wire and always open: nothing shows whether it is in service mode. */
  readonly isConsoleWired?: boolean
  /** Hosts, where the board has a link. */
  readonly link?: FakeLink
  /** What delays its engine besides the code, and until when something else took it last, in ms. */
  readonly delays?: EngineDelays
  readonly stalledUntil?: number
}

/** The longest that something else takes the engine, and by how much a write to flash may be slower, in ms. */
export interface EngineDelays {
  readonly stallMaxMs: number
  readonly slowStoreMaxMs: number
}

/** What the firmware says of itself, or what can be told from outside. */
export interface DeviceStatus {
  state: number
  program: number
  strength: number
  fault: number
  wakeAt: number
  level: number
  duty: number
  light: number
}

export interface DeviceFirmware {
  readonly engine: Engine
  readonly state: string
  /** Whether it tells its state. Otherwise the state is a guess, and no part of the trace. */
  readonly tellsState: boolean
  boot(): void
  readonly status: DeviceStatus
}

/** What a board is connected to, and what it is made for. */
export interface BoardParts {
  clock: VirtualClock
  surroundings: Surroundings
  store: DeviceStore
  settings: WorldSettings
  seed: number
  engine: EngineName
  motor: MotorProfile
  options: BoardOptions
  /** Starts the firmware after a reset. */
  boot: () => void
  /** The power failed while flash was written. */
  onPowerLost: () => void
}

/** How a device is made. */
export interface BoardMaker {
  makeStore(settings: WorldSettings, seed: number): DeviceStore
  makeBoard(parts: BoardParts): { hal: DeviceBoard; firmware: DeviceFirmware }
}

/** The firmware of this process, on a fake HAL. */
export const SIMULATED: BoardMaker = {
  makeStore: ({ flashErases }, seed) => createStore(flashErases, seed),
  makeBoard: ({ clock, surroundings, settings, engine, motor, options, boot }) => {
    const { programs, breakIndex = programs.length - 1, watchdogMs, onPass } = options
    const firmware = new Firmware(clock, engine, onPass)
    const rate = 1 + settings.driftPercent / 100
    const hal = new FakeHal(clock, surroundings, boot, rate, watchdogMs, firmware.engine, options.link)
    return {
      hal,
      firmware: {
        engine: firmware.engine,
        tellsState: true,
        // The live screen changes the programs between two boots.
        boot: () => firmware.boot(hal, programs, Math.min(breakIndex, programs.length - 1), motor),
        get state() {
          return firmware.state
        },
        get status() {
          return firmware.statusOn(hal)
        },
      },
    }
  },
}
