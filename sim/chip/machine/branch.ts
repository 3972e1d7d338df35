/** Whether a Thumb instruction is a branch within a function, rather than a call or a return. */
export const isBranch = (opcode: number): boolean => opcode >> 11 === 0b11100 || opcode >> 12 === 0b1101
