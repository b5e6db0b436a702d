import { testPayment } from '@splot/contract/plugin/payment-suite.testkit'
import { openNetwork } from '../../open-network.testkit.ts'
import { sandbox } from './index.ts'

testPayment(sandbox, async () => {
  const network = openNetwork('127.0.0.1:9')
  return {
    ...{ settings: {}, network, started: new Set<string>(), refunded: [], tellsDeclines: true },
    keyName: '',
    behave: () => {},
    tell: (news) => {
      const request = sandbox.rehearse?.({ ...news, ref: '' }, { key: 'a key of this test' })
      if (request === undefined) throw new Error('no rehearsal')
      return request
    },
    [Symbol.asyncDispose]: () => network[Symbol.asyncDispose](),
  }
})
