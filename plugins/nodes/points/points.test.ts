import { testNode } from '@splot/contract/plugin/node-suite.testkit'
import { pointsNode } from './index.ts'

testNode(pointsNode, {
  options: [{ points: 50, reason: 'Urodziny' }],
  bad: [{}, { points: 0, reason: 'Urodziny' }, { points: 5 }],
})
