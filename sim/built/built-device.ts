// Devices that run the file a board is flashed with, its real HAL included, in the world of the simulator.

import type { Board, EspruinoBoard } from '../../hal/boards/board.ts'
import { NO_PIN } from '../../hal/boards/board.ts'
import type { Hal } from '../../hal/hal.ts'
import { hardwareOf } from '../device/board-options.ts'
import type { DeviceOptions } from '../device/device.ts'
import { DeviceStore, slotFile } from '../device/device-store.ts'
import { type Engine, InstantEngine } from '../device/engine/engine.ts'
import { ENGINE_MODELS, type EngineName, NO_ENGINE } from '../device/engine/models.ts'
import { TimedEngine } from '../device/engine/timed-engine.ts'
import { plugIn } from '../device/plugged-hal.ts'
import type { BoardMaker, BoardParts } from '../device/simulated-board.ts'
import type { Sensor } from '../world/fields.ts'
import { Files } from '../world/files.ts'
import { BuiltBoard, type BuiltFirmware } from './built-board.ts'
import type { BuiltFile } from './built-file.ts'
import { chanceOf, NO_CHANCE } from './chance.ts'
import { EspruinoFiles, storageSize } from './espruino/files.ts'
import { EspruinoRun } from './espruino/run.ts'
import { KalumaRun } from './kaluma/run.ts'
import { engineOfBoard, nativeCosts } from './native-costs.ts'
import { OwnerView } from './owner-view.ts'
import { Program } from './program.ts'
import { UndoFlash } from './undo-flash.ts'

/** A Pico has more: its files are then not spread over all of its flash. */
const KALUMA_FLASH = { pages: 10, pageBytes: 4096 }

export const isEspruino = (board: Board): board is EspruinoBoard => board.engine === 'espruino'

function makeStore({ board, code }: BuiltFile, flashErases: number, seed: number): DeviceStore {
  const { pages, pageBytes } = isEspruino(board) ? storageSize(board) : KALUMA_FLASH
  const flash = new UndoFlash(pages, flashErases, seed, pageBytes)
  return new DeviceStore(isEspruino(board) ? new EspruinoFiles(flash, board, code) : new Files(flash))
}

function makeEngine({ clock, engine, options }: BoardParts, program: Program): Engine {
  if (engine === NO_ENGINE) return new InstantEngine(clock)
  const takeUnits = () => program.takeUnits()
  return new TimedEngine(clock, ENGINE_MODELS[engine], { onProgress: () => {}, onPass: options.onPass, takeUnits })
}

const makeFirmware = (board: Board, store: DeviceStore, program: Program): BuiltFirmware => ({
  makeRun: (io) => {
    const costs = nativeCosts(board)
    if (!isEspruino(board)) return new KalumaRun(board, io, costs)
    const files = store.files as EspruinoFiles
    return files.powerUp() ? new EspruinoRun(board, io, costs, files) : undefined
  },
  start: (run) => program.start(run.globals),
})

/** What the `given` steps of a scenario store settings with: the rest of a HAL is in the built file. */
const storeHal = ({ files }: DeviceStore) =>
  ({
    read: (slot: number) => files.read(slotFile(slot)),
    write: (slot: number, text: string) => files.write(slotFile(slot), text),
  }) as Partial<Hal> as Hal

const makerOf = (file: BuiltFile, hasChance: boolean): BoardMaker => ({
  makeStore: ({ flashErases }, seed) => makeStore(file, flashErases, seed),
  makeBoard: (parts) => {
    const { board, metered } = file
    const { store, seed, surroundings, clock } = parts
    const program = new Program(metered, !isEspruino(board))
    const engine = makeEngine(parts, program)
    ;(store.files.flash as UndoFlash).readNow = () => engine.now
    const firmware = makeFirmware(board, store, program)
    const hal = new BuiltBoard(parts, board, engine, hasChance ? chanceOf(seed) : NO_CHANCE, firmware)
    const view = new OwnerView(hal, store, surroundings, () => clock.now)
    return {
      hal,
      firmware: {
        engine,
        tellsState: false,
        boot: () => {
          plugIn(storeHal(store))
          hal.boot()
        },
        get state() {
          return view.state
        },
        get status() {
          return view.status
        },
      },
    }
  },
})

/** The sensors that a board does not have. */
export const missingSensors = ({ engine, batteryPin, thermometer }: Board): Sensor[] => [
  ...(batteryPin === NO_PIN[engine] ? (['battery'] as const) : []),
  ...(thermometer === 'none' ? (['thermometer'] as const) : []),
]

/**
 * Options of a device that runs a built file. `hasChance`: now and then something else takes the engine, and writes to
 * flash are slow. Without an engine time is that of the board's own engine; with NO_ENGINE code takes none.
 */
export const builtOptions = (
  file: BuiltFile,
  { engine = engineOfBoard(file.board), hasChance = false }: { engine?: EngineName; hasChance?: boolean } = {},
): Pick<DeviceOptions, 'maker' | 'engine' | 'without' | 'hardware'> & { motor: Board['motor'] } => ({
  maker: makerOf(file, hasChance),
  engine,
  motor: file.board.motor,
  without: missingSensors(file.board),
  hardware: hardwareOf(file.board),
})
