// The harness: a board that restarts goes on where it was, and no error passes for a trace.

import { describe, expect, it } from 'vitest'
import type { Engine } from './engine.ts'
import { enginePrinting } from './fake-programs.ts'
import { node } from './node.ts'
import { play } from './play.ts'
import { record } from './record.ts'

const board = 'puckjs2'
const { world } = record('', board)

const run = (engine: Engine, from = world) => play(engine, { world: from, events: '' }, { board, built: '' })

describe('play()', () => {
  it('takes JSON with a time for the trace, and the rest for notes', async () => {
    const { engine } = enginePrinting('\x1b[J{"t":5,"duty":1}\r\nhello\r\n>{"t":9,"light":0}\r\ndone\r\n')
    expect(await run(engine)).toEqual({ trace: ['{"t":5,"duty":1}', '{"t":9,"light":0}'], notes: ['hello'], starts: 1 })
  })

  it('starts the next process after a reset, in the world of the reset', async () => {
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
  ])('throws for the output %j', async (printed, why) => {
    await expect(run(enginePrinting(printed).engine)).rejects.toThrow(why)
  })

  it('lets a board with a broken motor pin fail to start', async () => {
    const { engine } = enginePrinting('Uncaught Error: motor pin\n    at analogWrite\ndone')
    await expect(run(engine, { ...world, broken: { motor: 1 } })).resolves.toMatchObject({ trace: [] })
    await expect(run(engine, { ...world, broken: { light: 1 } })).rejects.toThrow('motor pin')
  })
})

describe('the bench', () => {
  /** Every built file does this first. Otherwise the open console is in the trace. */
  const CLOSE_CONSOLE = 'E.setConsole(null,{force:true});'
  const on = 'analogWrite(new Pin("D26"),1,{freq:9});'
  const playing = async (built: string, events: string) =>
    play(node, { world, events }, { board, built: `(()=>{${CLOSE_CONSOLE}${built}})()` })

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
  ])('resets a board whose watchdog is %s: %s', async (_, fed, ms, trace) => {
    const played = await playing(`E.enableWatchdog(8,false);${on}${fed}`, `${ms} end 0\n`)
    expect(played.trace).toEqual(['{"t":0,"duty":1000}', ...trace])
    expect(played.starts).toBe(1 + trace.length / 2)
  })

  it('does not let a callback feed the watchdog that took longer than the watchdog allows', async () => {
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

  it('traces nothing that a file does after a reset', async () => {
    const { trace, notes } = await playing(
      `${on}setTimeout(()=>{try{E.reboot()}catch(e){analogWrite(new Pin("D26"),.5,{freq:9});print("alive")}},5)`,
      '9 end 0\n',
    )
    expect(trace).toEqual(['{"t":0,"duty":1000}', '{"t":5,"duty":0}', '{"t":5,"duty":1000}'])
    expect(notes).toEqual(['alive'])
  })

  it('leaves an event for the next start if a reset comes first', async () => {
    const watch = 'setWatch((e)=>print("now "+e.state),new Pin("D0"),{repeat:true,edge:"both"});'
    const { notes } = await playing(`${watch}E.enableWatchdog(8,false)`, '9000 closed 1\n')
    expect(notes).toEqual(['now true'])
  })
})
