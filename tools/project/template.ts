// The files of a new folder for a massager.

interface NewFolder {
  /** As a package may be named. */
  name: string
  board: string
  /** The path from the folder to unknot. */
  unknot: string
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

const PROGRAM = `import { hold, hz, program, ramp, repeat, s } from 'unknot/language'

export default program({
  name: 'morning',
  title: 'Wake a stiff neck',
  serves: ['tightness', 'flow'],
  about: 'Lay it beside the spine, not on it.',
  segments: [ramp(hz(30), s(5)), repeat(2, [hold(hz(30), s(40)), hold(hz(40), s(20))]), ramp(0, s(3))],
})
`

const SCENARIO = `# A long press starts the first program of the rotation, and another one ends it.
given unlocked
long press
wait 10 s
expect motor on
expect program morning
long press
wait 2 s
expect motor off
`

const README = ({ name }: NewFolder): string => `# ${name}

The firmware of a massager, made with unknot.

    npm install           # once
    npm start             # the live screen: press 3 to unlock, l to start, q to quit
    npm test              # checks the programs, and plays the scenarios

\`unknot.json\` says which board it is, and which programs the button cycles. \`programs/\` has its own programs, and
\`scenarios/\` its tests.

    npx unknot live --program morning --watch    # plays it again each time that you save it
    npx unknot program draw morning
    npx unknot wiring     # how to connect the parts
    npx unknot build      # the files for the board, in dist/
    npx unknot flash      # writes them to the board

The pages about all this are in \`node_modules/unknot/docs/maker/\`: start with \`folder.md\`.
`

/** The text of each file, by its path in the folder. */
export const makeFiles = (folder: NewFolder): Record<string, string> => ({
  'unknot.json': json({
    $schema: './node_modules/unknot/docs/maker/unknot.schema.json',
    board: folder.board,
    rotation: ['morning', 'knot', 'calm', 'break'],
    break: 'break',
  }),
  'programs/morning.ts': PROGRAM,
  'scenarios/morning.txt': SCENARIO,
  'README.md': README(folder),
  'package.json': json({
    name: folder.name,
    private: true,
    type: 'module',
    scripts: {
      start: 'unknot live',
      test: 'unknot program check && unknot sim',
      build: 'unknot build',
    },
    devDependencies: { unknot: `file:${folder.unknot}` },
  }),
  'tsconfig.json': json({
    compilerOptions: {
      target: 'es2022',
      module: 'esnext',
      moduleResolution: 'bundler',
      strict: true,
      noEmit: true,
      allowImportingTsExtensions: true,
      types: [],
    },
    include: ['programs'],
  }),
  '.gitignore': 'node_modules/\ndist/\n',
})
