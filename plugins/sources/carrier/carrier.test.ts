import { join } from 'node:path'
import { signStandard, testSource } from '@splot/contract/plugin/source-suite.testkit'
import { expect, it } from 'vitest'
import { carrier } from './index.ts'

const own = `whsec_${Buffer.alloc(32, 1).toString('base64')}`
testSource(carrier, {
  settings: { secret: own },
  folder: join(import.meta.dirname, 'fixtures'),
  sign: signStandard(own),
  isTimed: true,
})

it('tells of a courier who moves on, though the status is as old as before', () => {
  const tell = (lat: number) =>
    carrier.map(
      {
        ...{ id: 'd', topic: 'parcel', at: 0 },
        payload: {
          parcel: 'P1',
          status: 'out_for_delivery',
          at: '2026-11-22T10:00:00Z',
          position: { lat, lng: 17 },
        },
      },
      { secret: own },
    ).events?.[0]?.messageId
  expect(tell(51.1)).not.toBe(tell(51.2))
  expect(tell(51.1)).toBe(tell(51.1))
})
