// Every verb of the command: what it does, its arguments and flags, and the module that does it. A module is imported
// only when its verb is typed: help and mistakes do not wait for compilers and serial ports.

/**
 * @typedef {import('../../lib/command-line/usage.ts').Terminal} Terminal
 *
 * @typedef {(args: readonly string[], flags: any, terminal: Terminal) => Promise<number>} Run
 * Answers with the exit code. Flags have the names that commander gives them: --top-hz is topHz.
 *
 * @typedef {object} Verb
 * @property {string} about One sentence.
 * @property {string} [more] What the help says besides.
 * @property {string} [group] The heading above it in a list of verbs.
 * @property {Record<string, string>} [args] Descriptions by argument, as commander writes it.
 * @property {Record<string, string>} [flags] Descriptions by flag, as commander writes it.
 * @property {Record<string, Verb>} [verbs] Verbs of its own.
 * @property {() => Promise<Run>} [load]
 */

const SIMULATE = 'On this computer:'
const WRITE = 'Programs:'
const MAKE = 'Boards:'

const MOTOR = { '--motor <NAME>': 'motor of the simulated board: massager or coin (massager)' }
const SEED = { '--seed <NUMBER>': 'seed of all that is random (1)' }
const PICTURE = { '--svg <FILE>': 'draw a picture', '--png <FILE>': 'draw a picture' }
const OUT = { '--out <FILE>': 'write to this file' }
const PROGRAM = { '<PROGRAM>': 'name of a program, or a file: .ts, .json or .bin' }
const BOARD = 'name of a board (see unknot boards), or a file with your own (docs/maker/own-board.md)'
const CONNECTION = {
  '--board <BOARD>': BOARD,
  '--port <PORT>': 'serial port (/dev/ttyACM0, COM3), Bluetooth address (Linux) or tcp://HOST:PORT',
}
const FINDS_PORT = 'Without --port it lists the ports, and takes the one that fits the board if there is only one.'

/** @type {(name: keyof typeof import('../program/command.ts')) => () => Promise<Run>} */
const program = (name) => async () => /** @type {Run} */ ((await import('../program/command.ts'))[name])

/** @type {Record<string, Verb>} */
export const VERBS = {
  live: {
    group: SIMULATE,
    about: 'Play with a simulated massager on a live screen.',
    more: 'unknot without a verb does this. Where there is no terminal, it prints a demonstration.',
    flags: {
      '--record <FILE>': 'write what happens as a scenario, for unknot sim',
      ...SEED,
      ...MOTOR,
      '--memory <FILE>': 'start with what a device had stored',
      '--save <FILE>': 'write what the device has stored at the end',
      '--demo': 'print the demonstration, in a terminal too',
    },
    load: async () => (await import('../../sim/command-line/live.ts')).live,
  },
  sim: {
    group: SIMULATE,
    about: 'Play scenarios.',
    args: { '<FILE...>': 'scenarios to play, such as sim/scenarios/off.txt (docs/maker/scenarios.md)' },
    flags: {
      '--json': 'print the trace, one JSON object a line',
      '--svg <FILE>': 'draw the run: level, duty, motor, battery, warmth, light, states',
      '--png <FILE>': 'draw the same picture',
      '--csv <FILE>': 'write the same as a table',
      '--record <FILE>': 'write what happens as a scenario, each step at its time',
      ...MOTOR,
      '--memory <FILE>': 'start with what a device had stored',
      '--save <FILE>': 'write what the device has stored at the end',
    },
    load: async () => (await import('../../sim/command-line/play-files.ts')).playFiles,
  },
  weeks: {
    group: SIMULATE,
    about: 'Simulate weeks of an owner, and show the journal.',
    args: { '<NUMBER>': 'how many weeks, 1 to 104' },
    flags: { ...SEED, ...MOTOR, ...PICTURE, '--save <FILE>': 'write what the device has stored, for unknot journal' },
    load: async () => (await import('../../sim/journal/command.ts')).weeks,
  },
  journal: {
    group: SIMULATE,
    about: 'Show what a device has stored: sessions, plan, spots.',
    args: { '<FILE>': 'memory of a device, as unknot live --save writes it' },
    flags: PICTURE,
    load: async () => (await import('../../sim/journal/command.ts')).journal,
  },
  soak: {
    group: SIMULATE,
    about: 'Simulate random days, and check every invariant.',
    more: 'Owners, switches, batteries, rooms, faults and power cuts are random. A failure is written as a short scenario.',
    flags: {
      '--days <NUMBER>': 'how many days (30)',
      '--weeks <NUMBER>': 'how many weeks of one owner who follows the plan, instead of days; the plan takes 12',
      ...SEED,
      '--replay <FILE>': 'check one scenario instead',
      '--list': 'list the invariants',
    },
    load: async () => (await import('../../sim/soak/command.ts')).soakCommand,
  },
  program: {
    group: WRITE,
    about: 'Check, draw and convert programs.',
    verbs: {
      list: { about: 'List the programs, with their figures.', load: program('list') },
      check: { about: 'Check every rule, and show the figures.', args: PROGRAM, load: program('check') },
      draw: {
        about: 'Draw the level over time, and what the motor does with it.',
        args: PROGRAM,
        flags: { '--out <FILE>': 'write a picture, .svg or .png', '--dark': 'for a dark page (.png)' },
        load: program('draw'),
      },
      compile: {
        about: 'Compile to the bytes that a device plays.',
        args: PROGRAM,
        flags: { '--out <FILE>': 'write the bytes, as FILE.bin; without it they are printed as hex' },
        load: program('compileProgram'),
      },
      decompile: { about: 'Show a compiled program as JSON.', args: PROGRAM, flags: OUT, load: program('json') },
      json: { about: 'Show any program as JSON.', args: PROGRAM, flags: OUT, load: program('json') },
      import: {
        about: 'Convert a file of another format to a program as JSON.',
        args: { '<FILE>': 'ahap, haptic, android-xml, android-json, web or buzz (docs/maker/formats.md)' },
        flags: OUT,
        load: program('importProgram'),
      },
      export: {
        about: 'Convert a program to another format.',
        args: PROGRAM,
        flags: { '--to <FORMAT>': 'ahap, haptic, android-xml, web or csv', ...OUT },
        load: program('exportProgram'),
      },
    },
  },
  boards: {
    group: MAKE,
    about: 'List the boards.',
    flags: { '--json': 'print them as JSON' },
    load: async () => (await import('./boards.ts')).listBoards,
  },
  wiring: {
    group: MAKE,
    about: 'Draw the circuit of a board, with its parts and what to check.',
    args: { '<BOARD>': BOARD },
    load: async () => (await import('../wiring/command.ts')).wiring,
  },
  build: {
    group: MAKE,
    about: 'Build the files that a board is flashed with.',
    flags: {
      '--board <BOARD>': `${BOARD}; without it, every board`,
      '--firmware <FILE.uf2>': 'for a Pico: put this Kaluma into the same file',
      '--trial': 'build the program that tries a board, instead of the firmware',
    },
    load: async () => (await import('../build/command.ts')).build,
  },
  flash: {
    group: MAKE,
    about: 'Build the firmware and put it on a board.',
    more: `${FINDS_PORT} docs/maker/flashing.md has the exit codes.`,
    flags: { ...CONNECTION, '--trial': 'put the program that tries a board on it, instead of the firmware' },
    load: async () => (await import('../flash/command.ts')).flashHere,
  },
  calibrate: {
    group: MAKE,
    about: 'Measure the volts at which a motor starts and stops.',
    more: `It asks you when the motor turns. Over Bluetooth, enter service mode first: five short presses while the device is off. ${FINDS_PORT} docs/maker/calibration.md has the exit codes.`,
    flags: {
      ...CONNECTION,
      '--top-hz <NUMBER>':
        'store the frequency that the motor reaches at the most volts, as you measured it; the motor stays off',
    },
    load: async () => (await import('../calibrate/command.ts')).calibrateHere,
  },
  help: {
    group: 'Help:',
    about: 'Show the help of a verb, such as unknot help sim.',
    args: { '[VERB...]': 'such as sim, or program draw' },
  },
}
