// The memory of the chip, as the functions of the boot ROM use it.

export interface Memory {
  read16(address: number): number
  fill(address: number, value: number, count: number): void
  copy(to: number, from: number, count: number): void
  /** Addresses of flash begin at 0 here. */
  eraseFlash(at: number, count: number): void
  programFlash(at: number, from: number, count: number): void
  flushCache(): void
}
