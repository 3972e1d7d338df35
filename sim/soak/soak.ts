// The soak: simulated owners, one after another, with every invariant checked at every step.

import { builtOptions } from '../built/built-device.ts'
import type { BuiltFile } from '../built/built-file.ts'
import { withGoodParts, withGoodSwitch } from '../built/good-parts.ts'
import { BUILT_INVARIANTS } from '../built/invariants.ts'
import { hardwareOf } from '../device/board-options.ts'
import { Device, type DeviceOptions } from '../device/device.ts'
import { ENGINE_NAMES, type EngineName, NO_ENGINE } from '../device/engine/models.ts'
import { LINKS, type Link } from '../link/fake-link.ts'
import { parse } from '../script/parse.ts'
import { MOTORS, type Programs, type Progress, playInSlices, type ScenarioResult } from '../script/play.ts'
import { givenLines, Recording } from '../script/record.ts'
import type { GivenWorld } from '../world/fields.ts'
import { drawUniform, ENGINE, HARDWARE, LINK, OWNER } from '../world/random.ts'
import { withHardwareErrors, withRandomHardware } from './hardware/random-hardware.ts'
import { LINKED_INVARIANTS, STEP_INVARIANTS } from './invariants/index.ts'
import type { Invariant } from './invariants/invariant.ts'
import { InvariantError } from './invariants/invariant-error.ts'
import { InvariantMonitor } from './monitor/monitor.ts'
import { STORE_INVARIANT } from './monitor/store-check.ts'
import { createTally, type Tally } from './monitor/tally.ts'
import { type SimulateDays, simulateDays, simulatePlannedDays } from './owner/days.ts'
import { simulateLinkedDays } from './owner/host-actions.ts'
import { Owner } from './owner/owner.ts'
import { makeRandomWorld } from './owner/random-world.ts'
import { checkRecovery, RECOVERY_INVARIANT } from './recovery.ts'

/** Each owner has an engine of a real board, by chance. */
export const ANY_ENGINE = 'any'
export type SoakEngine = EngineName | typeof ANY_ENGINE
export const USUAL_SOAK_ENGINE: SoakEngine = ANY_ENGINE
const REAL_ENGINES = ENGINE_NAMES.filter((name) => name !== NO_ENGINE)

export interface SoakOptions extends Programs {
  engine?: SoakEngine
  /** Devices with a link, and hosts around them. */
  isLinked?: boolean
  /** The file of a board, in place of the firmware of this process. Without an engine it has that of its board. */
  built?: BuiltFile | undefined
  /** The share of owners with other hardware than most, where no board says what it is. */
  hardwareShare?: number
}

export const USUAL_HARDWARE_SHARE = 0.25

/** Those that are checked at every step; a built file has some more, and so has a link. */
function stepInvariants(built: BuiltFile | undefined, isLinked = false): readonly Invariant[] {
  if (isLinked) return LINKED_INVARIANTS
  return built ? [...STEP_INVARIANTS, ...BUILT_INVARIANTS] : STEP_INVARIANTS
}

export const invariantNames = (built?: BuiltFile, isLinked?: boolean): readonly string[] => [
  ...stepInvariants(built, isLinked).map(({ name }) => name),
  STORE_INVARIANT,
  RECOVERY_INVARIANT,
]

/** Options of the device that runs a built file, with the engine of its board or none; nothing without a file. */
const builtDevice = (built: BuiltFile | undefined, engine: SoakEngine | undefined) =>
  built ? builtOptions(built, { hasChance: true, ...(engine === NO_ENGINE && { engine }) }) : {}

/** How hosts reach an owner's device. */
const drawLink = (seed: number): Link => LINKS[Math.floor(drawUniform(seed, LINK, 0) * LINKS.length)]!

/** The engine of an owner's device. */
const drawEngine = (engine: SoakEngine, seed: number): EngineName =>
  engine === ANY_ENGINE ? REAL_ENGINES[Math.floor(drawUniform(seed, ENGINE, 0) * REAL_ENGINES.length)]! : engine

/** Between two checks while nothing else happens: a lost timer is noticed. */
const CHECK_EVERY_MS = 20_000
const WEEK_DAYS = 7

/** Options of a device that is held to every invariant. */
function monitored(tally: Tally, built?: BuiltFile, isLinked = false): Pick<DeviceOptions, 'onStep' | 'poll'> {
  const monitor = new InvariantMonitor(tally, stepInvariants(built, isLinked))
  const run = (device: Device) => monitor.check(device)
  return { onStep: run, poll: { everyMs: () => CHECK_EVERY_MS, run } }
}

/** Plays a scenario with every invariant checked, and the recovery at its end. Throws InvariantError. */
export const checkScenario = (
  text: string,
  { built, programs, breakIndex, names }: Programs & Pick<SoakOptions, 'built'>,
  tally = createTally(),
): Generator<Progress, ScenarioResult> =>
  playInSlices(text, {
    programs,
    breakIndex,
    names,
    ...builtDevice(built, built && parse(text, names).given.engine),
    ...monitored(tally, built, parse(text, names).given.link !== undefined),
    onEnd: checkRecovery,
    checksExpectations: false,
  })

/** A run that broke an invariant, as a scenario. `seed` is that of its owner. */
export interface Failure {
  seed: number
  text: string
  error: InvariantError
}

export interface SoakResult {
  owners: number
  days: number
  tally: Tally
  failure?: Failure
}

/** The seed of an owner, by its place in a soak. */
export const ownerSeed = (soakSeed: number, index: number): number =>
  Math.floor(drawUniform(soakSeed, OWNER, index) * 2 ** 31)

/** The random world of an owner, around the board of `built` or around random hardware. */
function makeWorld(seed: number, built: BuiltFile | undefined, share = USUAL_HARDWARE_SHARE): GivenWorld {
  const world = makeRandomWorld(seed)
  const isOther = !built && drawUniform(seed, HARDWARE, 0, 1) < share
  const given = isOther ? withRandomHardware(world, seed) : world
  const hardware = built ? hardwareOf(built.board) : given.hardware
  return hardware ? withHardwareErrors(given, seed, hardware) : given
}

/** One owner. Returns the number of days, or the failure. */
function* simulateOwner(
  seed: number,
  maxDays: number,
  { engine, built, isLinked, hardwareShare, ...options }: SoakOptions,
  tally: Tally,
  simulate: SimulateDays,
): Generator<void, number | Failure> {
  const simulatedEngine = drawEngine(engine ?? USUAL_SOAK_ENGINE, seed)
  const anyWorld = makeWorld(seed, built, hardwareShare)
  const motor = MOTORS[anyWorld.motor!]!
  const world = built ? withGoodParts(anyWorld, built, engine) : withGoodSwitch(anyWorld, simulatedEngine, motor)
  const link = isLinked ? drawLink(seed) : undefined
  const own = { motor, engine: simulatedEngine, link, ...builtDevice(built, engine) }
  const device = new Device({ ...options, ...monitored(tally, built, isLinked), ...world, ...own })
  const recording = new Recording(givenLines({ ...world, ...device.given }))
  const owner = new Owner(device, options.names, recording)
  // A replay checks the recovery after this, too.
  let endMs: number | undefined
  try {
    const days = yield* simulate(owner, maxDays)
    endMs = device.now
    checkRecovery(device)
    return days
  } catch (error) {
    if (!(error instanceof InvariantError)) throw error
    return { seed, text: recording.toText(endMs ?? device.now), error }
  }
}

/** Owners until there are `days` of them, or an invariant is broken. Each pause yields the result so far. */
export function* soak(
  seed: number,
  days: number,
  options: SoakOptions,
  simulate: SimulateDays = simulateDays,
): Generator<SoakResult, SoakResult> {
  const result: SoakResult = { owners: 0, days: 0, tally: createTally() }
  while (result.days < days) {
    const daysLeft = Math.ceil(days - result.days)
    const owner = simulateOwner(ownerSeed(seed, result.owners), daysLeft, options, result.tally, simulate)
    let next = owner.next()
    while (!next.done) {
      yield result
      next = owner.next()
    }
    if (typeof next.value !== 'number') return { ...result, failure: next.value }
    result.owners++
    result.days += next.value
  }
  return result
}

/** Owners with hosts around their devices. */
export const soakLinked = (seed: number, days: number, options: SoakOptions): Generator<SoakResult, SoakResult> =>
  soak(seed, days, { ...options, isLinked: true }, simulateLinkedDays)

/** One owner who keeps to the plan for `weeks`, or until an invariant is broken. */
export const soakWeeks = (seed: number, weeks: number, options: SoakOptions): Generator<SoakResult, SoakResult> =>
  soak(seed, weeks * WEEK_DAYS, options, simulatePlannedDays)
