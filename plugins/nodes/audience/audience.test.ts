import { testNode } from '@splot/contract/plugin/node-suite.testkit'
import { audienceNode } from './index.ts'

testNode(audienceNode, {
  options: [{ audience: 'a-1' }, { act: 'remove', audience: 'a-1' }],
  bad: [{}, { act: 'hide', audience: 'a-1' }],
})
