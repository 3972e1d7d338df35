// What functions of the engines take, beyond what a call of any function does: what the code of a file takes is counted
// in it (program.ts). In us.

import type { Board } from '../../hal/boards/board.ts'
import type { EngineName } from '../device/engine/models.ts'
import type { NativeCosts } from './engine-run.ts'

/** The nRF52832 writes a word of four bytes in up to 338 us, and erases a page in up to 90 ms. */
const NRF52: NativeCosts = {
  temperature: 100,
  analogRead: 100,
  setDuty: 100,
  write: 5000,
  writeByte: 85,
  erase: 90_000,
}

/** Flash of a Pico: 0.4 ms for 256 bytes, 45 ms for a sector. */
const RP2040: NativeCosts = { ...NRF52, write: 13_000, writeByte: 2, erase: 45_000 }

/** A reading waits 1 ms first, setDuty() for the end of a PWM period. */
const KALUMA: NativeCosts = { ...RP2040, analogRead: 1080, setDuty: 370, write: 400 }

/** `E.getTemperature()` waits for the sensor of a Puck.js (libs/puckjs/jswrap_puck.c). */
const PUCK_TEMPERATURE = 50_000

export function nativeCosts({ engine, about: { chip, firmware } }: Board): NativeCosts {
  if (engine === 'kaluma') return KALUMA
  const costs = chip === 'rp2040' ? RP2040 : NRF52
  return firmware === 'PUCKJS' ? { ...costs, temperature: PUCK_TEMPERATURE } : costs
}

/** The engine whose figures are nearest: only two chips were measured. */
export const engineOfBoard = ({ engine, about: { chip } }: Board): EngineName =>
  engine === 'kaluma' ? 'pico' : chip === 'rp2040' ? 'rp2040' : 'puckjs2'
