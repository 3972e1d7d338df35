import { expect, it } from 'vitest'
import { measuredValues, withTopHz } from '../../../sim/journal/stored-settings.ts'
import { parseFields, SETTINGS_VERSION, TOP_HZ_FIELD } from '../../../src/memory/settings.ts'

it('withTopHz changes only the top frequency', () => {
  const fields = [2, 0, 5, 1, 20000, 1234, 5678, 850, 400, 0]
  const settings = withTopHz({ settings: fields.join(',') }, 55)
  expect(settings).toMatch(/^2,0,5,1,20000,1234,5678,850,400,55,0,/)
  expect(measuredValues({ settings })).toEqual({ startMv: 850, dropOutMv: 400, topHz: 55 })
})

it.each([undefined, '', '1,2,3', 'x,0,5,1,20000,1234,5678,850,400,0'])(
  'withTopHz starts from the defaults where the device cannot read the settings: %s',
  (settings) => {
    const made = parseFields(withTopHz({ settings }, 50))
    expect(made).toEqual(parseFields(settings).with(TOP_HZ_FIELD, 50).with(0, SETTINGS_VERSION))
  },
)
