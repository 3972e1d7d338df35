// Executes the usual instructions with the results and the cycles of rp2040js, but faster: it decodes with one jump, and
// reads and writes RAM and flash at once. Every other instruction is left to rp2040js.

import type { RP2040 } from 'rp2040js'
import { makeFastMemory } from './fast-memory.ts'

const SIGN = 0x80000000
const SP = 13
const LR = 14
const PC = 15
/** Below this an access takes one cycle more than the instruction; above it are the peripherals. */
const PERIPHERALS_AT = 0x40000000

/** Returns a function that executes one instruction and returns its cycles. */
export function makeFastCore(mcu: RP2040, noteFlashRead: (address: number) => void): () => number {
  const { core } = mcu
  const r = core.registers
  const memory = makeFastMemory(mcu, noteFlashRead)
  const { isCode, readCode, noteFetch, read32, read16, read8, write32, write8 } = memory

  const accessCycles = (address: number, isWrite: boolean): number =>
    address < PERIPHERALS_AT ? 2 : 1 + core.cyclesIO(address, isWrite)

  function setNz(result: number): void {
    core.N = (result & SIGN) !== 0
    core.Z = (result | 0) === 0
  }

  function add(left: number, right: number): number {
    const result = left + right
    setNz(result)
    core.C = result > 0xffffffff
    core.V = (~(left ^ right) & (left ^ result) & SIGN) !== 0
    return result
  }

  function subtract(left: number, right: number): number {
    const result = left - right
    setNz(result)
    core.C = left >= right
    core.V = ((left ^ right) & (left ^ result) & SIGN) !== 0
    return result
  }

  function load(to: number, address: number, read: (address: number) => number): number {
    const cycles = accessCycles(address, false)
    r[to] = read(address)
    return cycles
  }

  function store(address: number, value: number, write: (address: number, value: number) => void): number {
    const cycles = accessCycles(address, true)
    write(address, value)
    return cycles
  }

  /** AND, TST, CMP, ORR and the like by two low registers, MOV by any, BX. Undefined if it is another. */
  function isUsualRegister(opcode: number): boolean {
    const kind = opcode >> 6
    return (
      kind === 0b0100000000 ||
      kind === 0b0100001000 ||
      kind === 0b0100001010 ||
      kind === 0b0100001100 ||
      (opcode >> 8 === 0b01000110 && (opcode & 0x78) !== 0x78 && (opcode & 0x80) === 0)
    )
  }

  function executeRegister(opcode: number): number {
    const d = opcode & 7
    const m = r[(opcode >> 3) & 15]!
    const kind = opcode >> 6
    if (opcode >> 8 === 0b01000110) r[d] = m
    else if (kind === 0b0100001010) subtract(r[d]!, m)
    else {
      const result = kind === 0b0100001100 ? r[d]! | m : r[d]! & m
      if (kind !== 0b0100001000) r[d] = result
      setNz(result)
    }
    return 1
  }

  function branchIf(opcode: number): number {
    if (!core.checkCondition((opcode >> 8) & 15)) return 1
    r[PC] = r[PC]! + 2 + ((opcode << 24) >> 23)
    return 2
  }

  function call(opcode: number, low: number): number {
    const s = (opcode >> 10) & 1
    const i1 = 1 - (s ^ ((low >> 13) & 1))
    const i2 = 1 - (s ^ ((low >> 11) & 1))
    const offset = (-s << 24) | (i1 << 23) | (i2 << 22) | ((opcode & 0x3ff) << 12) | ((low & 0x7ff) << 1)
    r[LR] = (r[PC]! + 2) | 1
    r[PC] = r[PC]! + 2 + offset
    return 3
  }

  /** The program counter is past the instruction. Returns 0 for an instruction that is not usual. */
  function executeUsual(opcode: number): number {
    const a = opcode & 7
    const b = (opcode >> 3) & 7
    const c = (opcode >> 8) & 7
    const imm5 = (opcode >> 6) & 31
    const imm8 = opcode & 255
    switch (opcode >> 11) {
      case 0b00000: {
        const input = r[b]!
        if (imm5) core.C = (input & (1 << (32 - imm5))) !== 0
        r[a] = input << imm5
        setNz(r[a]!)
        return 1
      }
      case 0b00001: {
        const input = r[b]!
        core.C = ((input >>> (imm5 ? imm5 - 1 : 31)) & 1) !== 0
        r[a] = imm5 ? input >>> imm5 : 0
        setNz(r[a]!)
        return 1
      }
      case 0b00011: {
        const right = opcode & 0x400 ? imm5 & 7 : r[imm5 & 7]!
        r[a] = opcode & 0x200 ? subtract(r[b]!, right) : add(r[b]!, right)
        return 1
      }
      case 0b00100:
        r[c] = imm8
        setNz(imm8)
        return 1
      case 0b00101:
        subtract(r[c]!, imm8)
        return 1
      case 0b00110:
        r[c] = add(r[c]!, imm8)
        return 1
      case 0b00111:
        r[c] = subtract(r[c]!, imm8)
        return 1
      case 0b01000:
        return executeRegister(opcode)
      case 0b01001:
        return load(c, ((r[PC]! + 2) & ~3) + (imm8 << 2), read32)
      case 0b01100:
        return store((r[b]! + (imm5 << 2)) >>> 0, r[a]!, write32)
      case 0b01101:
        return load(a, (r[b]! + (imm5 << 2)) >>> 0, read32)
      case 0b01110:
        return store((r[b]! + imm5) >>> 0, r[a]!, write8)
      case 0b01111:
        return load(a, (r[b]! + imm5) >>> 0, read8)
      case 0b10001:
        return load(a, (r[b]! + (imm5 << 1)) >>> 0, read16)
      case 0b10010:
        return store(r[SP]! + (imm8 << 2), r[c]!, write32)
      case 0b10011:
        return load(c, r[SP]! + (imm8 << 2), read32)
      case 0b11010:
      case 0b11011:
        return branchIf(opcode)
      default:
        // 0b11100
        r[PC] = r[PC]! + 2 + ((opcode << 21) >> 20)
        return 2
    }
  }

  /** By the five highest bits: 1 where executeUsual() knows all of them, 2 where it knows some. */
  const USUAL = new Uint8Array(32)
  for (const group of [0, 1, 3, 4, 5, 6, 7, 9, 12, 13, 14, 15, 17, 18, 19, 26, 28]) USUAL[group] = 1
  USUAL[0b01000] = USUAL[0b11011] = 2
  const CALL = 0b11110

  return function execute() {
    const pc = r[PC]!
    if (core.interruptsUpdated || !isCode(pc)) return core.executeInstruction()
    const opcode = readCode(pc)
    const group = opcode >> 11
    let cycles: number
    if (group === CALL) {
      const low = readCode(pc + 2)
      if ((low & 0xd000) !== 0xd000) return core.executeInstruction()
      noteFetch(pc)
      noteFetch(pc + 2)
      r[PC] = pc + 2
      cycles = call(opcode, low)
    } else {
      const usual = USUAL[group]!
      if (usual === 0) return core.executeInstruction()
      // The last branches are for breakpoints and calls of the supervisor.
      if (usual === 2 && !(group === 0b01000 ? isUsualRegister(opcode) : ((opcode >> 9) & 7) !== 7))
        return core.executeInstruction()
      noteFetch(pc)
      r[PC] = pc + 2
      cycles = executeUsual(opcode)
    }
    core.cycles += cycles
    return cycles
  }
}
