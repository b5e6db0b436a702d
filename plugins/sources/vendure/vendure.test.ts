import { join } from 'node:path'
import { signStandard, testSource } from '@splot/contract/plugin/source-suite.testkit'
import { vendure } from './index.ts'

const own = `whsec_${Buffer.alloc(32, 1).toString('base64')}`
testSource(vendure, {
  settings: { secret: own, storeId: 'WEB' },
  folder: join(import.meta.dirname, 'fixtures'),
  sign: signStandard(own),
  isTimed: true,
})
