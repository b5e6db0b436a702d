import { testNode } from '@splot/contract/plugin/node-suite.testkit'
import { exitNode } from './index.ts'

testNode(exitNode, {
  options: [{}, { reason: 'Nie jest zainteresowana' }],
  bad: [{ reason: 'x'.repeat(81) }],
})
