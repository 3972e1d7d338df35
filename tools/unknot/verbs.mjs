// Every verb of the command: what it does, its arguments and flags, and its module. A module is imported only when its
// verb runs, so help and mistakes do not wait for compilers and serial ports.

/**
 * @typedef {import('../../lib/command-line/usage.ts').Terminal} Terminal
 *
 * @typedef {(args: readonly string[], flags: any, terminal: Terminal) => Promise<number>} Run
 * Returns the exit code. Flags have commander's names: --top-hz is topHz.
 *
 * @typedef {object} Verb
 * @property {string} about One sentence.
 * @property {string} [more] More sentences for the help.
 * @property {string} [group] The heading above the verb in a list.
 * @property {Record<string, string>} [args] Descriptions by argument, as commander writes it.
 * @property {Record<string, string>} [flags] Descriptions by flag, as commander writes it.
 * @property {Record<string, Verb>} [verbs] Verbs below this one, such as draw below program.
 * @property {() => Promise<Run>} [load]
 */

const SIMULATE = 'On this computer:'
const WRITE = 'Programs:'
const MAKE = 'Boards:'

const MOTOR = { '--motor <NAME>': 'motor of the simulated board: massager or coin (massager)' }
const SEED = { '--seed <NUMBER>': 'seed of the random numbers (1)' }
const PICTURE = { '--svg <FILE>': 'draw a picture', '--png <FILE>': 'draw a picture' }
const OUT = { '--out <FILE>': 'write to this file' }
const OWN_BOARD = 'without it, the board of the folder'
const PROGRAM = { '<PROGRAM>': 'name of a program, or a file: .ts, .json or .bin' }
const BOARD = 'name of a board (see unknot boards), or a file with your own (docs/maker/own-board.md)'
const CONNECTION = {
  '--board <BOARD>': `${BOARD}; ${OWN_BOARD}`,
  '--port <PORT>': 'serial port (/dev/ttyACM0, COM3), Bluetooth address (Linux) or tcp://HOST:PORT',
}
const WITH_LINK = {
  '--link': 'with the link, over which a computer plays programs and reads the journal (docs/maker/link.md)',
}
const PORT_CHOICE = 'Without --port it lists the ports, and takes the port that fits the board if there is only one.'

/** @type {(name: keyof typeof import('../program/command.ts')) => () => Promise<Run>} */
const program = (name) => async () => /** @type {Run} */ ((await import('../program/command.ts'))[name])

/** @type {(name: keyof typeof import('../link/command.ts')) => () => Promise<Run>} */
const link = (name) => async () => /** @type {Run} */ ((await import('../link/command.ts'))[name])

/** @type {Record<string, Verb>} */
export const VERBS = {
  init: {
    group: WRITE,
    about: 'Make a folder for a massager of your own.',
    more: 'The folder has its board and its rotation in unknot.json, programs/ and scenarios/ (docs/maker/folder.md).',
    args: { '<FOLDER>': 'the folder to make; it is new or empty' },
    flags: { '--board <BOARD>': 'name of a board, see unknot boards (pico)' },
    load: async () => (await import('../project/init.ts')).init,
  },
  live: {
    group: SIMULATE,
    about: 'Play with a simulated massager on a live screen.',
    more: 'unknot without a verb does this. Without a terminal it prints a demonstration.',
    flags: {
      '--record <FILE>': 'write all events as a scenario, for unknot sim',
      '--program <PROGRAM>': 'play this program alone: its name, or a file: .ts, .json or .bin',
      '--watch': 'with --program FILE: play it again each time that the file is saved',
      ...SEED,
      '--motor <NAME>': 'motor, or whole massager: massager, coin, massager12, wand, portable (massager)',
      '--memory <FILE>': 'start with the stored data of a device',
      '--save <FILE>': 'write the stored data of the device at the end',
      '--demo': 'print the demonstration, even in a terminal',
      '--device <PORT>': 'show a real device on its link (docs/maker/link.md), with --board',
      '--board <BOARD>': 'with --device: its board',
    },
    load: async () => (await import('../program/live.ts')).live,
  },
  web: {
    group: SIMULATE,
    about: 'Serve the bench in the browser: massager and studio.',
    more: 'The page loads again when its sources change (docs/contributor/web.md).',
    flags: {
      '--port <NUMBER>': 'port on localhost (8080); 0 takes any that is free',
      '--build': 'write the page into dist/web instead, for any static host',
    },
    load: async () => (await import('../web/command.ts')).web,
  },
  demo: {
    group: SIMULATE,
    about: 'Print a day with a massager, in words.',
    load: async () => (await import('../../sim/command-line/demo.ts')).demo,
  },
  sim: {
    group: SIMULATE,
    about: 'Play scenarios.',
    more: 'With --chip they are played on the binary of an engine, in an emulator (docs/contributor/chip.md).',
    args: {
      '[FILE...]':
        'scenarios to play, such as sim/scenarios/off.txt (docs/maker/scenarios.md); without FILE, those in scenarios/',
    },
    flags: {
      '--say': 'print a line where something happens that an owner would notice',
      '--json': 'print the trace, one JSON object a line',
      '--svg <FILE>': 'draw the run: level, duty, motor, battery, temperature, light, states',
      '--png <FILE>': 'draw the same picture',
      '--csv <FILE>': 'write the same as a table',
      '--record <FILE>': 'write all events as a scenario, each at its time',
      ...MOTOR,
      '--memory <FILE>': 'start with the stored data of a device',
      '--save <FILE>': 'write the stored data of the device at the end',
      '--chip <FILE.uf2>': 'play on this engine for a Pico; without FILE, every scenario that the board can play',
      '--compare': 'with --chip: print the trace beside that of the simulator',
      '--miss <CYCLES>': 'with --chip: extra cycles of a read from flash that the cache does not have (0)',
      '--built': 'play on the file that --board is flashed with, on fakes of the functions of its engine',
      '--board <BOARD>': 'with --built: a board; with --chip: pico, pico-w or rp2040, if the engine does not tell',
    },
    load: async () => (await import('../chip/command.ts')).sim,
  },
  weeks: {
    group: SIMULATE,
    about: 'Simulate weeks of an owner, and show the journal.',
    args: { '<NUMBER>': 'how many weeks, 1 to 104' },
    flags: {
      ...SEED,
      ...MOTOR,
      ...PICTURE,
      '--save <FILE>': 'write the stored data of the device, for unknot journal',
    },
    load: async () => (await import('../../sim/journal/command.ts')).weeks,
  },
  journal: {
    group: SIMULATE,
    about: 'Show the stored data of a device: sessions, plan, spots.',
    args: { '<FILE>': 'stored data of a device, as unknot live --save writes it' },
    flags: PICTURE,
    load: async () => (await import('../../sim/journal/command.ts')).journal,
  },
  soak: {
    group: SIMULATE,
    about: 'Simulate random days, and check every invariant.',
    more: 'Owners, switches, batteries, rooms, faults and power cuts are random. It writes a failure as a short scenario.',
    flags: {
      '--days <NUMBER>': 'how many days to simulate (30)',
      '--weeks <NUMBER>': 'how many weeks of one owner who follows the plan, instead of days; the plan takes 12',
      ...SEED,
      '--engine <NAME>': 'how long code takes: rp2040, puckjs2, pico, none, or any of the first three (any)',
      '--board <BOARD>': 'build the file of a board and simulate that, with the HAL and the engine time of the board',
      '--link': 'with a link in each device, and hosts that try everything',
      '--replay <FILE>': 'check the invariants on one scenario instead',
      '--list': 'list the invariants',
    },
    load: async () => (await import('../built/soak.ts')).soak,
  },
  program: {
    group: WRITE,
    about: 'Check, draw and convert programs.',
    verbs: {
      list: { about: 'List the programs, with their figures.', load: program('listPrograms') },
      check: {
        about: 'Check every rule, and show the figures.',
        args: { '[PROGRAM]': `${PROGRAM['<PROGRAM>']}; without it, every program of the folder` },
        load: program('checkProgram'),
      },
      draw: {
        about: 'Draw the level and the motor over time.',
        args: PROGRAM,
        flags: { '--out <FILE>': 'write a picture, .svg or .png', '--dark': 'draw a .png for a dark page' },
        load: program('drawProgram'),
      },
      compile: {
        about: 'Compile to the bytes that a device plays.',
        args: PROGRAM,
        flags: { '--out <FILE>': 'write the bytes, such as FILE.bin; without --out they are printed as hex' },
        load: program('compileProgram'),
      },
      decompile: { about: 'Show a compiled program as JSON.', args: PROGRAM, flags: OUT, load: program('showJson') },
      json: { about: 'Show any program as JSON.', args: PROGRAM, flags: OUT, load: program('showJson') },
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
    args: { '[BOARD]': `${BOARD}; ${OWN_BOARD}` },
    load: async () => (await import('../wiring/command.ts')).wiring,
  },
  build: {
    group: MAKE,
    about: 'Build the files for a board.',
    flags: {
      '--board <BOARD>': `${BOARD}; ${OWN_BOARD}, or every board`,
      '--firmware <FILE.uf2>': 'for a Pico: put this Kaluma into the same UF2 file',
      '--trial': 'build the test program of a board, instead of the firmware',
      ...WITH_LINK,
      '--text': 'for Espruino: JavaScript to read, instead of the tokens of the engine, which take fewer bytes',
    },
    load: async () => (await import('../build/command.ts')).build,
  },
  flash: {
    group: MAKE,
    about: 'Build the firmware and flash it to a board.',
    more: `${PORT_CHOICE} docs/maker/flashing.md has the exit codes.`,
    flags: { ...CONNECTION, '--trial': 'flash the test program of the board, instead of the firmware', ...WITH_LINK },
    load: async () => (await import('../flash/command.ts')).flashFromTerminal,
  },
  calibrate: {
    group: MAKE,
    about: 'Measure the voltages at which a motor starts and stops.',
    more: `You press Enter when the motor turns, and when it has stopped. Over Bluetooth, first enter service mode: five short presses while the device is off. ${PORT_CHOICE} docs/maker/calibration.md has the exit codes.`,
    flags: {
      ...CONNECTION,
      '--top-hz <NUMBER>': 'store the frequency that you measured at the highest voltage; the motor stays off',
    },
    load: async () => (await import('../calibrate/command.ts')).calibrateFromTerminal,
  },
  link: {
    group: MAKE,
    about: 'Play programs on a device, and read its journal.',
    more: 'Its firmware needs the link: npx unknot flash --link (docs/maker/link.md).',
    verbs: {
      list: { about: 'List the serial ports.', load: link('list') },
      watch: { about: 'Print what the device does.', flags: CONNECTION, load: link('watch') },
      play: {
        about: 'Play a program on the device.',
        args: PROGRAM,
        flags: { ...CONNECTION, '--watch': 'play it again each time that the file is saved' },
        load: link('play'),
      },
      stop: { about: 'Turn the motor off.', flags: CONNECTION, load: link('stop') },
      keep: {
        about: 'Keep a program on the device, in place of one of the rotation.',
        args: { '<PLACE>': 'its place in the rotation, from 1', '[PROGRAM]': PROGRAM['<PROGRAM>'] },
        flags: { ...CONNECTION, '--built-in': 'the program that the folder has in this place' },
        load: link('keep'),
      },
      journal: {
        about: 'Show the journal of the device.',
        flags: { ...CONNECTION, '--save <FILE>': 'write the stored data of the device, for unknot journal' },
        load: link('journal'),
      },
      plan: { about: 'Begin the plan, or begin it again.', flags: CONNECTION, load: link('plan') },
      desk: {
        about: 'Begin the desk mode.',
        args: { '<MINUTES>': 'between two nudges, 15 to 90' },
        flags: CONNECTION,
        load: link('desk'),
      },
      set: {
        about: 'Change a setting of the device.',
        args: {
          '<SETTING>': 'strength, top-hz or clock',
          '[VALUE]': 'its value; the clock gets the time of this computer',
        },
        flags: CONNECTION,
        load: link('set'),
      },
    },
  },
  help: {
    group: 'Help:',
    about: 'Show the help of a verb, such as unknot help sim.',
    args: { '[VERB...]': 'such as sim, or program draw' },
  },
}
