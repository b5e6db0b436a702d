import { testDestination } from '@splot/contract/plugin/destination-suite.testkit'
import { expect, it } from 'vitest'
import { metaAudiences } from './index.ts'
import { openMeta, token } from './meta.testkit.ts'

testDestination(metaAudiences, openMeta)

it('loads its pixel only where one is named', () => {
  expect(metaAudiences.tag({ accessToken: token, pixelId: '1234567890' })?.calls[0]).toEqual([
    'fbq',
    'init',
    '1234567890',
  ])
  expect(metaAudiences.tag({ accessToken: token })).toBeNull()
})
