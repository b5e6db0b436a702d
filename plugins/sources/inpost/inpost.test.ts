import { join } from 'node:path'
import { testSource } from '@splot/contract/plugin/source-suite.testkit'
import { inpost } from './index.ts'

const own = `whsec_${Buffer.alloc(32, 250).toString('base64')}`
testSource(inpost, {
  settings: { secret: own },
  folder: join(import.meta.dirname, 'fixtures'),
  // As it arrives where nobody has escaped the address.
  sign: (body, { secret = own }) => ({
    headers: {},
    query: { key: secret.replaceAll('+', ' ') },
    body: Buffer.from(body),
  }),
  isBareKey: true,
})
