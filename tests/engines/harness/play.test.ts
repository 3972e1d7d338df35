// The harness itself: a board that starts anew goes on where it was, and nothing that went wrong passes for a trace.

import { describe, expect, it } from 'vitest'
import type { Engine } from './engine.ts'
import { enginePrinting } from './fake-programs.ts'
import { node } from './node.ts'
import { play } from './play.ts'
import { record } from './record.ts'

const board = 'puckjs2'
const { world } = record('', board)

const run = (engine: Engine, from = world) => play(engine, { world: from, events: '' }, { board, built: '' })

describe('what is printed', () => {
  it('the trace is what looks like one, and the rest is noted', async () => {
    const { engine } = enginePrinting('\x1b[J{"t":5,"duty":1}\r\nhello\r\n>{"t":9,"light":0}\r\ndone\r\n')
    expect(await run(engine)).toEqual({ trace: ['{"t":5,"duty":1}', '{"t":9,"light":0}'], notes: ['hello'], starts: 1 })
  })

  it('a reset starts the next process in the world that was left', async () => {
    const { engine, worlds } = enginePrinting('{"t":5,"duty":1}\nreset {"now":7}\n', '{"t":8,"duty":2}\ndone\n')
    expect(await run(engine)).toEqual({ trace: ['{"t":5,"duty":1}', '{"t":8,"duty":2}'], notes: [], starts: 2 })
    expect(worlds).toEqual([world, { now: 7 }])
  })

  it.each([
    ['', 'a stub did not finish'],
    ['{"t":5,"duty":1}', 'a stub did not finish'],
    ['Uncaught Error: x\ndone', 'Uncaught Error: x'],
    ['Execution Interrupted\ndone', 'Execution Interrupted'],
    ['New interpreter error: LOW_MEMORY\ndone', 'LOW_MEMORY'],
    ['Uncaught Error: motor pin\ndone', 'motor pin'],
    ['reset {"now":1,"broken":{}}', 'the board started more than 20 times'],
  ])('%j does not pass', async (printed, why) => {
    await expect(run(enginePrinting(printed).engine)).rejects.toThrow(why)
  })

  it('a board whose motor pin is broken may fail to start', async () => {
    const { engine } = enginePrinting('Uncaught Error: motor pin\n    at analogWrite\ndone')
    await expect(run(engine, { ...world, broken: { motor: 1 } })).resolves.toMatchObject({ trace: [] })
    await expect(run(engine, { ...world, broken: { light: 1 } })).rejects.toThrow('motor pin')
  })
})

describe('the bench', () => {
  /** As every file does first: else the console is open, and that is traced. */
  const SHUT = 'E.setConsole(null,{force:true});'
  const on = 'analogWrite(new Pin("D26"),1,{freq:9});'
  const playing = async (built: string, events: string) =>
    play(node, { world, events }, { board, built: `(()=>{${SHUT}${built}})()` })

  it.each([
    ['not fed', '', 7999, []],
    ['not fed', '', 8000, ['{"t":8000,"duty":0}', '{"t":8000,"duty":1000}']],
    ['fed in time', 'setTimeout(()=>E.kickWatchdog(),8000);', 15999, []],
    [
      'fed in time, once',
      'setTimeout(()=>E.kickWatchdog(),8000);',
      16000,
      ['{"t":16000,"duty":0}', '{"t":16000,"duty":1000}'],
    ],
    ['fed too late', 'setTimeout(()=>E.kickWatchdog(),8001);', 8000, ['{"t":8000,"duty":0}', '{"t":8000,"duty":1000}']],
  ])('the watchdog, %s: %s', async (_, fed, ms, trace) => {
    const played = await playing(`E.enableWatchdog(8,false);${on}${fed}`, `${ms} end 0\n`)
    expect(played.trace).toEqual(['{"t":0,"duty":1000}', ...trace])
    expect(played.starts).toBe(1 + trace.length / 2)
  })

  it('a callback that takes longer than the watchdog allows does not feed it', async () => {
    const slow = 'setTimeout(()=>{setTime(0);E.kickWatchdog();print("alive")},1);'
    const { notes, starts } = await play(
      node,
      { world, events: '1000 end 0\n' },
      {
        board,
        built: `(()=>{E.enableWatchdog(8,false);${slow}})()`,
        extraCode: 'setTime = () => { world.now += 9000 }',
      },
    )
    expect({ notes, starts }).toEqual({ notes: [], starts: 2 })
  })

  it('what a file does after a reset leaves no trace', async () => {
    const { trace, notes } = await playing(
      `${on}setTimeout(()=>{try{E.reboot()}catch(e){analogWrite(new Pin("D26"),.5,{freq:9});print("alive")}},5)`,
      '9 end 0\n',
    )
    expect(trace).toEqual(['{"t":0,"duty":1000}', '{"t":5,"duty":0}', '{"t":5,"duty":1000}'])
    expect(notes).toEqual(['alive'])
  })

  it('an event that a reset comes before is for the next start', async () => {
    const watch = 'setWatch((e)=>print("now "+e.state),new Pin("D0"),{repeat:true,edge:"both"});'
    const { notes } = await playing(`${watch}E.enableWatchdog(8,false)`, '9000 closed 1\n')
    expect(notes).toEqual(['now true'])
  })
})
