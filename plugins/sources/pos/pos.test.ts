import { join } from 'node:path'
import { signStandard, testSource } from '@splot/contract/plugin/source-suite.testkit'
import { pos } from './index.ts'

const own = `whsec_${Buffer.alloc(32, 1).toString('base64')}`
testSource(pos, {
  settings: { secret: own, movesStock: true },
  folder: join(import.meta.dirname, 'fixtures'),
  sign: signStandard(own),
  isTimed: true,
})
