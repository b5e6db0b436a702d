import { testNode } from '@splot/contract/plugin/node-suite.testkit'
import { startStop } from './index.ts'

testNode(startStop, {
  options: [{ journey: 'j-1' }, { act: 'stop', journey: 'j-1' }],
  bad: [{}, { act: 'pause', journey: 'j-1' }],
})
